//! `kaideng import readings`: a smart meter's series becomes monthly readings and bills.
//!
//! The file is read twice, row by row: once for its shape (first and last row, length of an
//! interval), once for the sums. Nothing is ever held but one row and one pair of sums a month.

pub mod bills;
mod command;
mod exact;
mod merge;
mod monthly;
mod report;
mod series;
mod source;

pub use command::{ImportArgs, ImportCommand, ImportError, run};
pub use exact::{Exact, ExactError};
pub use merge::{Conflict, Merge, merge};
pub use monthly::{MonthlyEnergy, Sums, sum_by_month};
pub use report::describe;
pub use series::{Gap, ReadError, Refusal, RefusalReason};
pub use source::Source;
