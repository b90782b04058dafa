//! Changing the customer of an account (更名过户).

use serde::{Deserialize, Serialize};

use super::case::HandedIn;
use crate::transfer::{
    material::Material,
    routing::{Comparison, Route, Subject},
};

/// Which account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum WhichAccount {
    /// One that the party is bound to.
    Id {
        /// Opaque id.
        account_id: String,
    },
    /// Any, by its number; answers are masked and limited.
    Number {
        /// 10 or 13 digits.
        account_number: String,
    },
}

/// `POST /transfer-checks`: what stands in the way, before anything is typed. At most twenty a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TransferCheckRequest {
    /// The account.
    pub account: WhichAccount,
}

/// What decides between change of name and transfer, and what stands in the way of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferCheck {
    /// The account's number, whole only for its holder.
    pub account_number: String,
    /// The opaque id, if the party is bound to it: where to pay.
    pub account_id: Option<String>,
    /// Address, masked: for the customer to see that it is the right one.
    pub address_masked: String,
    /// Name in the file, masked.
    pub holder_masked: String,
    /// The applicant, masked: never typed again.
    pub applicant_masked: String,
    /// What the customer in the file is.
    pub from: Subject,
    /// What the applicant is.
    pub to: Subject,
    /// How their identifiers compare.
    pub identifiers: Comparison,
    /// Whether somebody acts for the party: an authorisation is asked for.
    pub by_agent: bool,
    /// Whether the file has a mobile to which the invitation can go.
    pub can_reach_former_customer: bool,
    /// In the way of a change of name.
    pub rename_obstacles: Vec<ObstacleView>,
    /// In the way of a transfer.
    pub transfer_obstacles: Vec<ObstacleView>,
}

/// Something in the way. Its text and what to do instead come from the catalogue by `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObstacleView {
    /// `VOLTAGE_NOT_ELIGIBLE`, `ARREARS`, …
    pub code: String,
    /// What is owed; none for an account that the party isn't bound to.
    pub owed_fen: Option<i64>,
    /// The open case, if it is the party's own.
    pub case_id: Option<String>,
}

/// `POST /transfers`: hand it in. Takes an Idempotency-Key; answers 201 with [`TransferSubmitted`].
/// 409 `ROUTE_DIFFERS` if the API decides otherwise than the page, 409 with an obstacle's code, 422
/// for fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTransfer {
    /// The account.
    pub account: WhichAccount,
    /// The answer to the one question: does the property or its holder change (是否产权/户主变更)?
    pub owner_changes: bool,
    /// What the page decided.
    pub route: Route,
    /// Whether address, capacity and category of use stay as they are. Without it nothing goes.
    pub unchanged: bool,
    /// Papers that are handed in.
    #[serde(default)]
    pub papers: Vec<HandedIn>,
    /// Papers that follow (容缺), each with its date.
    #[serde(default)]
    pub promises: Vec<Promise>,
    /// How the former customer is asked.
    pub former: AskFormer,
    /// Where the invoice goes; none for no e-mail.
    #[serde(default)]
    pub email: Option<String>,
}

/// How the former customer is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AskFormer {
    /// A change of name: there is nobody to ask.
    NotNeeded,
    /// Gets a link.
    Invite,
    /// Can't be reached: the title is enough, and he may object for some days (凭产权证明办理).
    ByTitle,
}

/// A paper that follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Which.
    pub material: Material,
    /// `YYYY-MM-DD`, at most ten working days from now.
    pub by: String,
}

/// The answer to a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferSubmitted {
    /// Opaque id.
    pub case_id: String,
    /// The number to quote.
    pub number: String,
    /// The link for the former customer; told once, and again by
    /// `POST /cases/{case_id}/invitations`.
    pub invitation: Option<Invitation>,
}

/// A link for the former customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// The secret part, after `#` in the link `/transfer/invitation#…`, which no server sees.
    pub token: String,
    /// Last instant at which it is good.
    pub expires_at: String,
}

/// `POST /transfer-invitations`: what the link is about, for whoever has it and is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenInvitation {
    /// The secret part of the link.
    pub token: String,
}

/// What a former customer is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationView {
    /// The case; it is in the former customer's list from now on. None while he has to verify
    /// himself first.
    pub case_id: Option<String>,
    /// Its number.
    pub number: String,
    /// Who wants the account, masked.
    pub applicant_masked: String,
    /// Who has it, masked.
    pub holder_masked: String,
    /// Address, masked.
    pub address_masked: String,
    /// Until when the link is good.
    pub expires_at: String,
}

/// What a case of this kind shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferView {
    /// The account's number, masked for whoever doesn't hold it.
    pub account_number: String,
    /// The opaque id, if the asking party is bound to it: where to pay.
    pub account_id: Option<String>,
    /// From whom, masked.
    pub from_masked: String,
    /// To whom, masked.
    pub to_masked: String,
    /// How the former customer was asked.
    pub former: AskFormer,
    /// Until when the invitation is good, for the applicant.
    pub invitation_expires_at: Option<String>,
    /// Until when the former customer may object.
    pub objection_until: Option<String>,
    /// What is owed, in fen, while that holds it up and the asking party may see it.
    pub owed_fen: Option<i64>,
    /// The settlement, once the meter was read.
    pub settlement: Option<Settlement>,
}

/// The former customer's end (结清).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Settlement {
    /// Last day of the former customer, `YYYY-MM-DD`.
    pub settled_on: String,
    /// The meter's reading, hundredths of a kWh.
    pub reading_kwh_x100: i64,
    /// The final bill, in fen; none for whoever may not see it, 0 if nothing was used.
    pub final_bill_fen: Option<i64>,
    /// Whether it is paid.
    pub paid: bool,
    /// What becomes of the yearly tiers: `carry_over`, `reset_full`, `reset_prorated`.
    pub tier_policy: String,
    /// Prepaid balance that goes back to the former customer, in fen.
    pub balance_back_fen: Option<i64>,
}
