//! Real-name verification (实名认证).

mod answer;
mod claim;
mod consents;
mod outcome;
mod questions;
mod returned;
mod verify;
mod way;
mod way_form;

pub use returned::VerifyReturnPage;
pub use verify::VerifyPage;
