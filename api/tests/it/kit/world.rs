//! A small supplier, and people whom it knows. Numbers are test numbers.

use api::store::{logins, memberships, parties};
use domain::{
    outside::customer_system::{
        Account, Bill, Holder, LateFeeCustomer, LateFeeTerms, World, WorldAccount,
    },
    wire::{account::PaymentKind, bill::BillLine, me::PartyKind},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::TestApp;

/// An account of the small supplier.
pub const ACCOUNT: &str = "3300000000017";
/// Its holder.
pub const HOLDER_NAME: &str = "王䶮";
/// The holder's ID number.
pub const HOLDER_ID: &str = "370102199003070024";
/// The mobile in the holder's file.
pub const FILE_MOBILE: &str = "13800008001";

/// An account with these bills.
pub fn account(number: &str, bills: Vec<Bill>) -> WorldAccount {
    let account = Account {
        account_number: number.to_owned(),
        former_number: None,
        address: "杭州市明珠路8号2幢301室".to_owned(),
        holder: Holder {
            kind: PartyKind::Person,
            name: HOLDER_NAME.to_owned(),
            document_number: Some(HOLDER_ID.to_owned()),
            mobile: Some(FILE_MOBILE.to_owned()),
        },
        payment_kind: PaymentKind::Postpaid,
        tariff_class: "residential".to_owned(),
        balance_fen: 0,
        late_fee_terms: LateFeeTerms { customer: LateFeeCustomer::Residential, minimum_fen: 0 },
    };
    WorldAccount { account, bills }
}

/// A bill of one line.
pub fn bill(number: &str, period: &str, due_date: &str, amount_fen: i64, paid: bool) -> Bill {
    Bill {
        bill_number: number.to_owned(),
        period: period.to_owned(),
        from_date: format!("{period}-01"),
        to_date: format!("{period}-28"),
        issued_on: format!("{period}-28"),
        due_date: due_date.to_owned(),
        energy_kwh_x100: 18_000,
        peak_kwh_x100: None,
        valley_kwh_x100: None,
        amount_fen,
        lines: vec![BillLine {
            code: "energy_flat".to_owned(),
            quantity_x100: Some(18_000),
            price_micro_yuan: Some(538_000),
            amount_fen,
            computation: "180 kWh × 0.538 元/kWh".to_owned(),
        }],
        readings: Vec::new(),
        tiers: None,
        tariff_key: "test".to_owned(),
        tariff_name: "居民".to_owned(),
        tariff_source: "文件".to_owned(),
        tariff_effective_from: "2024-01-01".to_owned(),
        paid_at: paid.then(|| format!("{due_date}T02:00:00Z")),
    }
}

impl TestApp {
    /// Loads [`ACCOUNT`] with two unpaid bills, one of them overdue, and a paid one.
    pub async fn load_small_supplier(&self) {
        let bills = vec![
            bill("B1", "2026-08", "2026-09-20", 9_120, true),
            bill("B2", "2026-09", "2026-11-14", 18_640, false),
            bill("B3", "2026-10", "2026-12-20", 7_100, false),
        ];
        self.load(&World { accounts: vec![account(ACCOUNT, bills)] }).await;
    }

    /// Makes the login of `mobile` the verified person with this name and number.
    pub async fn verify(&self, mobile: &str, name: &str, number: &str, level: &str) -> String {
        let state = &self.state;
        let index = state.keys.index("logins.mobile", mobile);
        let login = logins::Entity::find()
            .filter(logins::Column::MobileIndex.eq(index))
            .one(&state.db)
            .await
            .unwrap()
            .unwrap();
        let document_index = state.keys.index("parties.document", number);
        let known = parties::Entity::find()
            .filter(parties::Column::DocumentIndex.eq(&document_index))
            .one(&state.db)
            .await
            .unwrap();
        let party = match known {
            Some(party) => party,
            None => {
                let party = parties::Model {
                    id: state.random.id(),
                    kind: "person".to_owned(),
                    name: state.seal("parties.name", name).unwrap(),
                    document_kind: "resident_id".to_owned(),
                    document: state.seal("parties.document", number).unwrap(),
                    document_index,
                    created_at: state.clock.now_ms(),
                };
                party.into_active_model().insert(&state.db).await.unwrap()
            }
        };
        let membership = memberships::Model {
            id: state.random.id(),
            login_id: login.id.clone(),
            party_id: party.id.clone(),
            role: "owner".to_owned(),
            scope: "all".to_owned(),
            level: level.to_owned(),
            granted_at: state.clock.now_ms(),
            ends_at: None,
        };
        membership.into_active_model().insert(&state.db).await.unwrap();
        let mut login = login.into_active_model();
        login.active_party_id = Set(Some(party.id.clone()));
        login.update(&state.db).await.unwrap();
        party.id
    }
}
