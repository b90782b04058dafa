//! The sandbox as its clients see it: over HTTP.

#![cfg(test)]

mod bank;
mod customer_system;
mod faults;
mod identity;
mod merchant;
mod pages;
mod restart;
mod sms;
mod support;
mod wechat_callbacks;
mod wechat_cashier;
mod wechat_faults;
mod wechat_oauth;
mod wechat_orders;
mod wechat_signature;
mod wechat_tradebill;
