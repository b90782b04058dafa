//! Reads [`Me`] without serde, for the first module.

use domain::wire::{
    account::{AccountSummary, BindingRole, PaymentKind},
    bill::{BillState, BillSummary},
    identity::AssuranceLevel,
    me::{InProgress, InvoiceTitle, Language, Me, MemberRole, PartyKind, PartySummary},
};

use crate::net_light::Json;

/// The answer of `GET /me`; none if it isn't one.
pub fn read(text: &str) -> Option<Me> {
    let json = Json::parse(text)?;
    Some(Me {
        signed_in: json.get("signed_in")?.0.as_bool()?,
        mobile_masked: json.text("mobile_masked"),
        language: match json.text("language")?.as_str() {
            "en" => Language::English,
            _ => Language::Chinese,
        },
        active_party: json.get("active_party").and_then(|party| read_party(&party)),
        parties: json.list("parties").map(|party| read_party(&party)).collect::<Option<_>>()?,
        accounts: json
            .list("accounts")
            .map(|account| read_account(&account))
            .collect::<Option<_>>()?,
        owed_fen: json.integer("owed_fen")?,
        in_progress: json
            .list("in_progress")
            .map(|request| {
                Some(InProgress {
                    number: request.text("number")?,
                    service: request.text("service")?,
                    due_date: request.text("due_date")?,
                })
            })
            .collect::<Option<_>>()?,
        wechat_linked: json.flag("wechat_linked"),
        invoice_title: json.get("invoice_title").and_then(|title| {
            Some(InvoiceTitle {
                name: title.text("name")?,
                credit_code: title.text("credit_code"),
                email: title.text("email"),
            })
        }),
    })
}

fn read_party(json: &Json) -> Option<PartySummary> {
    Some(PartySummary {
        party_id: json.text("party_id")?,
        kind: match json.text("kind")?.as_str() {
            "company" => PartyKind::Company,
            _ => PartyKind::Person,
        },
        name_masked: json.text("name_masked")?,
        level: match json.text("level")?.as_str() {
            "L3" => AssuranceLevel::L3,
            "L2" => AssuranceLevel::L2,
            "L1" => AssuranceLevel::L1,
            _ => AssuranceLevel::L0,
        },
        role: match json.text("role")?.as_str() {
            "owner" => MemberRole::Owner,
            "agent" => MemberRole::Agent,
            "payer" => MemberRole::Payer,
            _ => MemberRole::Viewer,
        },
    })
}

fn read_account(json: &Json) -> Option<AccountSummary> {
    Some(AccountSummary {
        account_id: json.text("account_id")?,
        account_number: json.text("account_number")?,
        nickname: json.text("nickname"),
        address_masked: json.text("address_masked")?,
        holder_masked: json.text("holder_masked")?,
        role: match json.text("role")?.as_str() {
            "holder" => BindingRole::Holder,
            _ => BindingRole::Payer,
        },
        payment_kind: match json.text("payment_kind")?.as_str() {
            "prepaid" => PaymentKind::Prepaid,
            _ => PaymentKind::Postpaid,
        },
        tariff_class: json.text("tariff_class")?,
        owed_fen: json.integer("owed_fen")?,
        balance_fen: json.integer("balance_fen")?,
        unpaid: json.list("unpaid").map(|bill| read_bill(&bill)).collect::<Option<_>>()?,
        synchronised_at: json.text("synchronised_at")?,
        stale: json.flag("stale"),
    })
}

fn read_bill(json: &Json) -> Option<BillSummary> {
    Some(BillSummary {
        bill_id: json.text("bill_id")?,
        period: json.text("period")?,
        energy_kwh_x100: json.integer("energy_kwh_x100"),
        amount_fen: json.integer("amount_fen")?,
        late_fee_fen: json.integer("late_fee_fen")?,
        due_date: json.text("due_date")?,
        state: match json.text("state")?.as_str() {
            "overdue" => BillState::Overdue,
            "payment_under_way" => BillState::PaymentUnderWay,
            "paid" => BillState::Paid,
            _ => BillState::Unpaid,
        },
        receipt_id: json.text("receipt_id"),
        open_payment_id: json.text("open_payment_id"),
    })
}
