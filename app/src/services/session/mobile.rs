//! First step: the mobile number.

use domain::{
    form::{AnswerKind, Kept, Question},
    identifier::Mobile,
    text::SignInText,
    wire::me::{SignInCodeRequest, SignInCodeSent},
};
use leptos::{prelude::*, task::spawn_local};

use super::Sent;
use crate::{
    failure::Failure,
    kit::form::{Field, Form, FormView},
    net::{Net, use_net},
    session::text,
};

const MOBILE: Question = Question {
    name: "mobile",
    kind: AnswerKind::Mobile,
    required: true,
    max_length: 20,
    autocomplete: "tel",
    kept: Kept::Device,
    check: |answer| Mobile::parse(answer).map(drop).map_err(|_| "MOBILE"),
};

/// Asks for the number and has a code sent to it.
#[component]
pub fn AskMobile(sent: RwSignal<Option<Sent>>) -> impl IntoView {
    let words = text::<SignInText>();
    let net = use_net();
    let form =
        Form::new("sign-in", vec![Field::new(&MOBILE, words.mobile).hint(words.mobile_hint)]);
    let send = move || {
        let mobile = plain(&form.answer(MOBILE.name));
        spawn_local(async move {
            match request(net, &mobile).await {
                Ok(answer) => {
                    sent.try_set(Some(Sent { mobile, answer }));
                }
                Err(failure) => form.take(failure),
            }
        });
    };
    view! {
        <p>{words.intro}</p>
        <FormView form=form on_submit=send submit=words.send_code/>
    }
}

/// Has a code sent.
pub async fn request(net: Net, mobile: &str) -> Result<SignInCodeSent, Failure> {
    let body = SignInCodeRequest { mobile: mobile.to_owned() };
    net.post("/sign-in-codes", &body, None).await
}

/// The number without what people type around it.
fn plain(typed: &str) -> String {
    Mobile::parse(typed).map_or_else(|_| typed.to_owned(), |mobile| mobile.as_str().to_owned())
}
