//! `/verify/return`: back from a provider's page. The page's own word is no proof: the API is
//! asked.

use domain::{
    text::IdentityText,
    wire::identity::{IdentityOverview, IdentityVerification, VerificationOutcome},
};
use leptos::prelude::*;

use super::outcome::Outcome;
use crate::{
    app::Navigator,
    failure::Failure,
    kit::{
        load::load,
        loaded::{Loaded, Reserve},
        notice::Notice,
        page,
    },
    net::Net,
    routes::{Page, query},
    session::{Session, text},
};

/// The verification that waits for the provider: the one the address names, else the newest.
async fn fetch(net: Net, named: Option<String>) -> Result<Option<IdentityVerification>, Failure> {
    let id = match named {
        Some(id) => Some(id),
        None => {
            let overview: IdentityOverview = net.get("/identity-verifications").await?;
            overview
                .open
                .into_iter()
                .find(|open| matches!(open.outcome, VerificationOutcome::ContinueAt { .. }))
                .map(|open| open.verification_id)
        }
    };
    match id {
        Some(id) => net.get(&format!("/identity-verifications/{id}")).await.map(Some),
        None => Ok(None),
    }
}

/// The page after a provider's page.
#[component]
pub fn VerifyReturnPage() -> impl IntoView {
    let words = text::<IdentityText>();
    let session = Session::get();
    let navigator = Navigator::get();
    let id = StoredValue::new(query("verification"));
    let named = move || {
        let id = id.get_value()?;
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        (plain && !id.is_empty()).then_some(id)
    };
    let loader = load(move |net| fetch(net, named()));
    let to_verify = move || {
        if let Some(navigator) = navigator {
            navigator.go(&Page::Verify.path());
        }
    };
    let show = move |found: Option<IdentityVerification>| {
        let Some(verification) = found else {
            return view! { <NotYet retry=move || loader.retry()/> }.into_any();
        };
        match verification.outcome {
            VerificationOutcome::ContinueAt { .. } => view! {
                <NotYet retry=move || loader.retry()/>
                <Outcome
                    verification=verification
                    changed=move |newer| loader.set(Some(newer))
                    review=move |()| to_verify()
                />
            }
            .into_any(),
            VerificationOutcome::Verified { .. } => {
                session.refresh_me();
                outcome(verification, loader, to_verify)
            }
            VerificationOutcome::NeedsAuthorisation { .. }
            | VerificationOutcome::InReview { .. }
            | VerificationOutcome::Mismatch { .. }
            | VerificationOutcome::Refused { .. } => outcome(verification, loader, to_verify),
        }
    };
    view! {
        <page::Page title=words.title narrow=true>
            <Loaded loader=loader reserve=Reserve::Card view=show/>
            <p>
                <a href=Page::Verify.href()>{words.other_way}</a>
            </p>
        </page::Page>
    }
}

fn outcome(
    verification: IdentityVerification,
    loader: crate::kit::load::Loader<Option<IdentityVerification>>,
    to_verify: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    view! {
        <Outcome
            verification=verification
            changed=move |newer| loader.set(Some(newer))
            review=move |()| to_verify()
        />
    }
    .into_any()
}

/// The provider hasn't told a result yet.
#[component]
fn NotYet(#[prop(into)] retry: Callback<()>) -> impl IntoView {
    let words = text::<IdentityText>();
    view! {
        <Notice title=words.returned role="status">
            <p>{words.not_yet}</p>
            <button type="button" class="button" on:click=move |_| retry.run(())>
                {words.check_again}
            </button>
        </Notice>
    }
}
