//! The bill calculator (电费计算): readings and a tariff become lines that anybody can replay.

mod commercial;
mod lines;
mod residential;
mod tiers;

use crate::{
    codes::coded_errors,
    energy::Energy,
    money::Fen,
    month::Month,
    tariff::{EnergyPrices, LargeHousehold, Prices, Tariff},
    wire::bill::{BillLine, Reading, TierPosition},
};

coded_errors! {
    /// Why no bill can be made.
    BillError {
        /// The registers aren't those that the tariff needs, each once.
        Registers = "REGISTERS",
        /// A reading is below the previous one, or negative.
        ReadingBelowPrevious = "READING_BELOW_PREVIOUS",
        /// The multiplier isn't positive.
        Multiplier = "MULTIPLIER",
        /// The energy used before in the window is negative.
        UsedBefore = "USED_BEFORE",
        /// Numbers beyond all reason.
        Overflow = "OVERFLOW",
    }
}

/// A register of a meter (计度器).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Register {
    /// Without periods.
    Total,
    /// Peak time (峰).
    Peak,
    /// Between peak and valley, for businesses (平).
    Flat,
    /// Valley time (谷).
    Valley,
}

impl Register {
    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Peak => "peak",
            Self::Flat => "flat",
            Self::Valley => "valley",
        }
    }
}

/// A pair of readings (示数) of one register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeterReading {
    /// The register.
    pub register: Register,
    /// At the beginning.
    pub previous: Energy,
    /// At the end.
    pub current: Energy,
    /// Multiplier (倍率).
    pub multiplier: i64,
}

impl MeterReading {
    /// The billed energy: each reading times the multiplier cut to whole kWh, then the difference.
    /// What is cut off stays in the register and comes with a later bill.
    ///
    /// # Errors
    ///
    /// A reading below the previous one or negative, a multiplier that isn't positive, an overflow.
    pub fn billed(&self) -> Result<Energy, BillError> {
        if self.multiplier < 1 {
            return Err(BillError::Multiplier);
        }
        if self.previous < Energy::ZERO || self.current < self.previous {
            return Err(BillError::ReadingBelowPrevious);
        }
        let whole = |reading: Energy| reading.checked_mul(self.multiplier).map(Energy::whole_kwh);
        let (Some(current), Some(previous)) = (whole(self.current), whole(self.previous)) else {
            return Err(BillError::Overflow);
        };
        current.checked_sub(previous).ok_or(BillError::Overflow)
    }
}

/// What a bill is made from.
#[derive(Debug, Clone, Copy)]
pub struct BillInput<'a> {
    /// The tariff of the period.
    pub tariff: &'a Tariff,
    /// The billing month.
    pub period: Month,
    /// Readings, one pair for each register that the tariff needs: [`registers`] names them.
    pub readings: &'a [MeterReading],
    /// Billed before in the tier window that the month lies in.
    pub used_before: Energy,
    /// Set for a large household (一户多人口).
    pub large_household: Option<LargeHousehold>,
}

/// A computed bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComputedBill {
    /// All billed energy.
    pub energy: Energy,
    /// At peak times; none without periods.
    pub peak: Option<Energy>,
    /// At valley times; none without periods.
    pub valley: Option<Energy>,
    /// Lines; their amounts add up to `total`.
    pub lines: Vec<BillLine>,
    /// The readings with the billed energy of each.
    pub readings: Vec<Reading>,
    /// Position in the tiers after this bill; none without tiers.
    pub tiers: Option<TierPosition>,
    /// The sum of the lines.
    pub total: Fen,
}

/// Billed energy by register.
struct Quantities(Vec<(Register, Energy)>);

impl Quantities {
    fn of(&self, register: Register) -> Option<Energy> {
        self.0.iter().find(|(named, _)| *named == register).map(|(_, energy)| *energy)
    }

    fn needed(&self, register: Register) -> Result<Energy, BillError> {
        self.of(register).ok_or(BillError::Registers)
    }

    fn sum(&self) -> Result<Energy, BillError> {
        let add = |sum: Energy, (_, energy): &(Register, Energy)| sum.checked_add(*energy);
        self.0.iter().try_fold(Energy::ZERO, add).ok_or(BillError::Overflow)
    }
}

/// The registers that a tariff's bill is made from, in the order of a bill.
pub const fn registers(prices: &Prices) -> &'static [Register] {
    match prices {
        Prices::Tiered { energy: EnergyPrices::Flat(_), .. }
        | Prices::Untiered(EnergyPrices::Flat(_)) => &[Register::Total],
        Prices::Tiered { energy: EnergyPrices::PeakValley { .. }, .. }
        | Prices::Untiered(EnergyPrices::PeakValley { .. }) => &[Register::Peak, Register::Valley],
        Prices::Commercial(parts) => match parts.periods {
            None => &[Register::Total],
            Some(_) => &[Register::Peak, Register::Flat, Register::Valley],
        },
    }
}

/// Computes a bill. Each line is rounded half up to a fen; the total is the sum of the lines.
///
/// # Errors
///
/// The first thing that is wrong with the input; nothing is guessed.
pub fn compute(input: &BillInput<'_>) -> Result<ComputedBill, BillError> {
    let quantities = quantities(input)?;
    let energy = quantities.sum()?;
    let (lines, tiers) = match &input.tariff.prices {
        Prices::Tiered { energy: prices, tiers } => {
            let split = tiers::split(tiers, input, energy)?;
            (residential::tiered(prices, tiers, &split, &quantities)?, Some(split.position))
        }
        Prices::Untiered(prices) => (residential::energy(prices, &quantities)?, None),
        Prices::Commercial(parts) => (commercial::lines(parts, &quantities)?, None),
    };
    let total = Fen::checked_sum(lines.iter().map(|line| Fen::new(line.amount_fen)))
        .ok_or(BillError::Overflow)?;
    let readings = readings(input.readings)?;
    let (peak, valley) = (quantities.of(Register::Peak), quantities.of(Register::Valley));
    Ok(ComputedBill { energy, peak, valley, lines, readings, tiers, total })
}

fn quantities(input: &BillInput<'_>) -> Result<Quantities, BillError> {
    if input.used_before < Energy::ZERO {
        return Err(BillError::UsedBefore);
    }
    let needed = registers(&input.tariff.prices);
    if input.readings.len() != needed.len() {
        return Err(BillError::Registers);
    }
    let mut found = Vec::new();
    for register in needed {
        let reading = input.readings.iter().find(|reading| reading.register == *register);
        found.push((*register, reading.ok_or(BillError::Registers)?.billed()?));
    }
    Ok(Quantities(found))
}

fn readings(pairs: &[MeterReading]) -> Result<Vec<Reading>, BillError> {
    let on_the_wire = |pair: &MeterReading| {
        Ok(Reading {
            register: pair.register.key().to_owned(),
            previous_x100: pair.previous.x100(),
            current_x100: pair.current.x100(),
            multiplier: pair.multiplier,
            energy_kwh_x100: pair.billed()?.x100(),
        })
    };
    pairs.iter().map(on_the_wire).collect()
}

#[cfg(test)]
mod tests;
