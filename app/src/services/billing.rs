//! Bills (账单).

mod account_page;
mod bill_page;
mod bill_sections;
mod chart;
mod chart_view;
mod lines;
mod parts;
mod rows;
mod tiers;

pub use account_page::AccountPage;
pub use bill_page::BillPage;
