//! What the browser knows: its kind, instants.

use leptos::prelude::*;

use super::payment::device::Device;

/// What the page runs in.
pub fn device() -> Device {
    let agent = window().navigator().user_agent().unwrap_or_default();
    Device::from_user_agent(&agent)
}

/// An RFC 3339 instant in epoch milliseconds.
pub fn instant_ms(wire: &str) -> Option<i64> {
    let instant = js_sys::Date::parse(wire);
    instant.is_finite().then_some(instant as i64)
}

/// The device's clock in epoch milliseconds: good for spans, not for instants.
pub fn device_now_ms() -> i64 {
    js_sys::Date::now() as i64
}
