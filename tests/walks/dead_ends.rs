//! Where things don't go on: each says what happened, keeps what was entered, and shows a way.

use std::time::Duration;

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::common::SHELL;
use domain::text::zh::errors::{FIELDS, PROBLEMS};
use domain::text::zh::home::HOME;
use domain::text::zh::identity::IDENTITY;
use domain::text::zh::sign_in::SIGN_IN;
use domain::wire::identity::{IdentityOverview, VerificationOutcome};
use journeys::failure::{Failure, Outcome, expect};
use journeys::hall::{stem, yuan};
use journeys::journey::journey;
use journeys::people::{NEWCOMER_MOBILE, RARE, WANG, ZHAO};
use journeys::person::Person;
use serde_json::Value;

/// Another code than this one.
fn other_code(code: &str) -> String {
    code.chars().map(|digit| if digit == '9' { '0' } else { '9' }).collect()
}

/// Sends a form that the server refuses, and is told why.
async fn is_refused(person: &Person, submit: &str, told: &str) -> Outcome {
    person
        .tolerates(&["status of 422"], async || {
            person.presses(submit).await?;
            person.sees(told).await
        })
        .await
}

#[test]
fn a_wrong_code_can_be_corrected() -> Outcome {
    journey("wrong-code", async |person, world| {
        person.visits("/sign-in").await?;
        let code = person.asks_for_a_code(world, NEWCOMER_MOBILE).await?;
        person.fills(SIGN_IN.code, &other_code(&code)).await?;
        is_refused(person, SIGN_IN.sign_in, FIELDS.code_wrong).await?;
        person.finds_it_accessible("/sign-in", "wrong code").await?;
        person.fills(SIGN_IN.code, &code).await?;
        person.presses(SIGN_IN.sign_in).await?;
        person.sees(HOME.unverified).await
    })
}

#[test]
fn an_expired_code_leads_to_a_new_one() -> Outcome {
    journey("expired-code", async |person, world| {
        person.visits("/sign-in").await?;
        let code = person.asks_for_a_code(world, NEWCOMER_MOBILE).await?;
        world.time_passes(Duration::from_secs(6 * 60)).await?;
        person.fills(SIGN_IN.code, &code).await?;
        is_refused(person, SIGN_IN.sign_in, stem(FIELDS.code_expired)).await?;
        person.presses(SIGN_IN.change_mobile).await?;
        person.signs_in(world, NEWCOMER_MOBILE).await?;
        person.sees(HOME.unverified).await
    })
}

#[test]
fn a_wrong_proof_says_no_more_than_that() -> Outcome {
    journey("wrong-proof", async |person, world| {
        person.is_signed_in(world, WANG.mobile).await?;
        person.is_verified(&WANG).await?;
        person.visits("/accounts/bind").await?;
        let amount_fen = world.latest_bill_fen(&WANG)?;
        person
            .tolerates(&["status of 422"], async || {
                person.binds(&WANG, amount_fen + 1).await?;
                person.sees(PROBLEMS.account_proof_failed.what).await
            })
            .await?;
        let kept = person.field(ACCOUNT.binding.number).await?.prop("value").await?;
        expect(kept.as_deref() == Some(WANG.account_number), || format!("the number is {kept:?}"))?;
        person.fills(ACCOUNT.binding.amount, &yuan(amount_fen)).await?;
        person.presses(ACCOUNT.binding.submit).await?;
        person.is_at("/accounts/").await
    })
}

#[test]
fn a_rare_name_becomes_a_review_with_number_and_date() -> Outcome {
    journey("rare-name", async |person, world| {
        person.is_signed_in(world, RARE.mobile).await?;
        person.visits("/verify").await?;
        person.verifies(RARE.name, RARE.id_number).await?;
        person.sees(IDENTITY.in_review).await?;
        let overview: IdentityOverview = person.reads("/identity-verifications").await?;
        let open = overview.open.into_iter().next();
        let Some(VerificationOutcome::InReview { number, due_date, .. }) = open.map(|v| v.outcome)
        else {
            return Err(Failure::new("no review is open"));
        };
        person.sees(&number).await?;
        person.finds_it_accessible("/verify", "in review").await?;
        let day =
            due_date.rsplit('-').next().unwrap_or_default().trim_start_matches('0').to_owned();
        person.sees(&format!("{day}日")).await?;
        // It stands among what is under way, wherever the customer looks for it.
        person.visits("/").await?;
        person.sees(&number).await
    })
}

#[test]
fn an_ended_session_asks_to_sign_in_again() -> Outcome {
    journey("ended-session", async |person, world| {
        person.is_signed_in(world, WANG.mobile).await?;
        person.is_verified(&WANG).await?;
        person.visits("/accounts/bind").await?;
        let words = &ACCOUNT.binding;
        person.fills(words.number, WANG.account_number).await?;
        let _: Value = person.asks("DELETE", "/sessions/current", &Value::Null).await?;
        person.ticks(words.roles[0]).await?;
        person.ticks(words.proofs[0]).await?;
        person.fills(words.amount, "186.40").await?;
        person
            .tolerates(&["status of 401"], async || {
                person.presses(words.submit).await?;
                person.sees(SHELL.expired_title).await
            })
            .await?;
        person.finds_it_accessible("/accounts/bind", "session ended").await?;
        // A number gets one code a minute.
        world.time_passes(Duration::from_secs(61)).await?;
        person.presses(SHELL.expired_action).await?;
        person.signs_in(world, WANG.mobile).await?;
        person.is_at("/accounts/bind").await?;
        let kept = person.field(words.number).await?.prop("value").await?;
        expect(kept.as_deref() == Some(WANG.account_number), || format!("the number is {kept:?}"))
    })
}

#[test]
fn an_unknown_page_leads_home() -> Outcome {
    journey("unknown-page", async |person, _| {
        person
            .tolerates(&["status of 404"], async || {
                person.visits("/nowhere").await?;
                person.sees(SHELL.not_found_title).await
            })
            .await?;
        person.presses(SHELL.not_found_action).await?;
        person.sees(HOME.welcome).await
    })
}

#[test]
fn somebody_elses_bill_does_not_exist() -> Outcome {
    journey("others-bill", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        let bills = person.bills(&account).await?;
        let bill = bills.bills.first().ok_or_else(|| Failure::new("no bill"))?.bill_id.clone();
        person.visits(&format!("/bills/{bill}")).await?;
        let _: Value = person.asks("DELETE", "/sessions/current", &Value::Null).await?;
        person.is_customer(world, &ZHAO).await?;
        let paths = [format!("/bills/{bill}"), format!("/accounts/{}", account.account_id)];
        person
            .tolerates(&["status of 404"], async || {
                for path in &paths {
                    person.visits(path).await?;
                    person.sees(PROBLEMS.not_found.what).await?;
                    person.never_sees(WANG.account_number, Duration::ZERO).await?;
                }
                Ok(())
            })
            .await
    })
}
