//! What surrounds the services: the code's inbox, the language, leaving.

use domain::text::zh::account::ACCOUNT;
use domain::text::zh::common::SHELL;
use domain::text::zh::errors::PROBLEMS;
use domain::text::zh::home::HOME;
use domain::text::zh::profile::PROFILE;
use domain::text::zh::sign_in::SIGN_IN;
use domain::text::{AccountText, Section as _, ShellText};
use domain::wire::account::AccountList;
use domain::wire::me::{Language, Me};
use journeys::failure::{Outcome, expect};
use journeys::hall::stem;
use journeys::journey::journey;
use journeys::people::{NEWCOMER_MOBILE, WANG};

#[test]
fn the_code_is_read_in_the_inbox() -> Outcome {
    journey("inbox", async |person, world| {
        person.visits("/sign-in").await?;
        person.asks_for_a_code(world, NEWCOMER_MOBILE).await?;
        let mut code = String::new();
        let inbox = format!("{}/sms", world.sandbox.base());
        person
            .aside(&inbox, async || {
                let own = format!("li[data-to='{NEWCOMER_MOBILE}'] .code");
                code = person.element(&own).await?.text().await?;
                Ok(())
            })
            .await?;
        expect(code.len() == 6, || format!("the inbox shows {code}"))?;
        person.fills(SIGN_IN.code, &code).await?;
        person.presses(SIGN_IN.sign_in).await?;
        person.sees(HOME.unverified).await
    })
}

#[test]
fn the_language_changes_where_one_stands() -> Outcome {
    journey("language", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        let english = AccountText::of(Language::English);
        person.visits("/accounts").await?;
        person.sees(ACCOUNT.title).await?;
        person.presses(SHELL.other_language).await?;
        person.sees(english.title).await?;
        person.sees(&account.account_number).await?;
        person.is_at("/accounts").await?;
        // The choice outlasts the page, and holds on the next one.
        person.reloads().await?;
        person.sees(english.title).await?;
        person.presses(english.bills).await?;
        person.is_at("/accounts/").await?;
        person.sees(english.pay).await?;
        person.presses(ShellText::of(Language::English).other_language).await?;
        person.sees(ACCOUNT.pay).await
    })
}

#[test]
fn whoever_signs_out_leaves_nothing_behind() -> Outcome {
    journey("sign-out", async |person, world| {
        let account = person.is_customer(world, &WANG).await?;
        person.visits("/accounts").await?;
        person.sees(&account.account_number).await?;
        person.visits("/profile").await?;
        person.presses(PROFILE.sign_out).await?;
        person.sees(HOME.welcome).await?;
        let me: Me = person.reads("/me").await?;
        expect(!me.signed_in, || format!("still signed in: {me:?}"))?;
        person
            .tolerates(&["status of 401"], async || {
                person.visits("/accounts").await?;
                person.sees(PROBLEMS.sign_in_required.what).await?;
                person.never_sees(&account.account_number, std::time::Duration::ZERO).await
            })
            .await
    })
}

#[test]
fn an_account_is_unbound() -> Outcome {
    journey("unbind", async |person, world| {
        person.is_customer(world, &WANG).await?;
        person.visits("/accounts").await?;
        person.presses(ACCOUNT.unbind.open).await?;
        person.sees(ACCOUNT.unbind.consequence).await?;
        person.presses(ACCOUNT.unbind.confirm).await?;
        person.sees(stem(ACCOUNT.unbind.done)).await?;
        person.sees(ACCOUNT.empty_title).await?;
        let list: AccountList = person.reads("/accounts").await?;
        expect(list.accounts.is_empty(), || format!("still bound: {list:?}"))?;
        person.visits("/").await?;
        person.sees(HOME.no_account).await
    })
}
