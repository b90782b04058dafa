//! Geometry of the usage chart (用电量图): 13 months as bars, peak (峰) and valley (谷) stacked.
//!
//! Whole numbers over a fixed box that the page stretches to its width, so the same bills always
//! draw the same picture; labels are HTML beside it and keep their size on a narrow screen.

use domain::{month::Month, wire::bill::UsageMonth};

/// Months on the chart: a year and the same month of the year before.
pub const MONTHS: usize = 13;
/// Width of the box.
pub const WIDTH: i64 = MONTHS as i64 * SLOT;
/// Height of the box.
pub const HEIGHT: i64 = 400;
/// Equal steps on the vertical axis.
pub const STEPS: i64 = 4;

/// Width of a month's slot.
pub const SLOT: i64 = 40;
const BAR_WIDTH: i64 = 24;
const ENERGY_SCALE: i64 = 100;

/// A drawn chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// One slot for each of [`MONTHS`], oldest first.
    pub bars: Vec<Bar>,
    /// Labels of the vertical axis in kWh, top first, down to 0.
    pub axis_kwh: Vec<i64>,
    /// Whether any month is split into peak and valley.
    pub by_time_of_use: bool,
}

/// One month's slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The month.
    pub month: Month,
    /// Whether its year stands under it: at each January, and at the first bar if there is room.
    pub year_labelled: bool,
    /// The month's figures; none if there is no bill for it.
    pub usage: Option<UsageMonth>,
    /// Rectangles from bottom to top; empty without a bill.
    pub parts: Vec<Part>,
}

/// One rectangle of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it stands for.
    pub kind: PartKind,
    /// Left edge.
    pub x: i64,
    /// Upper edge.
    pub y: i64,
    /// Width.
    pub width: i64,
    /// Height, 0 or more.
    pub height: i64,
}

/// What a rectangle stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// All energy of a month without time-of-use prices.
    Whole,
    /// Valley energy, below.
    Valley,
    /// Peak energy, above it.
    Peak,
}

/// Draws the last [`MONTHS`] months of `usage` (oldest first, gaps allowed). None when nothing in
/// it can be drawn.
pub fn chart(usage: &[UsageMonth]) -> Option<Chart> {
    let read: Vec<(Month, &UsageMonth)> =
        usage.iter().filter_map(|usage| Some((Month::parse(&usage.period)?, usage))).collect();
    let last = read.iter().map(|(month, _)| *month).max()?;
    let highest = read.iter().map(|(_, usage)| usage.energy_kwh_x100).max()?.max(0);
    let step = axis_step(highest.saturating_add(ENERGY_SCALE - 1) / ENERGY_SCALE);
    let top = step * STEPS * ENERGY_SCALE;
    let bars: Vec<Bar> = (0..MONTHS as i64)
        .zip((0..MONTHS as i32).rev())
        .filter_map(|(slot, back)| {
            let month = last.plus(-back)?;
            let found = read.iter().find(|(read, _)| *read == month).map(|(_, usage)| *usage);
            Some(bar(month, slot, found, top))
        })
        .collect();
    let by_time_of_use =
        bars.iter().any(|bar| bar.parts.iter().any(|part| part.kind == PartKind::Peak));
    Some(Chart { axis_kwh: (0..=STEPS).rev().map(|n| n * step).collect(), bars, by_time_of_use })
}

fn bar(month: Month, slot: i64, usage: Option<&UsageMonth>, top: i64) -> Bar {
    // A year beside the first bar collides with January's when that is the next one.
    let labelled = month.number() == 1 || (slot == 0 && month.number() != 12);
    Bar {
        month,
        year_labelled: labelled,
        parts: usage.map(|usage| parts(usage, slot, top)).unwrap_or_default(),
        usage: usage.cloned(),
    }
}

fn parts(usage: &UsageMonth, slot: i64, top: i64) -> Vec<Part> {
    let x = slot * SLOT + (SLOT - BAR_WIDTH) / 2;
    let whole = height(usage.energy_kwh_x100, top);
    let part = |kind, y, height| Part { kind, x, y, width: BAR_WIDTH, height };
    match (usage.peak_kwh_x100, usage.valley_kwh_x100) {
        (Some(_), Some(valley)) => {
            // Peak is what is left, so that rounding can't make the stack higher than the month.
            let valley = height(valley, top).min(whole);
            vec![
                part(PartKind::Valley, HEIGHT - valley, valley),
                part(PartKind::Peak, HEIGHT - whole, whole - valley),
            ]
        }
        (None, _) | (_, None) => vec![part(PartKind::Whole, HEIGHT - whole, whole)],
    }
}

fn height(energy_kwh_x100: i64, top: i64) -> i64 {
    energy_kwh_x100.max(0).saturating_mul(HEIGHT).checked_div(top).unwrap_or(0).min(HEIGHT)
}

/// The smallest round number that [`STEPS`] of reach `highest_kwh`.
fn axis_step(highest_kwh: i64) -> i64 {
    const ROUND: [i64; 9] = [10, 15, 20, 25, 30, 40, 50, 60, 80];
    let mut magnitude = 1;
    loop {
        for round in ROUND {
            let scaled = round * magnitude;
            // Tenths: 1.5 kWh isn't a whole label.
            if scaled % 10 == 0 && scaled / 10 * STEPS >= highest_kwh {
                return scaled / 10;
            }
        }
        magnitude *= 10;
    }
}

#[cfg(test)]
mod tests;
