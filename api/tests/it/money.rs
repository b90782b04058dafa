//! Payments from bill to receipt, against the sandbox's WeChat Pay and customer system.

mod callbacks;
mod closing;
mod crash;
mod faults;
mod paying;
mod receipts;
mod reconciliation;
mod till;
