//! Second step: the code.

use domain::{
    form::{AnswerKind, ErrorCode, Kept, Question},
    text::{SignInText, fill},
    wire::me::{Me, SignIn},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Sent, countdown::Countdown, mobile::request};
use crate::{
    kit::{
        date::clock,
        form::{Field, Form, FormView},
        notice::FailureNotice,
    },
    net::use_net,
    session::{Session, text},
};

const CODE: Question = Question {
    name: "code",
    kind: AnswerKind::OneTimeCode,
    required: true,
    max_length: 12,
    autocomplete: "one-time-code",
    kept: Kept::Never,
    check,
};

fn check(answer: &str) -> Result<(), ErrorCode> {
    if digits(answer).len() == 6 { Ok(()) } else { Err("CODE") }
}

/// The digits of what was typed or pasted; full-width ones too, spaces between them dropped.
fn digits(answer: &str) -> String {
    answer
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
            _ => None,
        })
        .collect()
}

/// Asks for the code and signs in.
#[component]
pub fn AskCode(now: Sent, sent: RwSignal<Option<Sent>>) -> impl IntoView {
    let session = Session::get();
    let words = text::<SignInText>();
    let net = use_net();
    let form = Form::new("sign-in-code", vec![Field::new(&CODE, words.code).hint(words.code_hint)]);
    let mobile = StoredValue::new(now.mobile);
    let sign_in = move || {
        let body = SignIn { mobile: mobile.get_value(), code: digits(&form.answer(CODE.name)) };
        spawn_local(async move {
            match net.post::<Me>("/sessions", &body, None).await {
                Ok(me) => session.set_me(me),
                Err(failure) => form.take(failure),
            }
        });
    };
    let told = {
        let until = clock(&now.answer.expires_at);
        fill(words.sent, &[("mobile", &now.answer.mobile_masked), ("time", &until)])
    };
    view! {
        <p role="status">{told}</p>
        <FormView form=form on_submit=sign_in submit=words.sign_in/>
        <Resend mobile=mobile wait=now.answer.retry_after_seconds/>
        <p>
            <button type="button" class="button-link" on:click=move |_| sent.set(None)>
                {words.change_mobile}
            </button>
        </p>
    }
}

/// Another code, once the wait is over. The seconds are shown but only the end is announced.
#[component]
fn Resend(mobile: StoredValue<String>, wait: u32) -> impl IntoView {
    let words = text::<SignInText>();
    let net = use_net();
    let countdown = Countdown::start(wait);
    let failure = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let again = RwSignal::new(false);
    let ready = Memo::new(move |_| countdown.left() == 0);
    let resend = move |_| {
        if !ready.get_untracked() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let number = mobile.get_value();
        spawn_local(async move {
            match request(net, &number).await {
                Ok(answer) => {
                    countdown.restart(answer.retry_after_seconds);
                    again.try_set(true);
                }
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    };
    let waiting = move || fill(words.resend_in, &[("n", &countdown.left().to_string())]);
    let news = move || match (ready.get(), again.get()) {
        (true, _) => words.resend_ready,
        (false, true) => words.resent,
        (false, false) => "",
    };
    view! {
        <div class="resend">
            {move || {
                if ready.get() {
                    view! {
                        <button type="button" class="button-link" class:is-busy=busy on:click=resend>
                            {words.resend}
                        </button>
                    }
                        .into_any()
                } else {
                    view! { <p class="quiet" aria-hidden="true">{waiting}</p> }.into_any()
                }
            }}
            <p class="visually-hidden" role="status">{news}</p>
            {move || failure.get().map(|failure| view! { <FailureNotice failure=failure/> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_as_people_paste_them() {
        assert_eq!(digits("123 456"), "123456");
        assert_eq!(digits("【开灯】１２３４５６"), "123456");
        assert_eq!(check("12345"), Err("CODE"));
        assert_eq!(check("1234567"), Err("CODE"));
        assert_eq!(check("123-456"), Ok(()));
    }
}
