//! `/receipts/:receipt_id`: a receipt on the screen, with its PDF where a file can be kept.

use domain::{text::ReceiptText, wire::receipt::Receipt};
use leptos::prelude::*;

use crate::{
    app::CurrentPage,
    kit::{
        date::time,
        load::load,
        loaded::{Loaded, Reserve},
        money::Money,
        notice::{Notice, Tone},
        page::Page,
        parts::Facts,
    },
    routes::Page as Address,
    services::{browser, payment::allocations::Allocations},
    session::{Session, text},
};

/// Digits of the hash in one group, to be compared by eye.
const HASH_GROUP: usize = 4;

/// One receipt.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let Address::Receipt(receipt_id) = untrack(CurrentPage::get) else { return ().into_any() };
    let path = format!("/receipts/{receipt_id}");
    let receipt = load(move |net| {
        let path = path.clone();
        async move { net.get::<Receipt>(&path).await }
    });
    view! {
        <Page title={text::<ReceiptText>().title} narrow=true>
            <Loaded loader=receipt reserve=Reserve::Tall view=content/>
        </Page>
    }
    .into_any()
}

fn content(receipt: Receipt) -> AnyView {
    let texts = text::<ReceiptText>();
    let digits = |value: &str| view! { <span class="digits">{value.to_owned()}</span> }.into_any();
    let plain = |value: String| value.into_any();
    let language = Session::get().language.get_untracked();
    let payer = vec![
        (texts.number.to_owned(), digits(&receipt.number)),
        (texts.holder.to_owned(), plain(receipt.holder_masked.clone())),
        (texts.account.to_owned(), digits(&receipt.account_number_masked)),
        (texts.paid_at.to_owned(), plain(time(language, &receipt.paid_at))),
        (texts.transaction.to_owned(), digits(&receipt.transaction_id)),
        (texts.order.to_owned(), digits(&receipt.order_number)),
    ];
    view! {
        <section class="card receipt" aria-labelledby="receipt-amount">
            <h2 class="amount-label" id="receipt-amount">{texts.amount}</h2>
            <p class="amount-value"><Money fen=receipt.amount_fen large=true/></p>
            <p class="receipt-capitals">{texts.capitals} " " {receipt.amount_capitals.clone()}</p>
            <Facts rows=payer/>
            <h3>{texts.what}</h3>
            <Allocations allocations=receipt.allocations.clone()/>
            <h3>{texts.hash}</h3>
            <p class="receipt-hash">{grouped(&receipt.hash)}</p>
            <p class="quiet">{texts.hash_note}</p>
        </section>
        {ways_on(&receipt)}
        <p class="quiet">{texts.not_invoice}</p>
    }
    .into_any()
}

/// Download, or what to do instead where nothing can be downloaded.
fn ways_on(receipt: &Receipt) -> AnyView {
    let texts = text::<ReceiptText>();
    let check =
        format!("{}?number={}&hash={}", Address::ReceiptCheck.href(), receipt.number, receipt.hash);
    let check = view! { <a class="button button-quiet" href=check>{texts.check}</a> };
    if browser::device().can_download() {
        let document = format!("/api/v1/receipts/{}/document", receipt.receipt_id);
        view! {
            <p class="actions">
                <a class="button button-main" href=document download=format!("{}.pdf", receipt.number)>
                    {texts.download}
                </a>
                {check}
            </p>
        }
        .into_any()
    } else {
        view! {
            <Notice tone=Tone::Info title=texts.wechat_hint>""</Notice>
            <p class="actions">{check}</p>
        }
        .into_any()
    }
}

/// A hash in groups, so that two of them can be compared.
fn grouped(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    let groups: Vec<String> =
        digits.chunks(HASH_GROUP).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_grouped_without_losing_a_digit() {
        assert_eq!(grouped("0123456789ab"), "0123 4567 89ab");
        assert_eq!(grouped("01234"), "0123 4");
        assert_eq!(grouped(""), "");
    }
}
