//! What an account owes, or its balance, with the day it is due.

use domain::{
    text::{AccountText, fill},
    wire::{
        account::{AccountSummary, BindingRole, PaymentKind},
        bill::{BillState, BillSummary},
    },
};
use leptos::prelude::*;

use crate::{
    kit::{
        date::date,
        money::{Money, yuan},
        parts::{Tag, TagTone},
    },
    routes::Page as Address,
    services::payment::selection::is_payable,
    session::{Session, text},
};

/// What an account's amount looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Owed, late fees included.
    pub owed_fen: i64,
    /// Late fees within it.
    pub late_fee_fen: i64,
    /// The oldest bill that can be paid.
    pub oldest: Option<&'a BillSummary>,
    /// The open payment of one of the bills.
    pub open_payment: Option<&'a str>,
}

/// What an account's amount looks like.
pub fn standing(account: &AccountSummary) -> Standing<'_> {
    Standing {
        owed_fen: account.owed_fen,
        late_fee_fen: account.unpaid.iter().map(|bill| bill.late_fee_fen).sum(),
        oldest: account
            .unpaid
            .iter()
            .filter(|bill| is_payable(bill))
            .min_by(|one, other| one.due_date.cmp(&other.due_date)),
        open_payment: account.unpaid.iter().find_map(|bill| bill.open_payment_id.as_deref()),
    }
}

/// The amount with what has to be known about it, and the way to pay.
#[component]
pub fn AmountDue(
    /// The account.
    account: AccountSummary,
) -> impl IntoView {
    let texts = text::<AccountText>();
    let stands = standing(&account);
    let prepaid = account.payment_kind == PaymentKind::Prepaid;
    let pay = Address::Pay(account.account_id.clone()).href();
    let action = if stands.oldest.is_some() {
        Some(view! { <a class="button button-main" href=pay>{texts.pay}</a> })
    } else if prepaid {
        Some(view! { <a class="button button-main" href=pay>{texts.top_up}</a> })
    } else {
        None
    };
    let under_way = stands.open_payment.map(|id| {
        let href = Address::Payment(id.to_owned()).href();
        view! {
            <p class="amount-note">
                {texts.under_way} " " <a href=href>{texts.under_way_link}</a>
            </p>
        }
    });
    view! {
        <div class="amount-due">
            {balance(&account)}
            {owed(&stands, prepaid)}
            {under_way}
            {action.map(|action| view! { <p class="amount-action">{action}</p> })}
        </div>
    }
}

fn balance(account: &AccountSummary) -> Option<AnyView> {
    // A payer isn't told the balance: it arrives as 0.
    let holder = account.role == BindingRole::Holder;
    let shown = account.payment_kind == PaymentKind::Prepaid || account.balance_fen != 0;
    (holder && shown).then(|| {
        view! {
            <p class="amount-label">{text::<AccountText>().balance}</p>
            <p class="amount-value"><Money fen=account.balance_fen large=account.owed_fen == 0/></p>
        }
        .into_any()
    })
}

fn owed(stands: &Standing<'_>, prepaid: bool) -> Option<AnyView> {
    let texts = text::<AccountText>();
    if stands.owed_fen == 0 {
        return (!prepaid).then(|| {
            view! { <p class="amount-label"><Tag tone=TagTone::Good label=texts.nothing_owed/></p> }
                .into_any()
        });
    }
    let late_fee = (stands.late_fee_fen > 0).then(|| {
        let amount =
            format!("{} {}", yuan(stands.late_fee_fen), text::<domain::text::CommonText>().yuan);
        view! { <p class="amount-note">{fill(texts.late_fee_included, &[("amount", &amount)])}</p> }
    });
    Some(
        view! {
            <p class="amount-label">{texts.owed}</p>
            <p class="amount-value"><Money fen=stands.owed_fen large=true/></p>
            {stands.oldest.map(due)}
            {late_fee}
        }
        .into_any(),
    )
}

fn due(bill: &BillSummary) -> AnyView {
    let texts = text::<AccountText>();
    let day = date(Session::get().language.get_untracked(), &bill.due_date);
    if bill.state == BillState::Overdue {
        let label = fill(texts.overdue, &[("date", &day)]);
        view! { <p class="amount-note"><Tag tone=TagTone::Bad label=label/></p> }.into_any()
    } else {
        view! { <p class="amount-note">{fill(texts.due, &[("date", &day)])}</p> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill(due_date: &str, state: BillState, late_fee_fen: i64) -> BillSummary {
        BillSummary {
            bill_id: due_date.into(),
            period: "2026-10".into(),
            energy_kwh_x100: None,
            amount_fen: 10_000,
            late_fee_fen,
            due_date: due_date.into(),
            state,
            receipt_id: None,
            open_payment_id: (state == BillState::PaymentUnderWay).then(|| "open".into()),
        }
    }

    fn account(unpaid: Vec<BillSummary>) -> AccountSummary {
        AccountSummary {
            account_id: "a".into(),
            account_number: "3300000001".into(),
            nickname: None,
            address_masked: String::new(),
            holder_masked: String::new(),
            role: BindingRole::Holder,
            payment_kind: PaymentKind::Postpaid,
            tariff_class: "residential".into(),
            owed_fen: unpaid.iter().map(|bill| bill.amount_fen + bill.late_fee_fen).sum(),
            balance_fen: 0,
            unpaid,
            synchronised_at: String::new(),
            stale: false,
        }
    }

    #[test]
    fn the_day_shown_is_the_oldest_payable_bill_s() {
        let account = account(vec![
            bill("2026-11-25", BillState::Unpaid, 0),
            bill("2026-10-25", BillState::Overdue, 186),
            bill("2026-09-25", BillState::PaymentUnderWay, 14),
        ]);
        let stands = standing(&account);
        assert_eq!(stands.oldest.unwrap().due_date, "2026-10-25");
        assert_eq!(stands.late_fee_fen, 200);
        assert_eq!(stands.open_payment, Some("open"));
    }

    #[test]
    fn nothing_can_be_paid_while_the_only_bill_is_being_paid() {
        let account = account(vec![bill("2026-09-25", BillState::PaymentUnderWay, 0)]);
        assert_eq!(standing(&account).oldest, None);
    }
}
