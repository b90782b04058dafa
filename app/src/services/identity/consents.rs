//! The boxes to tick: one for each text, never ticked beforehand.

use domain::{
    form::{AnswerKind, Kept, Question, anything},
    text::{IdentityText, fill},
    wire::consent::Consent,
};
use leptos::prelude::*;

use crate::{
    kit::form::{Ask, Field},
    session::text,
};

const CONSENT: Question = Question {
    name: "consents",
    kind: AnswerKind::Agreement,
    required: true,
    max_length: 3,
    autocomplete: "off",
    kept: Kept::Never,
    check: anything,
};

/// Prefixes that tell the boxes of one page apart.
const PREFIXES: [&str; 4] = ["", "second-", "third-", "fourth-"];

/// A text with its box.
#[derive(Clone)]
pub struct Box {
    /// The text.
    pub consent: Consent,
    /// The box.
    pub field: Field,
}

/// The boxes for the kinds that a way needs.
pub fn boxes(consents: &[Consent], kinds: &[String]) -> Vec<Box> {
    let words = text::<IdentityText>();
    let wanted = consents.iter().filter(|consent| kinds.contains(&consent.kind));
    wanted
        .zip(PREFIXES)
        .map(|(consent, prefix)| {
            let label = fill(words.agree, &[("title", &consent.title)]);
            let field = Field::new(&CONSENT, label).prefix(prefix);
            Box { consent: consent.clone(), field }
        })
        .collect()
}

/// Draws the boxes, each with its text to open.
#[component]
pub fn ConsentBoxes(boxes: Vec<Box>) -> impl IntoView {
    let words = text::<IdentityText>();
    let rows = boxes.into_iter().map(|Box { consent, field }| {
        let paragraphs = consent.text.lines().filter(|line| !line.trim().is_empty());
        let paragraphs = paragraphs.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        view! {
            <div class="consent">
                <Ask field=field/>
                <details class="details">
                    <summary>
                        {words.read} <span class="visually-hidden">{consent.title}</span>
                    </summary>
                    <div class="consent-text">{paragraphs}</div>
                </details>
            </div>
        }
    });
    view! {
        <fieldset class="field consents">
            <legend class="field-label">{words.consents}</legend>
            {rows.collect_view()}
        </fieldset>
    }
}
