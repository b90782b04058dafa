//! The tables, walked exhaustively and at random.

use proptest::prelude::*;

use super::*;

fn all_pairs() -> impl Iterator<Item = (Kind, Stage, Action)> {
    Kind::ALL.into_iter().flat_map(|kind| {
        Stage::ALL
            .into_iter()
            .flat_map(move |stage| Action::ALL.into_iter().map(move |action| (kind, stage, action)))
    })
}

const ACTORS: [Actor; 4] = [Actor::Applicant, Actor::FormerCustomer, Actor::Staff, Actor::System];

fn at(kind: Kind, stage: Stage) -> Case {
    Case { kind, stage, surveyed: false, scheme_accepted: false }
}

#[test]
fn what_the_table_does_not_hold_is_refused_by_everybody() {
    let mut permitted = 0;
    for (kind, stage, action) in all_pairs() {
        let rows: Vec<_> = table::rows(kind)
            .filter(|(from, by, _)| *from == stage && *by == action)
            .map(|(_, _, to)| to)
            .collect();
        for actor in ACTORS {
            let taken = step(at(kind, stage), actor, action);
            match (rows.as_slice(), action.is_open_to(actor)) {
                ([], _) => assert_eq!(taken, Err(Refused::NotNow), "{kind:?} {stage:?} {action:?}"),
                ([_], false) => assert_eq!(taken, Err(Refused::NotYours)),
                ([to], true) => {
                    permitted += 1;
                    assert_eq!(taken.unwrap().0.stage, *to);
                }
                (rows, _) => panic!("{kind:?} {stage:?} {action:?} leads to {rows:?}"),
            }
        }
    }
    assert!(permitted > 80, "{permitted}");
}

#[test]
fn an_ended_case_stays_ended() {
    for (kind, stage, action) in all_pairs().filter(|(_, stage, _)| stage.is_end()) {
        assert_eq!(table::next(kind, stage, action), None);
    }
}

/// Stages that a case of this kind can come to.
fn reachable(kind: Kind) -> Vec<Stage> {
    let mut found = vec![Case::submitted(kind).stage];
    let mut next = 0;
    while let Some(stage) = found.get(next).copied() {
        for (_, _, to) in table::rows(kind).filter(|(from, _, _)| *from == stage) {
            if !found.contains(&to) {
                found.push(to);
            }
        }
        next += 1;
    }
    found
}

#[test]
fn every_stage_has_a_way_to_an_end_and_nobody_is_stuck() {
    for kind in Kind::ALL {
        for stage in reachable(kind) {
            let ways: Vec<_> = table::rows(kind).filter(|(from, _, _)| *from == stage).collect();
            assert_eq!(ways.is_empty(), stage.is_end(), "{kind:?} {stage:?}");
        }
        let rows = table::rows(kind).collect::<Vec<_>>();
        let unreachable = rows.iter().filter(|(from, _, _)| !reachable(kind).contains(from));
        assert_eq!(unreachable.count(), 0, "{kind:?} has rows that nothing leads to");
    }
}

#[test]
fn whose_turn_it_is_can_do_something() {
    for kind in Kind::ALL {
        for stage in reachable(kind).into_iter().filter(|stage| !stage.is_end()) {
            let actor = match stage.holder() {
                Holder::Applicant => Actor::Applicant,
                Holder::FormerCustomer => Actor::FormerCustomer,
                Holder::Handler => Actor::Staff,
                Holder::System => Actor::System,
                Holder::Nobody => panic!("{stage:?} has not ended and nobody has it"),
            };
            let can = table::rows(kind).any(|(from, by, _)| from == stage && by.is_open_to(actor));
            assert!(can, "{kind:?} {stage:?}");
        }
    }
}

#[test]
fn a_customers_stage_ends_by_itself_in_the_end() {
    for kind in Kind::ALL {
        for stage in reachable(kind) {
            let waits = matches!(stage.holder(), Holder::Applicant | Holder::FormerCustomer);
            let lapses = table::next(kind, stage, Action::Lapse).is_some();
            assert_eq!(waits, lapses, "{kind:?} {stage:?}");
        }
    }
}

#[test]
fn names_are_unique_and_read_back() {
    for stage in Stage::ALL {
        assert_eq!(Stage::from_key(stage.key()), Some(stage));
    }
    for action in Action::ALL {
        assert_eq!(Action::from_key(action.key()), Some(action));
    }
    for kind in Kind::ALL {
        assert_eq!(Kind::from_key(kind.key()), Some(kind));
    }
}

#[test]
fn ending_without_the_service_gives_the_money_back() {
    for (kind, stage, action) in all_pairs() {
        let Some(to) = table::next(kind, stage, action) else { continue };
        let actor = ACTORS.into_iter().find(|actor| action.is_open_to(*actor)).unwrap();
        let (_, effects) = step(at(kind, stage), actor, action).unwrap();
        let unserved = matches!(to, Stage::Withdrawn | Stage::Rejected | Stage::Expired);
        assert_eq!(
            effects.contains(&Effect::RefundFees),
            unserved,
            "{kind:?} {stage:?} {action:?}"
        );
        assert_eq!(effects.contains(&Effect::AskForRating), to.is_end());
    }
}

#[test]
fn an_appointment_that_is_not_kept_is_free_again() {
    let survey = at(Kind::Charger, Stage::Survey);
    for (actor, action) in [
        (Actor::Applicant, Action::Withdraw),
        (Actor::Applicant, Action::Rebook),
        (Actor::Staff, Action::Block),
        (Actor::Staff, Action::Refuse),
    ] {
        let (_, effects) = step(survey, actor, action).unwrap();
        assert!(effects.contains(&Effect::FreeAppointment), "{action:?}");
    }
    let (_, effects) = step(survey, Actor::Staff, Action::RecordSurvey).unwrap();
    assert_eq!(effects, []);
}

/// Walks a case along rows of its table, one for each number, and gives every case on the way.
/// Rows that end it are taken more rarely, so that walks get far.
fn walk(kind: Kind, numbers: &[u16]) -> Vec<(Action, Case)> {
    let mut case = Case::submitted(kind);
    let mut way = Vec::new();
    for number in numbers.iter().map(|number| usize::from(*number)) {
        let rows: Vec<_> = table::rows(kind).filter(|(from, _, _)| *from == case.stage).collect();
        let going_on: Vec<_> = rows.iter().filter(|(_, _, to)| !to.is_end()).collect();
        let (_, action, _) = match going_on.as_slice() {
            [] if rows.is_empty() => break,
            [] => rows[number % rows.len()],
            _ if number % 23 == 0 => rows[number % rows.len()],
            going_on => *going_on[number % going_on.len()],
        };
        let actor = ACTORS.into_iter().find(|actor| action.is_open_to(*actor)).unwrap();
        case = step(case, actor, action).unwrap().0;
        way.push((action, case));
    }
    way
}

fn random_walk() -> impl Strategy<Value = (Kind, Vec<u16>)> {
    (prop::sample::select(&Kind::ALL[..]), prop::collection::vec(any::<u16>(), 0..60))
}

fn goes_through(kind: Kind, actions: &[Action]) -> Case {
    actions.iter().fold(Case::submitted(kind), |case, action| {
        let actor = ACTORS.into_iter().find(|actor| action.is_open_to(*actor)).unwrap();
        step(case, actor, *action).unwrap_or_else(|_| panic!("{action:?} from {case:?}")).0
    })
}

#[test]
fn the_straight_ways_end_well() {
    use Action as A;
    let rename = [A::Accept, A::Sign, A::Effected];
    let transfer = [A::Agree, A::Accept, A::Settled, A::RecordReading, A::Sign, A::Effected];
    let charger = [
        A::Accept,
        A::Book,
        A::RecordSurvey,
        A::PublishScheme,
        A::AcceptScheme,
        A::FinishWorks,
        A::Pass,
        A::Sign,
        A::RecordMeter,
        A::ConfirmMeter,
    ];
    assert_eq!(goes_through(Kind::Rename, &rename).stage, Stage::Done);
    assert_eq!(goes_through(Kind::Transfer, &transfer).stage, Stage::Done);
    assert_eq!(goes_through(Kind::Charger, &charger).stage, Stage::Done);
}

#[test]
fn money_may_be_asked_for_between_acceptance_and_end() {
    use Action as A;
    let to_answer = [A::Accept, A::Book, A::RecordSurvey, A::PublishScheme];
    let case = goes_through(Kind::Charger, &to_answer);
    assert!(!case.may_charge());
    let (case, _) = step(case, Actor::Applicant, A::AcceptScheme).unwrap();
    assert!(case.may_charge());
    let (revised, _) = step(case, Actor::Staff, A::ReviseScheme).unwrap();
    assert!(!revised.may_charge(), "a new version is to be accepted anew");
    let (blocked, _) = step(case, Actor::Staff, A::Block).unwrap();
    let (unblocked, _) = step(blocked, Actor::Staff, A::Unblock).unwrap();
    assert!(!unblocked.may_charge(), "the site is to be looked at anew");
    let (gone, _) = step(case, Actor::Applicant, A::Withdraw).unwrap();
    assert!(!gone.may_charge());
}

proptest! {
    /// No fee before survey (S4-11): whenever money may be asked for, the site was looked at and
    /// the scheme that stands was accepted afterwards.
    #[test]
    fn no_fee_before_survey((kind, numbers) in random_walk()) {
        let way = walk(kind, &numbers);
        for (position, (_, case)) in way.iter().enumerate() {
            if !case.may_charge() {
                continue;
            }
            let before = &way[..=position];
            let last = |wanted: Action| before.iter().rposition(|(action, _)| *action == wanted);
            let surveyed = last(Action::RecordSurvey);
            let accepted = last(Action::AcceptScheme);
            prop_assert_eq!(case.kind, Kind::Charger);
            prop_assert!(surveyed.is_some() && accepted > surveyed, "{:?}", before);
            prop_assert!(accepted > last(Action::PublishScheme));
            prop_assert!(accepted > last(Action::Unblock));
        }
    }

    /// The meter of a charger is switched on only after an accepted scheme and an inspection.
    #[test]
    fn nothing_is_switched_on_without_a_scheme((_, numbers) in random_walk()) {
        let way = walk(Kind::Charger, &numbers);
        for (position, (action, case)) in way.iter().enumerate() {
            if *action == Action::RecordMeter {
                prop_assert!(case.surveyed && case.scheme_accepted);
                prop_assert!(way[..position].iter().any(|(action, _)| *action == Action::Pass));
                prop_assert!(way[..position].iter().any(|(action, _)| *action == Action::Sign));
            }
        }
    }

    /// A transfer takes effect only after consent, an objection period or a settled dispute, and
    /// after everything owed was paid.
    #[test]
    fn no_transfer_behind_the_former_customers_back((_, numbers) in random_walk()) {
        let way = walk(Kind::Transfer, &numbers);
        let heard = [Action::Agree, Action::PeriodOver, Action::Resolve];
        for (position, (action, _)) in way.iter().enumerate() {
            if *action == Action::Effected {
                let before = &way[..position];
                prop_assert!(before.iter().any(|(action, _)| heard.contains(action)));
                prop_assert!(before.iter().any(|(action, _)| *action == Action::Settled));
                prop_assert!(before.iter().any(|(action, _)| *action == Action::RecordReading));
            }
        }
    }

    /// Every case has an owner until it ends, and from anywhere on the way an end can be reached.
    #[test]
    fn an_open_case_has_an_owner_and_a_way_out((kind, numbers) in random_walk()) {
        for (_, case) in walk(kind, &numbers) {
            prop_assert_eq!(case.stage.is_end(), case.stage.holder() == Holder::Nobody);
            let left = table::rows(kind).filter(|(from, _, _)| *from == case.stage).count();
            prop_assert_eq!(left == 0, case.stage.is_end());
        }
    }
}

#[test]
fn names_on_the_wire_are_the_stable_names() {
    let wire = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    for kind in Kind::ALL {
        assert_eq!(wire(serde_json::to_value(kind).unwrap()), kind.key());
    }
    for stage in Stage::ALL {
        assert_eq!(wire(serde_json::to_value(stage).unwrap()), stage.key());
    }
    for action in Action::ALL {
        assert_eq!(wire(serde_json::to_value(action).unwrap()), action.key());
    }
}
