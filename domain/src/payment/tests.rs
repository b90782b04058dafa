use proptest::prelude::*;

use super::{Alarm, Doubt, Effect, Event, Order, Refused, Stage, step};

const AMOUNT: i64 = 14_919;

fn stages() -> Vec<Stage> {
    let transaction = "420000".to_owned();
    vec![
        Stage::Created,
        Stage::Prepaying,
        Stage::Pending,
        Stage::Checking(Doubt::Prepay),
        Stage::Checking(Doubt::Payment),
        Stage::Checking(Doubt::Closing),
        Stage::Paid { transaction: transaction.clone() },
        Stage::Booked { transaction: transaction.clone(), surplus_fen: 0 },
        Stage::Receipted { transaction: transaction.clone(), surplus_fen: 0 },
        Stage::Closed,
        Stage::Failed,
        Stage::Refunding { transaction: transaction.clone(), held: true },
        Stage::Refunding { transaction: transaction.clone(), held: false },
        Stage::Refunded { transaction },
    ]
}

fn events() -> Vec<Event> {
    let transaction = "420000".to_owned();
    vec![
        Event::Begin,
        Event::PrepayAnswered,
        Event::PrepayUnknown,
        Event::PrepayRefused,
        Event::GatewayPaid { amount_fen: AMOUNT, transaction: transaction.clone() },
        Event::GatewayPaid { amount_fen: AMOUNT, transaction: "other".to_owned() },
        Event::GatewayPaid { amount_fen: 1, transaction: transaction.clone() },
        Event::GatewayNotPaid,
        Event::GatewayHasNoOrder,
        Event::GatewayClosed,
        Event::GatewayGaveBack { amount_fen: AMOUNT, transaction: transaction.clone() },
        Event::GatewayGaveBack { amount_fen: 1, transaction: transaction.clone() },
        Event::GatewayRefunding { refunded_fen: AMOUNT, transaction: transaction.clone() },
        Event::GatewayRefunding { refunded_fen: 1, transaction: transaction.clone() },
        Event::GatewayRefunded { refunded_fen: AMOUNT, transaction: transaction.clone() },
        Event::GatewayRefunded { refunded_fen: 1, transaction },
        Event::GatewaySilent,
        Event::CloseUnknown,
        Event::CloseAsked,
        Event::Expired,
        Event::BookingDone { surplus_fen: 0 },
        Event::BookingRefused,
        Event::ReceiptIssued,
    ]
}

fn code(stage: &Stage) -> &'static str {
    match stage {
        Stage::Created => "cr",
        Stage::Prepaying => "pp",
        Stage::Pending => "pe",
        Stage::Checking(Doubt::Prepay) => "k?",
        Stage::Checking(Doubt::Payment) => "kp",
        Stage::Checking(Doubt::Closing) => "kc",
        Stage::Paid { .. } => "PD",
        Stage::Booked { .. } => "BK",
        Stage::Receipted { .. } => "RC",
        Stage::Closed => "cl",
        Stage::Failed => "fa",
        Stage::Refunding { held: true, .. } => "rh",
        Stage::Refunding { held: false, .. } => "rg",
        Stage::Refunded { .. } => "rd",
    }
}

fn effect(effect: Effect) -> char {
    match effect {
        Effect::Prepay => 'p',
        Effect::Query => 'q',
        Effect::Close => 'c',
        Effect::Book => 'B',
        Effect::IssueReceipt => 'R',
        Effect::Notify => 'N',
        Effect::Alarm(_) => '!',
    }
}

/// Every (stage, event) pair: the stage after it and the effects, or `-` where it is refused.
/// Columns are the stages in the order of `stages`.
#[rustfmt::skip]
const TABLE: [[&str; 14]; 23] = [
    // cr     pp      pe      k?      kp      kc      PD     BK     RC     cl      fa      rh      rg     rd
    ["pp+p", "-",    "-",    "-",    "-",    "-",    "-",   "-",   "-",   "-",    "-",    "-",    "-",   "-"   ], // Begin
    ["pe",   "pe",   "pe",   "pe",   "kp",   "kc+q", "PD",  "BK",  "RC",  "cl+c", "fa+c", "rh",   "rg",  "rd"  ], // PrepayAnswered
    ["k?+q", "k?+q", "pe",   "k?+q", "kp",   "kc",   "PD",  "BK",  "RC",  "cl",   "fa",   "rh",   "rg",  "rd"  ], // PrepayUnknown
    ["fa",   "fa",   "pe",   "fa",   "kp",   "kc",   "PD",  "BK",  "RC",  "cl",   "fa",   "rh",   "rg",  "rd"  ], // PrepayRefused
    ["PD+B", "PD+B", "PD+B", "PD+B", "PD+B", "PD+B", "PD",  "BK",  "RC",  "PD+B!", "PD+B!", "rh",   "rg",  "rd"  ], // GatewayPaid
    ["PD+B", "PD+B", "PD+B", "PD+B", "PD+B", "PD+B", "PD+!", "BK+!", "RC+!", "PD+B!", "PD+B!", "rh+!", "rg+!", "rd+!"], // … other transaction
    ["-",    "-",    "-",    "-",    "-",    "-",    "-",   "-",   "-",   "-",    "-",    "-",    "-",   "-"   ], // … other amount
    ["cr",   "pp",   "pe",   "pp+p", "pe",   "kc+c", "PD",  "BK",  "RC",  "cl+c", "fa+c", "rh",   "rg",  "rd"  ], // GatewayNotPaid
    ["cr",   "pp",   "kp+q", "pp+p", "kp+q", "cl",   "PD",  "BK",  "RC",  "cl",   "fa",   "rh",   "rg",  "rd"  ], // GatewayHasNoOrder
    ["cl",   "cl",   "cl",   "cl",   "cl",   "cl",   "PD+!", "BK+!", "RC+!", "cl",   "fa",   "rh+!", "rg+!", "rd+!"], // GatewayClosed
    ["rh+!", "rh+!", "rh+!", "rh+!", "rh+!", "rh+!", "PD+!", "BK+!", "RC+!", "rh+!", "rh+!", "rh",   "rg",  "rd"  ], // GatewayGaveBack
    ["-",    "-",    "-",    "-",    "-",    "-",    "-",   "-",   "-",   "-",    "-",    "-",    "-",   "-"   ], // … other amount
    ["rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg+!", "rg",   "rg",  "rd"  ], // GatewayRefunding
    ["cr+!", "pp+!", "pe+!", "k?+!", "kp+!", "kc+!", "PD+!", "BK+!", "RC+!", "cl+!", "fa+!", "PD+B!", "rg+!", "rd+!"], // … only part
    ["rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd+!", "rd",   "rd",  "rd"  ], // GatewayRefunded
    ["cr+!", "pp+!", "pe+!", "k?+!", "kp+!", "kc+!", "PD+!", "BK+!", "RC+!", "cl+!", "fa+!", "PD+B!", "rg+!", "rd+!"], // … only part
    ["cr",   "pp",   "kp+q", "k?+q", "kp+q", "kc+q", "PD",  "BK",  "RC",  "cl+q", "fa+q", "rh",   "rg",  "rd"  ], // GatewaySilent
    ["cr",   "pp",   "pe",   "k?",   "kp",   "kc+q", "PD",  "BK",  "RC",  "cl+q", "fa+q", "rh",   "rg",  "rd"  ], // CloseUnknown
    ["cl",   "kc+q", "kc+q", "kc+q", "kc+q", "kc+q", "-",   "-",   "-",   "cl",   "fa",   "-",    "-",   "-"   ], // CloseAsked
    ["cl",   "kc+q", "kc+q", "kc+q", "kc+q", "kc+q", "PD",  "BK",  "RC",  "cl",   "fa",   "rh",   "rg",  "rd"  ], // Expired
    ["-",    "-",    "-",    "-",    "-",    "-",    "BK+R", "BK",  "RC",  "-",    "-",    "rh+!", "rg+!", "rd+!"], // BookingDone
    ["-",    "-",    "-",    "-",    "-",    "-",    "PD+!", "BK",  "RC",  "-",    "-",    "rh",   "rg",  "rd"  ], // BookingRefused
    ["-",    "-",    "-",    "-",    "-",    "-",    "-",   "RC+N", "RC",  "-",    "-",    "rh",   "rg",  "rd"  ], // ReceiptIssued
];

#[test]
fn every_pair_of_stage_and_event_is_as_the_table_says() {
    for (row, event) in events().into_iter().enumerate() {
        for (column, stage) in stages().into_iter().enumerate() {
            let order = Order { amount_fen: AMOUNT, stage: stage.clone() };
            let got = match step(order, event.clone()) {
                Ok((order, effects)) if effects.is_empty() => code(&order.stage).to_owned(),
                Ok((order, effects)) => {
                    let signs: String = effects.into_iter().map(effect).collect();
                    format!("{}+{signs}", code(&order.stage))
                }
                Err(_) => "-".to_owned(),
            };
            assert_eq!(got, TABLE[row][column], "{event:?} at {stage:?}");
        }
    }
}

#[test]
fn another_amount_is_named_in_the_refusal() {
    let order = Order { amount_fen: AMOUNT, stage: Stage::Pending };
    let event = Event::GatewayPaid { amount_fen: 1, transaction: "t".to_owned() };
    let refused = Refused::AmountDiffers { expected_fen: AMOUNT, reported_fen: 1 };
    assert_eq!(step(order, event), Err(refused));
}

#[test]
fn late_money_alarms_and_is_booked() {
    let order = Order { amount_fen: AMOUNT, stage: Stage::Closed };
    let event = Event::GatewayPaid { amount_fen: AMOUNT, transaction: "t".to_owned() };
    let (order, effects) = step(order, event).unwrap();
    assert_eq!(order.stage, Stage::Paid { transaction: "t".to_owned() });
    assert_eq!(effects, [Effect::Book, Effect::Alarm(Alarm::LateMoney)]);
}

#[test]
fn what_was_kept_of_a_payment_is_booked() {
    let transaction = || "t".to_owned();
    let order = Order { amount_fen: AMOUNT, stage: Stage::Pending };
    let event = Event::GatewayGaveBack { amount_fen: AMOUNT, transaction: transaction() };
    let (order, effects) = step(order, event).unwrap();
    assert_eq!(order.stage, Stage::Refunding { transaction: transaction(), held: true });
    assert_eq!(effects, [Effect::Alarm(Alarm::MoneyReturned)], "nothing is booked on suspicion");
    let event = Event::GatewayRefunded { refunded_fen: 100, transaction: transaction() };
    let (order, effects) = step(order, event).unwrap();
    assert_eq!(order.stage, Stage::Paid { transaction: transaction() });
    assert_eq!(effects, [Effect::Book, Effect::Alarm(Alarm::PartReturned)]);
}

fn any_event() -> impl Strategy<Value = Event> {
    proptest::sample::select(events())
}

fn money_is_in(stage: &Stage) -> bool {
    stage.transaction().is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn no_order_of_events_books_or_receipts_twice(events in proptest::collection::vec(any_event(), 0..40)) {
        let mut order = Order::new(AMOUNT);
        let (mut books, mut receipts, mut notices) = (0, 0, 0);
        for event in events {
            if let Ok((next, effects)) = step(order.clone(), event) {
                books += effects.iter().filter(|e| **e == Effect::Book).count();
                receipts += effects.iter().filter(|e| **e == Effect::IssueReceipt).count();
                notices += effects.iter().filter(|e| **e == Effect::Notify).count();
                order = next;
            }
        }
        prop_assert!(books <= 1 && receipts <= books && notices <= receipts);
    }

    #[test]
    fn paid_never_becomes_unpaid_and_keeps_its_transaction(events in proptest::collection::vec(any_event(), 0..40)) {
        let mut order = Order::new(AMOUNT);
        for event in events {
            let before = order.clone();
            if let Ok((next, _)) = step(order.clone(), event.clone()) {
                order = next;
            }
            if money_is_in(&before.stage) {
                prop_assert!(money_is_in(&order.stage), "{:?} by {:?}", before, event);
            }
        }
    }

    #[test]
    fn reported_money_is_never_lost(
        before in proptest::collection::vec(any_event(), 0..20),
        after in proptest::collection::vec(any_event(), 0..20),
    ) {
        let mut order = Order::new(AMOUNT);
        let paid = Event::GatewayPaid { amount_fen: AMOUNT, transaction: "420000".to_owned() };
        let mut books = 0;
        for event in before.into_iter().chain([paid]).chain(after) {
            if let Ok((next, effects)) = step(order.clone(), event) {
                books += effects.iter().filter(|e| **e == Effect::Book).count();
                order = next;
            }
        }
        prop_assert!(money_is_in(&order.stage));
        let returned = matches!(order.stage, Stage::Refunding { .. } | Stage::Refunded { .. });
        prop_assert!(books == 1 || returned);
    }

    #[test]
    fn an_order_that_falls_into_doubt_is_asked_about(events in proptest::collection::vec(any_event(), 0..40)) {
        let mut order = Order::new(AMOUNT);
        for event in events {
            if let Ok((next, effects)) = step(order.clone(), event.clone()) {
                let doubt = matches!(next.stage, Stage::Checking(_)) && next.stage != order.stage;
                prop_assert!(!doubt || effects.contains(&Effect::Query), "{:?} by {:?}", order, event);
                order = next;
            }
        }
    }
}
