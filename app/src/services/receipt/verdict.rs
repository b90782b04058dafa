//! What the check said.

use domain::{text::ReceiptText, wire::receipt::ReceiptCheck};
use leptos::prelude::*;

use crate::{
    kit::{
        date::time,
        money::Money,
        parts::{Facts, Icon, IconName},
    },
    session::{Session, text},
};

/// The verdict, large, and what to compare with the paper.
pub fn verdict(check: &ReceiptCheck) -> AnyView {
    let texts = &text::<ReceiptText>().check_page;
    match check {
        ReceiptCheck::Genuine { number, amount_fen, paid_at, account_number_masked } => {
            let labels = text::<ReceiptText>();
            let language = Session::get().language.get_untracked();
            let digits =
                |value: &str| view! { <span class="digits">{value.to_owned()}</span> }.into_any();
            let rows = vec![
                (labels.number.to_owned(), digits(number)),
                (labels.amount.to_owned(), view! { <Money fen=*amount_fen/> }.into_any()),
                (labels.paid_at.to_owned(), time(language, paid_at).into_any()),
                (labels.account.to_owned(), digits(account_number_masked)),
            ];
            view! {
                {headline("pay-state pay-state-good", IconName::Done, texts.genuine, texts.genuine_body)}
                <section class="card">
                    <p>{texts.compare}</p>
                    <Facts rows=rows/>
                </section>
            }
            .into_any()
        }
        ReceiptCheck::Unknown => headline(
            "pay-state pay-state-bad",
            IconName::Warning,
            texts.unknown,
            texts.unknown_body,
        ),
    }
}

fn headline(
    class: &'static str,
    icon: IconName,
    heading: &'static str,
    body: &'static str,
) -> AnyView {
    view! {
        <div class=class>
            <Icon name=icon/>
            <div>
                <p class="pay-state-heading">{heading}</p>
                <p>{body}</p>
            </div>
        </div>
    }
    .into_any()
}
