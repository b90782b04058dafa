//! Supply for a charger (充电桩报装): the situation of the parking space gives the papers; a refusal
//! has a reason, a cure and a place to appeal.

pub mod refusal;
pub mod situation;
