//! The invoice title (发票抬头).

use domain::{
    form::{AnswerKind, Kept, Question, anything},
    identifier::{CreditCode, Email},
    text::{CommonText, ProfileText},
    wire::me::{InvoiceTitle, Me},
};
use leptos::{html, prelude::*, task::spawn_local};

use super::of_me;
use crate::{
    failure::Failure,
    kit::{
        confirm::Confirm,
        focus,
        form::{Field, Form, FormView},
        notice::FailureNotice,
    },
    net::use_net,
    session::{Session, text},
};

const NAME: Question = Question {
    name: "name",
    kind: AnswerKind::Text,
    required: true,
    max_length: 100,
    autocomplete: "organization",
    kept: Kept::Server,
    check: anything,
};
const CREDIT_CODE: Question = Question {
    name: "credit_code",
    kind: AnswerKind::Identifier,
    required: false,
    max_length: 24,
    autocomplete: "off",
    check: |answer| CreditCode::parse(answer).map(drop).map_err(|error| error.code()),
    ..NAME
};
const EMAIL: Question = Question {
    name: "email",
    kind: AnswerKind::Email,
    required: false,
    max_length: 254,
    autocomplete: "email",
    check: |answer| Email::parse(answer).map(drop).map_err(|_| "EMAIL"),
    ..NAME
};

/// What was done with the answers as they were then; editing them takes it back.
#[derive(Clone, Copy)]
struct Said {
    of: RwSignal<Option<(Vec<String>, &'static str)>>,
    place: NodeRef<html::Div>,
}

impl Said {
    fn say(self, form: Form, words: &'static str) {
        self.of.try_set(Some((untrack(|| answers(form)), words)));
    }

    fn words(self, form: Form) -> Option<&'static str> {
        let (of, words) = self.of.get()?;
        (of == answers(form)).then_some(words)
    }
}

/// The answers; tracked, none once the form is gone.
fn answers(form: Form) -> Vec<String> {
    form.fields().into_iter().filter_map(|field| field.value.try_get()).collect()
}

/// The invoice title, to store and to remove.
#[component]
pub fn Invoice() -> impl IntoView {
    let session = Session::get();
    let words = text::<ProfileText>();
    let common = text::<CommonText>();
    let net = use_net();
    let stored = of_me(|me| me.invoice_title.clone());
    let now = stored.get_untracked();
    let of =
        |read: fn(&InvoiceTitle) -> Option<String>| now.as_ref().and_then(read).unwrap_or_default();
    let form = Form::new(
        "invoice",
        vec![
            Field::new(&NAME, words.invoice_name).start_with(&of(|title| Some(title.name.clone()))),
            Field::new(&CREDIT_CODE, words.invoice_code)
                .hint(words.invoice_code_hint)
                .start_with(&of(|title| title.credit_code.clone())),
            Field::new(&EMAIL, words.invoice_email)
                .hint(words.invoice_email_hint)
                .start_with(&of(|title| title.email.clone())),
        ],
    );
    let said = Said { of: RwSignal::new(None), place: NodeRef::new() };
    let save = move || {
        said.of.set(None);
        let title = InvoiceTitle {
            name: form.answer(NAME.name),
            credit_code: form.optional(CREDIT_CODE.name),
            email: form.optional(EMAIL.name),
        };
        spawn_local(async move {
            match net.change::<Me>("PUT", "/me/invoice-title", &title).await {
                Ok(me) => {
                    form.sent();
                    said.say(form, common.saved);
                    session.set_me(me);
                }
                Err(failure) => form.take(failure),
            }
        });
    };
    let removed = Callback::new(move |()| {
        form.clear();
        said.say(form, words.invoice_removed);
        // The button is about to go.
        focus::soon(said.place);
    });
    let removal = move || stored.with(Option::is_some).then(|| view! { <Remove removed=removed/> });
    view! {
        <h2>{words.invoice}</h2>
        <p class="quiet">{words.invoice_text}</p>
        <FormView form=form on_submit=save submit=common.save/>
        <div role="status" tabindex="-1" node_ref=said.place>{move || said.words(form)}</div>
        {removal}
    }
}

/// Removes the stored title after a question.
#[component]
fn Remove(removed: Callback<()>) -> impl IntoView {
    let words = text::<ProfileText>();
    let net = use_net();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failure>);
    let confirmed = Callback::new(move |()| {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            let answer = net.send("DELETE", "/me/invoice-title", None).await;
            busy.try_set(false);
            match answer {
                Ok(_) => {
                    Session::get().refresh_me();
                    removed.try_run(());
                }
                Err(failure) => {
                    failed.try_set(Some(failure));
                }
            }
        });
    });
    view! {
        <Confirm
            open=words.invoice_remove
            question=words.invoice_remove_question
            consequence=words.invoice_remove_consequence
            confirm=words.invoice_remove_confirm
            keep=words.invoice_remove_keep
            busy=busy
            confirmed=confirmed
        >
            {move || failed.get().map(|failure| view! { <FailureNotice failure=failure/> })}
        </Confirm>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_goes_when_the_answers_change() {
        Owner::new().with(|| {
            let name = Field::new(&NAME, "").start_with("灯");
            let form = Form::new("invoice", vec![name]);
            let said = Said { of: RwSignal::new(None), place: NodeRef::new() };
            said.say(form, "saved");
            assert_eq!(said.words(form), Some("saved"));
            name.value.set("灯塔".into());
            assert_eq!(said.words(form), None);
        });
    }
}
