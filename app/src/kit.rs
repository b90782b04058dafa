//! What pages are made of.

pub mod confirm;
pub mod date;
pub mod focus;
pub mod form;
pub mod load;
pub mod loaded;
pub mod money;
pub mod notice;
pub mod page;
pub mod parts;
