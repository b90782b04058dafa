//! Seconds until another code may be asked for.

use std::time::Duration;

use leptos::{leptos_dom::helpers::IntervalHandle, prelude::*};

/// Counts down to nothing; ends with the component.
#[derive(Clone, Copy)]
pub struct Countdown {
    left: RwSignal<u32>,
    ticking: StoredValue<Option<IntervalHandle>>,
}

impl Countdown {
    /// Starts from a number of seconds.
    pub fn start(seconds: u32) -> Self {
        let countdown = Self { left: RwSignal::new(0), ticking: StoredValue::new(None) };
        on_cleanup(move || countdown.stop());
        countdown.restart(seconds);
        countdown
    }

    /// Starts again; nothing once the component is gone, or nobody would stop the clock.
    pub fn restart(self, seconds: u32) {
        self.stop();
        if self.left.try_set(seconds).is_some() {
            return;
        }
        let tick = move || {
            if self.left.try_update(|left| *left = left.saturating_sub(1)).is_none() {
                return;
            }
            if self.left.try_get_untracked() == Some(0) {
                self.stop();
            }
        };
        self.ticking.try_set_value(set_interval_with_handle(tick, Duration::from_secs(1)).ok());
    }

    /// Seconds left; tracked.
    pub fn left(self) -> u32 {
        self.left.get()
    }

    fn stop(self) {
        let running = self.ticking.try_update_value(Option::take).flatten();
        if let Some(running) = running {
            running.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_clock_is_started_for_a_page_that_is_gone() {
        let page = Owner::new();
        let countdown =
            page.with(|| Countdown { left: RwSignal::new(0), ticking: StoredValue::new(None) });
        page.cleanup();
        // Starting a clock fails outside a browser.
        countdown.restart(60);
    }
}
