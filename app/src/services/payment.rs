//! Payments (缴费).

mod action;
pub mod allocations;
mod bridge;
mod cancel;
mod choose;
pub mod device;
mod history;
mod live;
mod pay_page;
mod payment_page;
mod review;
pub mod selection;
mod time;
mod watch;

pub use history::PaymentsPage;
pub use pay_page::PayPage;
pub use payment_page::PaymentPage;
