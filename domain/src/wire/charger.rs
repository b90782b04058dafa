//! Supply for a charger (充电桩报装).

use serde::{Deserialize, Serialize};

use super::case::HandedIn;
use crate::charger::situation::{Property, Space};

/// `GET /estates?name=…`: estates (小区) whose name has these characters; at most ten, no more than
/// is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EstateList {
    /// By name.
    pub estates: Vec<Estate>,
}

/// An estate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Estate {
    /// Its key in the register.
    pub estate_id: String,
    /// Name.
    pub name: String,
    /// District.
    pub district: String,
    /// Whether it has agreed once for everybody (一小区一证明).
    pub agreed: bool,
    /// Whether it has a network of its own for chargers.
    pub charging_network: bool,
    /// Whether the supplier bills its households itself; else the property company applies.
    pub direct: bool,
}

/// `POST /chargers`: hand it in. Takes an Idempotency-Key; answers 201 with [`ChargerSubmitted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCharger {
    /// Whose space it is.
    pub space: Space,
    /// Who agrees for the estate.
    pub property: Property,
    /// The estate in the register; none if it isn't there.
    #[serde(default)]
    pub estate_id: Option<String>,
    /// Estate, building or street, and house number: 4 to 80 characters.
    pub address: String,
    /// Number of the space as painted on the ground: 1 to 20 characters.
    pub space_number: String,
    /// Months that the lease still runs; for leased spaces.
    #[serde(default)]
    pub lease_months: Option<u32>,
    /// Power of the charger in watts: 1,800 to 21,000 at low voltage for a household.
    pub power_w: u32,
    /// Brand and model, if known; at most 60 characters.
    #[serde(default)]
    pub model: Option<String>,
    /// What is supplied there now and what hangs on it (用电状况说明): never left out.
    pub present_supply: String,
    /// Papers.
    #[serde(default)]
    pub papers: Vec<HandedIn>,
    /// Whether the safety commitment was read and signed on the page.
    pub safety_signed: bool,
}

/// The answer to a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChargerSubmitted {
    /// Opaque id.
    pub case_id: String,
    /// The number to quote.
    pub number: String,
}

/// `GET /cases/{case_id}/slots`: when the site can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotList {
    /// In order; only slots with room, inside opening hours, on working days.
    pub slots: Vec<Slot>,
}

/// A time of at most two hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Slot {
    /// Names it, such as `2026-11-30T09`.
    pub slot_id: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// `HH:MM`, local time.
    pub from: String,
    /// `HH:MM`, local time.
    pub to: String,
}

/// What a case of this kind shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChargerView {
    /// Whose space it is.
    pub space: Space,
    /// Who agrees for the estate.
    pub property: Property,
    /// The address, masked for visitors.
    pub address: String,
    /// Number of the space.
    pub space_number: String,
    /// Power in watts.
    pub power_w: u32,
    /// What is supplied there now, as the customer said.
    pub present_supply: String,
    /// Whether the estate has a network of its own for chargers; none if it isn't in the register.
    pub charging_network: Option<bool>,
    /// The appointment that stands.
    pub appointment: Option<Appointment>,
    /// What the survey found.
    pub survey: Option<Survey>,
    /// Every version of the scheme, newest first.
    pub schemes: Vec<SchemeView>,
    /// Fees: only what is in the table, and none before survey and accepted scheme.
    pub fees: Vec<FeeView>,
    /// Meter and first reading.
    pub meter: Option<Meter>,
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Appointment {
    /// When.
    pub slot: Slot,
    /// Who comes.
    pub team: String,
}

/// What the survey found. `POST` by the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// Began, `HH:MM` local time.
    pub from: String,
    /// Ended, `HH:MM` local time. More than two hours are reported.
    pub to: String,
    /// Where the supply would come from (电源点).
    pub supply_point: String,
    /// Load of the transformer in percent.
    pub load_percent: u32,
    /// Metres of cable.
    pub cable_m: u32,
    /// What else was seen.
    #[serde(default)]
    pub note: Option<String>,
}

/// One version of the supply scheme (供电方案).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SchemeView {
    /// From 1.
    pub version: u32,
    /// Its parts.
    pub scheme: Scheme,
    /// When it was made known.
    pub published_at: String,
    /// Names of parts that differ from the version before: `supply`, `works`, `fees`, `timetable`.
    pub changed: Vec<String>,
    /// What the customer answered: `accepted`, `questioned`, `rejected`; none yet.
    pub answer: Option<String>,
    /// What the customer wrote.
    pub answer_text: Option<String>,
}

/// The four parts without which no scheme is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Supply: source, voltage, phases, meter (供电方案).
    pub supply: String,
    /// What the customer does (改造建议).
    pub works: String,
    /// Fees by their codes in the table (费用预算); empty for none.
    pub fees: Vec<String>,
    /// When what happens (实施时间表).
    pub timetable: String,
}

/// A fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeView {
    /// Code in the table.
    pub code: String,
    /// Name.
    pub name: String,
    /// In fen.
    pub amount_fen: i64,
    /// The paper that fixes it (文号).
    pub source: String,
    /// In force since, `YYYY-MM-DD`.
    pub effective_from: String,
    /// The payment, if there is one.
    pub payment_id: Option<String>,
    /// `open`, `paid`, `refunding`, `refunded`.
    pub state: String,
}

/// `POST /cases/{case_id}/payments`: pay the case's fees. Takes an Idempotency-Key; answers with a
/// payment. 409 `SURVEY_REQUIRED` before survey and accepted scheme, whatever else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCasePayment {
    /// What the page showed.
    pub expected_total_fen: i64,
    /// How to pay.
    pub channel: super::payment::PaymentChannel,
}

/// Meter and first reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Meter {
    /// Number on the meter.
    pub meter_number: String,
    /// First reading, hundredths of a kWh.
    pub reading_kwh_x100: i64,
    /// Switched on, `YYYY-MM-DD`.
    pub on: String,
    /// The new account's number; the customer system gives it.
    #[serde(default)]
    pub account_number: Option<String>,
}
