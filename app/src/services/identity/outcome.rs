//! What came of a verification, and what to do next.

use domain::{
    text::{IdentityText, fill},
    wire::identity::{IdentityVerification, VerificationOutcome},
};
use leptos::prelude::*;

use super::answer::AnswerForm;
use crate::{
    kit::{
        date::{date, time},
        notice::{Notice, Tone},
    },
    return_to::wanted_path,
    routes::{Page, query},
    session::{Session, text},
};

/// Shows an outcome. `changed` takes a newer one; `review` opens the form for a review.
#[component]
pub fn Outcome(
    verification: IdentityVerification,
    #[prop(into)] changed: Callback<IdentityVerification>,
    #[prop(into)] review: Callback<()>,
) -> impl IntoView {
    let words = text::<IdentityText>();
    let language = Session::get().language.get_untracked();
    match verification.outcome {
        VerificationOutcome::Verified { party } => verified(&party.name_masked).into_any(),
        VerificationOutcome::ContinueAt { url } => continue_at(url).into_any(),
        VerificationOutcome::NeedsAuthorisation { sent_to_masked, expires_at, tries_left } => {
            let by = time(language, &expires_at);
            view! {
                <AnswerForm
                    verification_id=verification.verification_id
                    sent_to=sent_to_masked
                    by=by
                    tries_left=tries_left
                    done=changed
                />
            }
            .into_any()
        }
        VerificationOutcome::InReview { number, reason, due_date } => {
            let by = date(language, &due_date);
            let told = fill(words.in_review_text, &[("number", &number), ("date", &by)]);
            view! {
                <Notice title=words.in_review role="status">
                    <p>{told}</p>
                    <p class="quiet">{words.review_reason} {words.reason_words(reason)}</p>
                </Notice>
            }
            .into_any()
        }
        VerificationOutcome::Mismatch { tries_left } => view! {
            <Notice tone=Tone::Bad title=words.mismatch role="alert">
                <p>{words.mismatch_text}</p>
                <p>{fill(words.tries_left, &[("n", &tries_left.to_string())])}</p>
                <button type="button" class="button" on:click=move |_| review.run(())>
                    {words.to_review}
                </button>
            </Notice>
        }
        .into_any(),
        VerificationOutcome::Refused { reason } => view! {
            <Notice tone=Tone::Bad title=words.refused role="alert">
                <p>{fill(words.refused_text, &[("reason", reason.trim_end_matches('。'))])}</p>
            </Notice>
        }
        .into_any(),
    }
}

fn verified(name: &str) -> impl IntoView + use<> {
    let words = text::<IdentityText>();
    let told = fill(words.done_text, &[("name", name)]);
    let wanted = query("return_to");
    let wanted = wanted.as_deref().and_then(wanted_path);
    let next = match wanted {
        Some(path) => {
            view! { <a class="button button-main" href=path>{words.go_on}</a> }.into_any()
        }
        None => view! { <a class="button button-main" href=Page::Bind.href()>{words.bind}</a> }
            .into_any(),
    };
    view! {
        <Notice tone=Tone::Good title=words.done role="status">
            <p>{told}</p>
            <div class="actions">
                {next}
                <a href=Page::Home.href()>{words.home}</a>
            </div>
        </Notice>
    }
}

/// The provider's page: only an ordinary web address is linked.
fn continue_at(url: String) -> impl IntoView {
    let words = text::<IdentityText>();
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let link = is_web.then(|| {
        view! { <a class="button button-main" rel="external" href=url>{words.continue_action}</a> }
    });
    view! {
        <Notice title=words.continue_title role="status">
            <p>{words.continue_text}</p>
            {link}
        </Notice>
    }
}
