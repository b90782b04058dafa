//! The invoice title (发票抬头).

use domain::{
    form::{AnswerKind, Kept, Question, anything},
    identifier::{CreditCode, Email},
    text::{CommonText, ProfileText},
    wire::me::{InvoiceTitle, Me},
};
use leptos::{prelude::*, task::spawn_local};

use super::of_me;
use crate::{
    kit::form::{Field, Form, FormView},
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
    let saved = RwSignal::new(false);
    let save = move || {
        saved.set(false);
        let title = InvoiceTitle {
            name: form.answer(NAME.name),
            credit_code: form.optional(CREDIT_CODE.name),
            email: form.optional(EMAIL.name),
        };
        spawn_local(async move {
            match net.change::<Me>("PUT", "/me/invoice-title", &title).await {
                Ok(me) => {
                    form.sent();
                    saved.try_set(true);
                    session.set_me(me);
                }
                Err(failure) => form.take(failure),
            }
        });
    };
    let remove = move |_| {
        spawn_local(async move {
            match net.send("DELETE", "/me/invoice-title", None).await {
                Ok(_) => {
                    form.clear();
                    session.refresh_me();
                }
                Err(failure) => form.take(failure),
            }
        });
    };
    let removal = move || {
        stored.with(Option::is_some).then(|| {
            view! {
                <button type="button" class="button-link" on:click=remove>
                    {words.invoice_remove}
                </button>
            }
        })
    };
    view! {
        <h2>{words.invoice}</h2>
        <p class="quiet">{words.invoice_text}</p>
        <FormView form=form on_submit=save submit=common.save/>
        <p role="status">{move || saved.get().then_some(common.saved)}</p>
        {removal}
    }
}
