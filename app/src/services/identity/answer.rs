//! A company's second step: the code that its legal person received, or the amount that arrived.

use domain::{
    form::{AnswerKind, Kept, Question, binding},
    money::Fen,
    text::{IdentityText, fill},
    wire::identity::{AuthorisationAnswer, IdentityVerification},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    kit::{
        form::{Field, Form, FormView},
        notice::Notice,
    },
    net::use_net,
    session::text,
};

const CODE: Question = Question {
    name: "code",
    kind: AnswerKind::OneTimeCode,
    required: true,
    max_length: 12,
    autocomplete: "off",
    kept: Kept::Never,
    check: binding::CODE.check,
};

const AMOUNT: Question = Question {
    name: "amount_fen",
    kind: AnswerKind::Money,
    check: |answer| Fen::parse_yuan(answer).map(drop).ok_or("AMOUNT"),
    ..CODE
};

/// Asks for the code or the amount. A masked mobile holds at most eleven characters and starts
/// with a 1; everything else is a bank account.
#[component]
pub fn AnswerForm(
    verification_id: String,
    sent_to: String,
    by: String,
    tries_left: u32,
    #[prop(into)] done: Callback<IdentityVerification>,
) -> impl IntoView {
    let words = text::<IdentityText>();
    let net = use_net();
    let by_sms = sent_to.starts_with('1') && sent_to.chars().count() == 11;
    let (title, told, field) = if by_sms {
        (words.needs_code, words.needs_code_text, Field::new(&CODE, words.legal_code))
    } else {
        let field = Field::new(&AMOUNT, words.amount).hint(words.amount_hint);
        (words.needs_amount, words.needs_amount_text, field)
    };
    let told = fill(told, &[("to", &sent_to), ("time", &by)]);
    let form = Form::new("authorisation", vec![field.prefix("answer-")]);
    let path = format!("/identity-verifications/{verification_id}/authorisation");
    let send = move || {
        let path = path.clone();
        let answer = if by_sms {
            let code = binding::plain_code(&form.answer(CODE.name));
            AuthorisationAnswer::SmsCode { code }
        } else {
            let amount = Fen::parse_yuan(&form.answer(AMOUNT.name));
            AuthorisationAnswer::TransferAmount { amount_fen: amount.map_or(0, Fen::get) }
        };
        spawn_local(async move {
            match net.post(&path, &answer, None).await {
                Ok(newer) => {
                    form.busy.try_set(false);
                    done.try_run(newer);
                }
                Err(failure) => form.take(failure),
            }
        });
    };
    view! {
        <Notice title=title role="status">
            <p>{told}</p>
            <p class="quiet">{fill(words.tries_left, &[("n", &tries_left.to_string())])}</p>
            <FormView form=form on_submit=send submit=words.submit/>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_however_it_is_typed() {
        assert_eq!(CODE.judge("123 456"), Ok(()));
        assert_eq!(CODE.judge("１２３４５６"), Ok(()));
        for wrong in ["abcdef", "12345", "1234567"] {
            assert_eq!(CODE.judge(wrong), Err("CODE"), "{wrong}");
        }
    }
}
