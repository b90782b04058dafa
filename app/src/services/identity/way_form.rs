//! One way's form.

use domain::{
    text::IdentityText,
    wire::{
        consent::Consent,
        identity::{IdentityVerification, VerificationOutcome},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{claim, consents, questions, way::Way};
use crate::{
    kit::form::{Ask, Form, FormView},
    net::{new_key, use_net},
    session::text,
};

/// Asks what a way needs and sends it. `done` takes the answer.
#[component]
pub fn WayForm(
    way: Way,
    kinds: Vec<String>,
    consents: Vec<Consent>,
    #[prop(into)] done: Callback<IdentityVerification>,
) -> impl IntoView {
    let words = text::<IdentityText>();
    let net = use_net();
    let boxes = consents::boxes(&consents, &kinds);
    let asked = questions::fields(way, words);
    let all = asked.iter().copied().chain(boxes.iter().map(|agreed| agreed.field)).collect();
    let form = Form::new("identity", all);
    let hashes: Vec<String> = boxes.iter().map(|agreed| agreed.consent.hash.clone()).collect();
    let key = StoredValue::new((String::new(), String::new()));
    let send = move || {
        let request = claim::request(way, form, hashes.clone());
        spawn_local(async move {
            let key = key_for(key, &request);
            match net.post("/identity-verifications", &request, Some(&key)).await {
                Ok(answer) => {
                    form.busy.try_set(false);
                    if !is_mismatch(&answer) {
                        form.clear();
                    }
                    done.try_run(answer);
                }
                Err(failure) => form.take(failure),
            }
        });
    };
    let asked = asked.into_iter().map(|field| view! { <Ask field=field/> }).collect_view();
    view! {
        <FormView form=form on_submit=send submit=way.submit(words) own_questions=true>
            {asked}
            <consents::ConsentBoxes boxes=boxes/>
        </FormView>
    }
}

/// After a mismatch the answers stay, to be corrected.
fn is_mismatch(answer: &IdentityVerification) -> bool {
    matches!(answer.outcome, VerificationOutcome::Mismatch { .. })
}

/// The same request sent again carries the same key; a changed one a new key.
fn key_for(last: StoredValue<(String, String)>, request: &impl serde::Serialize) -> String {
    let body = serde_json::to_string(request).unwrap_or_default();
    let same = last.try_with_value(|(key, of)| (*of == body).then(|| key.clone())).flatten();
    same.unwrap_or_else(|| {
        let key = new_key();
        last.try_update_value(|last| *last = (key.clone(), body));
        key
    })
}
