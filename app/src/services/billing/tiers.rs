//! Geometry of the tier bar (阶梯电量): one segment for each tier, filled as far as used.

use domain::wire::bill::TierPosition;

/// Width of the box.
pub const WIDTH: i64 = 1000;
/// Gap between two segments.
const GAP: i64 = 6;

/// One tier's segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// From 1.
    pub tier: usize,
    /// Where the tier begins, in hundredths of a kWh.
    pub from_kwh_x100: i64,
    /// Where it ends; none for the last.
    pub to_kwh_x100: Option<i64>,
    /// Left edge.
    pub x: i64,
    /// Width.
    pub width: i64,
    /// Width of the part that is used.
    pub used: i64,
}

/// Draws the segments. The last tier has no end: it gets a fifth of the box, or more when the
/// customer is in it.
pub fn segments(position: &TierPosition) -> Vec<Segment> {
    let limits = &position.limits_kwh_x100;
    let last_limit = limits.last().copied().unwrap_or(0).max(0);
    let used = position.used_kwh_x100.max(0);
    let end = last_limit.saturating_add(last_limit / 4).max(used).max(1);
    let starts = std::iter::once(0).chain(limits.iter().copied());
    let ends = limits.iter().copied().map(Some).chain(std::iter::once(None));
    starts
        .zip(ends)
        .zip(1..)
        .map(|((from, to), tier)| {
            let x = at(from, end);
            let right = to.map_or(WIDTH, |to| at(to, end) - GAP);
            let width = (right - x).max(0);
            let used = if to.is_some_and(|to| used >= to) {
                width
            } else {
                (at(used, end) - x).clamp(0, width)
            };
            Segment { tier, from_kwh_x100: from, to_kwh_x100: to, x, width, used }
        })
        .collect()
}

fn at(energy: i64, end: i64) -> i64 {
    energy.max(0).saturating_mul(WIDTH).checked_div(end).unwrap_or(0).min(WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(used: i64, limits: &[i64]) -> TierPosition {
        TierPosition {
            window_start: "2026-01-01".into(),
            window_end: "2026-12-31".into(),
            used_kwh_x100: used,
            limits_kwh_x100: limits.into(),
            tier: 1,
            left_kwh_x100: None,
        }
    }

    #[test]
    fn segments_fill_the_box_in_order() {
        let drawn = segments(&position(100_000, &[276_000, 480_000]));
        assert_eq!(drawn.len(), 3);
        assert_eq!(drawn[0].x, 0);
        assert_eq!(drawn[2].x + drawn[2].width, WIDTH);
        assert!(drawn.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
        assert_eq!(drawn.iter().map(|segment| segment.tier).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn only_what_is_used_is_filled() {
        let drawn = segments(&position(300_000, &[276_000, 480_000]));
        assert_eq!(drawn[0].used, drawn[0].width);
        assert!(drawn[1].used > 0 && drawn[1].used < drawn[1].width);
        assert_eq!(drawn[2].used, 0);
    }

    #[test]
    fn a_limit_reached_exactly_is_full_and_the_next_empty() {
        let drawn = segments(&position(276_000, &[276_000, 480_000]));
        assert_eq!(drawn[0].used, drawn[0].width);
        assert_eq!(drawn[1].used, 0);
    }

    #[test]
    fn far_into_the_last_tier_still_fits() {
        let drawn = segments(&position(9_000_000, &[276_000, 480_000]));
        assert!(drawn.iter().all(|segment| segment.x + segment.width <= WIDTH));
        assert!(drawn.iter().all(|segment| segment.used == segment.width));
    }

    #[test]
    fn no_limits_and_nothing_used_is_one_empty_segment() {
        let drawn = segments(&position(0, &[]));
        assert_eq!((drawn.len(), drawn[0].width, drawn[0].used), (1, WIDTH, 0));
        assert_eq!(segments(&position(-5, &[0])).len(), 2);
    }
}
