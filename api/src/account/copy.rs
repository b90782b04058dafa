//! The copy of what the customer system tells: accounts and bills.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set,
    sea_query::OnConflict,
};

use domain::{
    outside::customer_system::{Account, Bill, LateFeeCustomer},
    wire::{account::PaymentKind, me::PartyKind},
};

use super::synchronise::Told;
use crate::{
    clock::parse_rfc3339,
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{accounts, bills},
};

/// Column of the address of supply.
pub const ADDRESS: &str = "accounts.address";
/// Column of the name in the file.
pub const HOLDER_NAME: &str = "accounts.holder_name";
/// Column of the mobile in the file.
pub(super) const HOLDER_MOBILE: &str = "accounts.holder_mobile";

/// Writes what was told at `now`; gives the copy with our own id.
pub(super) async fn write(
    state: &AppState,
    db: &impl ConnectionTrait,
    told: &Told,
    now: i64,
) -> ApiResult<accounts::Model> {
    let Told { account: told, bills: told_bills, complete_from } = told;
    use accounts::Column;
    let row = account_row(state, told, now)?;
    let columns = [
        Column::FormerNumber,
        Column::Address,
        Column::HolderKind,
        Column::HolderName,
        Column::HolderDocumentIndex,
        Column::HolderMobile,
        Column::PaymentKind,
        Column::TariffClass,
        Column::BalanceFen,
        Column::LateFeeCustomer,
        Column::LateFeeMinimumFen,
        Column::SynchronisedAt,
    ];
    accounts::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::column(Column::AccountNumber).update_columns(columns).to_owned())
        .exec_without_returning(db)
        .await?;
    let written = accounts::Entity::find()
        .filter(Column::AccountNumber.eq(&told.account_number))
        .one(db)
        .await?
        .ok_or(ApiError::internal("an account vanished while it was written"))?;
    write_bills(state, db, &written.id, told_bills, now).await?;
    if let Some(from) = complete_from {
        withdraw(db, &written.id, told_bills, from, now).await?;
    }
    Ok(written)
}

/// Marks the unpaid bills of `from` (`YYYY-MM`) and later that weren't told: the supplier has
/// cancelled or replaced them. One that is told again is a bill again.
async fn withdraw(
    db: &impl ConnectionTrait,
    account_id: &str,
    told: &[Bill],
    from: &str,
    now: i64,
) -> ApiResult<()> {
    let numbers = told.iter().map(|bill| bill.bill_number.as_str());
    bills::Entity::update_many()
        .set(bills::ActiveModel { withdrawn_at: Set(Some(now)), ..Default::default() })
        .filter(bills::Column::AccountId.eq(account_id))
        .filter(bills::Column::Period.gte(from))
        .filter(bills::Column::PaidAt.is_null())
        .filter(bills::Column::WithdrawnAt.is_null())
        .filter(bills::Column::BillNumber.is_not_in(numbers))
        .exec(db)
        .await?;
    Ok(())
}

fn account_row(state: &AppState, told: &Account, now: i64) -> ApiResult<accounts::Model> {
    let holder = &told.holder;
    let mobile = holder.mobile.as_deref();
    Ok(accounts::Model {
        id: state.random.id(),
        account_number: told.account_number.clone(),
        former_number: told.former_number.clone(),
        address: state.seal(ADDRESS, &told.address)?,
        holder_kind: match holder.kind {
            PartyKind::Person => "person",
            PartyKind::Company => "company",
        }
        .to_owned(),
        holder_name: state.seal(HOLDER_NAME, &holder.name)?,
        holder_document_index: holder
            .document_number
            .as_deref()
            .map(|number| state.keys.index("parties.document", number)),
        holder_mobile: mobile.map(|mobile| state.seal(HOLDER_MOBILE, mobile)).transpose()?,
        payment_kind: match told.payment_kind {
            PaymentKind::Postpaid => "postpaid",
            PaymentKind::Prepaid => "prepaid",
        }
        .to_owned(),
        tariff_class: told.tariff_class.clone(),
        balance_fen: told.balance_fen,
        late_fee_customer: match told.late_fee_terms.customer {
            LateFeeCustomer::Residential => "residential",
            LateFeeCustomer::NonResidential => "non_residential",
        }
        .to_owned(),
        late_fee_minimum_fen: told.late_fee_terms.minimum_fen,
        synchronised_at: now,
    })
}

async fn write_bills(
    state: &AppState,
    db: &impl ConnectionTrait,
    account_id: &str,
    told: &[Bill],
    now: i64,
) -> ApiResult<()> {
    use bills::Column;
    if told.is_empty() {
        return Ok(());
    }
    let rows = told.iter().map(|bill| bill_row(state, account_id, bill, now));
    let rows: Vec<bills::ActiveModel> =
        rows.map(|row| row.map(IntoActiveModel::into_active_model)).collect::<ApiResult<_>>()?;
    let columns = [
        Column::Period,
        Column::FromDate,
        Column::ToDate,
        Column::IssuedOn,
        Column::DueDate,
        Column::EnergyKwhX100,
        Column::PeakKwhX100,
        Column::ValleyKwhX100,
        Column::AmountFen,
        Column::Lines,
        Column::Readings,
        Column::Tiers,
        Column::TariffKey,
        Column::TariffName,
        Column::TariffSource,
        Column::TariffEffectiveFrom,
        Column::PaidAt,
        Column::WithdrawnAt,
        Column::SynchronisedAt,
    ];
    let again = OnConflict::columns([Column::AccountId, Column::BillNumber])
        .update_columns(columns)
        .to_owned();
    bills::Entity::insert_many(rows).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

fn bill_row(state: &AppState, account_id: &str, told: &Bill, now: i64) -> ApiResult<bills::Model> {
    Ok(bills::Model {
        id: state.random.id(),
        account_id: account_id.to_owned(),
        bill_number: told.bill_number.clone(),
        period: told.period.clone(),
        from_date: told.from_date.clone(),
        to_date: told.to_date.clone(),
        issued_on: told.issued_on.clone(),
        due_date: told.due_date.clone(),
        energy_kwh_x100: told.energy_kwh_x100,
        peak_kwh_x100: told.peak_kwh_x100,
        valley_kwh_x100: told.valley_kwh_x100,
        amount_fen: told.amount_fen,
        lines: serde_json::to_string(&told.lines)?,
        readings: serde_json::to_string(&told.readings)?,
        tiers: told.tiers.as_ref().map(serde_json::to_string).transpose()?,
        tariff_key: told.tariff_key.clone(),
        tariff_name: told.tariff_name.clone(),
        tariff_source: told.tariff_source.clone(),
        tariff_effective_from: told.tariff_effective_from.clone(),
        paid_at: told.paid_at.as_deref().and_then(parse_rfc3339),
        withdrawn_at: None,
        synchronised_at: now,
    })
}
