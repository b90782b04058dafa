//! How a live payment is watched: which states are final, how often to ask, what time is left.

use domain::wire::payment::PaymentState;

/// First wait between two questions, in milliseconds.
const FIRST_WAIT_MS: u32 = 2_000;
/// Longest wait.
const LONGEST_WAIT_MS: u32 = 10_000;
const MINUTE_MS: i64 = 60_000;

/// The wait after `previous`: half as long again each time, from 2 s up to 10 s.
pub fn next_wait_ms(previous: Option<u32>) -> u32 {
    previous.map_or(FIRST_WAIT_MS, |wait| (wait.saturating_add(wait / 2)).min(LONGEST_WAIT_MS))
}

/// Whether nothing will change any more without the customer.
pub fn is_final(state: PaymentState) -> bool {
    match state {
        PaymentState::Created
        | PaymentState::Prepaying
        | PaymentState::Pending
        | PaymentState::Checking
        | PaymentState::Paid
        | PaymentState::Booked
        | PaymentState::Refunding => false,
        PaymentState::Receipted
        | PaymentState::Closed
        | PaymentState::Failed
        | PaymentState::Refunded => true,
    }
}

/// Whether cancelling can still be asked for: no money has been seen yet.
pub fn can_cancel(state: PaymentState) -> bool {
    matches!(
        state,
        PaymentState::Created
            | PaymentState::Prepaying
            | PaymentState::Pending
            | PaymentState::Checking
    )
}

/// Whether asking the gateway can tell something new.
pub fn can_check(state: PaymentState) -> bool {
    matches!(state, PaymentState::Pending | PaymentState::Checking)
}

/// Whether the bills can be paid anew.
pub fn can_pay_again(state: PaymentState) -> bool {
    matches!(state, PaymentState::Closed | PaymentState::Failed | PaymentState::Refunded)
}

/// What an answer says, and when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// The API's instant: in UTC with whole seconds, so that the order of texts is that of time.
    pub at: &'a str,
    /// The payment's state then.
    pub state: PaymentState,
}

/// Whether an answer was overtaken by the one that is shown: answers arrive in any order. Within
/// one second the state that is further on is the newer.
pub fn is_overtaken(answer: Said<'_>, shown: Said<'_>) -> bool {
    (answer.at, stage(answer.state)) < (shown.at, stage(shown.state))
}

/// How far a payment has come.
fn stage(state: PaymentState) -> u8 {
    match state {
        PaymentState::Created => 0,
        PaymentState::Prepaying => 1,
        // An unclear result goes back and forth between the two.
        PaymentState::Pending | PaymentState::Checking => 2,
        PaymentState::Closed | PaymentState::Failed => 3,
        PaymentState::Paid => 4,
        PaymentState::Booked => 5,
        PaymentState::Receipted => 6,
        PaymentState::Refunding => 7,
        PaymentState::Refunded => 8,
    }
}

/// How a state is coloured; never the only sign of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Waiting for the customer or for an answer.
    Waiting,
    /// Money safely arrived.
    Good,
    /// Over without money moving, or money on its way back.
    Neutral,
    /// It didn't work.
    Bad,
}

/// The tone of a state.
pub fn tone(state: PaymentState) -> Tone {
    match state {
        PaymentState::Created
        | PaymentState::Prepaying
        | PaymentState::Pending
        | PaymentState::Checking => Tone::Waiting,
        PaymentState::Paid | PaymentState::Booked | PaymentState::Receipted => Tone::Good,
        PaymentState::Closed | PaymentState::Refunding | PaymentState::Refunded => Tone::Neutral,
        PaymentState::Failed => Tone::Bad,
    }
}

/// Time left to pay, in steps that are worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLeft {
    /// Whole minutes, 1 or more.
    Minutes(i64),
    /// Less than a minute.
    LastMinute,
    /// Over.
    Up,
}

/// Time left when an answer made at `answered_ms` arrived `since_ms` ago. Counted from the
/// server's instant and the page's own stopwatch: the device's clock may be wrong.
pub fn time_left(expires_ms: i64, answered_ms: i64, since_ms: i64) -> TimeLeft {
    let left = expires_ms.saturating_sub(answered_ms).saturating_sub(since_ms.max(0));
    if left <= 0 {
        TimeLeft::Up
    } else if left < MINUTE_MS {
        TimeLeft::LastMinute
    } else {
        TimeLeft::Minutes(left / MINUTE_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [PaymentState; 11] = [
        PaymentState::Created,
        PaymentState::Prepaying,
        PaymentState::Pending,
        PaymentState::Checking,
        PaymentState::Paid,
        PaymentState::Booked,
        PaymentState::Receipted,
        PaymentState::Closed,
        PaymentState::Failed,
        PaymentState::Refunding,
        PaymentState::Refunded,
    ];

    #[test]
    fn waits_grow_from_two_to_ten_seconds_and_stay() {
        let mut wait = None;
        let waits: Vec<u32> = std::iter::repeat_with(|| {
            let next = next_wait_ms(wait);
            wait = Some(next);
            next
        })
        .take(7)
        .collect();
        assert_eq!(waits, [2_000, 3_000, 4_500, 6_750, 10_000, 10_000, 10_000]);
        assert_eq!(next_wait_ms(Some(u32::MAX)), LONGEST_WAIT_MS);
    }

    #[test]
    fn nothing_can_be_done_twice() {
        for state in ALL {
            assert!(!(can_cancel(state) && can_pay_again(state)), "{state:?}");
            assert!(!(tone(state) == Tone::Good && can_pay_again(state)), "{state:?}");
            assert!(!(tone(state) == Tone::Good && can_cancel(state)), "{state:?}");
            assert!(!(is_final(state) && can_check(state)), "{state:?}");
        }
    }

    #[test]
    fn an_older_answer_never_takes_a_newer_ones_place() {
        let said = |at, state| Said { at, state };
        let (early, late) = ("2026-11-24T09:59:59Z", "2026-11-24T10:00:00Z");
        let shown = said(late, PaymentState::Booked);
        assert!(is_overtaken(said(early, PaymentState::Receipted), shown));
        assert!(is_overtaken(said(late, PaymentState::Pending), shown));
        assert!(!is_overtaken(shown, shown));
        assert!(!is_overtaken(said(late, PaymentState::Receipted), shown));
        let pending = said(early, PaymentState::Pending);
        assert!(!is_overtaken(said(late, PaymentState::Checking), pending));
        assert!(!is_overtaken(said(early, PaymentState::Checking), pending));
    }

    #[test]
    fn only_pending_and_checking_ask_the_gateway() {
        let asked: Vec<_> = ALL.into_iter().filter(|state| can_check(*state)).collect();
        assert_eq!(asked, [PaymentState::Pending, PaymentState::Checking]);
    }

    #[test]
    fn time_left_is_told_in_minutes() {
        for (left, expected) in [
            (-1, TimeLeft::Up),
            (0, TimeLeft::Up),
            (1, TimeLeft::LastMinute),
            (59_999, TimeLeft::LastMinute),
            (60_000, TimeLeft::Minutes(1)),
            (119_999, TimeLeft::Minutes(1)),
            (900_000, TimeLeft::Minutes(15)),
        ] {
            assert_eq!(time_left(1_000_000 + left, 1_000_000, 0), expected, "{left}");
            assert_eq!(time_left(1_000_000 + left, 999_000, 1_000), expected, "{left}");
        }
    }

    #[test]
    fn a_stopwatch_running_backwards_adds_no_time() {
        assert_eq!(time_left(60_000, 0, -600_000), TimeLeft::Minutes(1));
    }
}
