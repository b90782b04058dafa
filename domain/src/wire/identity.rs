//! Real-name verification (实名认证).

use serde::{Deserialize, Serialize};

use super::me::PartySummary;

/// How sure we are who somebody is (实名等级). Ordered: a higher level allows what a lower does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AssuranceLevel {
    /// WeChat openid only.
    #[default]
    L0,
    /// A mobile that received our code.
    L1,
    /// Name and ID number agree (二要素), or with the mobile's owner (三要素).
    L2,
    /// L2 and liveness or an equal alternative: counter or video code, bank card (四要素).
    L3,
}

/// Papers that prove who somebody is (证件类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Resident ID (居民身份证), residence permits 81/82/83 included.
    ResidentId,
    /// Permanent residence card for foreigners (外国人永久居留身份证), 2023 form.
    PermanentResidence,
    /// Mainland travel permit for Hong Kong and Macau (港澳居民来往内地通行证).
    HongKongMacauPermit,
    /// Mainland travel permit for Taiwan (台湾居民来往大陆通行证).
    TaiwanPermit,
    /// Passport (护照).
    Passport,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::ResidentId,
        Self::PermanentResidence,
        Self::HongKongMacauPermit,
        Self::TaiwanPermit,
        Self::Passport,
    ];

    /// The name on the wire and in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ResidentId => "resident_id",
            Self::PermanentResidence => "permanent_residence",
            Self::HongKongMacauPermit => "hong_kong_macau_permit",
            Self::TaiwanPermit => "taiwan_permit",
            Self::Passport => "passport",
        }
    }
}

/// `POST /identity-verifications`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum IdentityVerificationRequest {
    /// Name and ID number (二要素), L2.
    NameId(PersonClaim),
    /// Name, ID number and the signed-in mobile's owner (三要素), L2.
    NameIdMobile(PersonClaim),
    /// Name, ID number, mobile and bank card (四要素), L3. The card number isn't stored.
    NameIdMobileCard(PersonCardClaim),
    /// A code issued at the counter or in a video call (柜台或视频核验码), L3.
    CounterCode(PersonCodeClaim),
    /// The provider's face page (人脸核身), L3; the answer holds the address to go to.
    Face(PersonClaim),
    /// A person whose papers no provider can check: goes to review (人工审核).
    ManualReview(ManualReviewClaim),
    /// A company: credit code, name, legal person (企业认证).
    Company(CompanyClaim),
}

/// What a person says of himself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonClaim {
    /// Name exactly as on the papers.
    pub name: String,
    /// Kind of papers; providers check `resident_id` and `permanent_residence` only.
    pub document: DocumentKind,
    /// Number on the papers.
    pub id_number: String,
    /// Hashes of the consent texts agreed to (see `GET /consents`).
    pub consents: Vec<String>,
}

/// A person's claim with a bank card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonCardClaim {
    /// Name exactly as on the papers.
    pub name: String,
    /// Kind of papers.
    pub document: DocumentKind,
    /// Number on the papers.
    pub id_number: String,
    /// Bank card number (银行卡号), used once and never stored.
    pub card_number: String,
    /// Hashes of the consent texts agreed to.
    pub consents: Vec<String>,
}

/// A person's claim with a code issued face to face.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonCodeClaim {
    /// Name exactly as on the papers.
    pub name: String,
    /// Kind of papers.
    pub document: DocumentKind,
    /// Number on the papers.
    pub id_number: String,
    /// Eight digits, issued by staff.
    pub code: String,
    /// Hashes of the consent texts agreed to.
    pub consents: Vec<String>,
}

/// A claim that a person at the supplier looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ManualReviewClaim {
    /// Name exactly as on the papers.
    pub name: String,
    /// Kind of papers.
    pub document: DocumentKind,
    /// Number on the papers.
    pub id_number: String,
    /// Why the ordinary way doesn't fit.
    pub reason: ReviewReason,
    /// What the customer adds, at most 200 characters.
    pub remark: Option<String>,
    /// Hashes of the consent texts agreed to.
    pub consents: Vec<String>,
}

/// What a company's agent says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CompanyClaim {
    /// Unified social credit code (统一社会信用代码).
    pub credit_code: String,
    /// Registered name.
    pub company_name: String,
    /// Legal person's name (法定代表人).
    pub legal_name: String,
    /// Legal person's ID number.
    pub legal_id_number: String,
    /// How the company authorises the agent, who must be verified himself (L2).
    pub authorisation: CompanyAuthorisation,
    /// Hashes of the consent texts agreed to.
    pub consents: Vec<String>,
}

/// How a company says that the agent acts for it. Credit code and legal person's name alone are
/// public and prove nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CompanyAuthorisation {
    /// A code by SMS to the legal person's mobile.
    LegalPersonSms {
        /// The legal person's mobile; the provider checks that it is his.
        mobile: String,
    },
    /// A transfer of less than one yuan to the company's bank account (对公打款).
    MicroTransfer {
        /// The company's bank account number.
        bank_account: String,
    },
    /// A stamped letter: goes to review (盖章授权书).
    StampedLetter,
}

/// Why a verification goes to review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewReason {
    /// A character that the provider can't take (生僻字).
    RareName,
    /// A passport.
    Passport,
    /// Papers of Hong Kong, Macau or Taiwan (港澳台).
    HongKongMacauTaiwan,
    /// Under 18: a guardian acts (未成年人).
    Minor,
    /// The file still names somebody else (户主信息有误).
    WrongHolder,
    /// The provider doesn't answer.
    ProviderDown,
    /// The provider says no, the customer says yes.
    Mismatch,
    /// A company's stamped letter.
    StampedLetter,
    /// The same papers on more logins than is usual.
    ManyLogins,
}

/// `POST /identity-verifications/{id}/authorisation`: the second step for a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AuthorisationAnswer {
    /// The code that the legal person received.
    SmsCode {
        /// Six digits.
        code: String,
    },
    /// The amount that arrived.
    TransferAmount {
        /// Between 1 and 99 fen.
        amount_fen: i64,
    },
}

/// A verification's state: the answer of the POSTs and of `GET /identity-verifications/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdentityVerification {
    /// Opaque id.
    pub verification_id: String,
    /// What came of it so far.
    pub outcome: VerificationOutcome,
}

/// What came of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum VerificationOutcome {
    /// Done: the login is an owner or agent of this party now.
    Verified {
        /// The party.
        party: PartySummary,
    },
    /// The customer goes to the provider's page and comes back to `/verify/return`.
    ContinueAt {
        /// Address of the page.
        url: String,
    },
    /// A company waits for its authorisation.
    NeedsAuthorisation {
        /// Where the code or the money went, masked.
        sent_to_masked: String,
        /// Last instant at which the answer is taken.
        expires_at: String,
        /// Answers left.
        tries_left: u32,
    },
    /// A person at the supplier looks at it.
    InReview {
        /// The number a customer quotes.
        number: String,
        /// Why.
        reason: ReviewReason,
        /// Answered by the end of this date; one working day after filing.
        due_date: String,
    },
    /// Names and numbers don't agree; says no more than that.
    Mismatch {
        /// Tries left today.
        tries_left: u32,
    },
    /// Reviewed and refused.
    Refused {
        /// The reviewer's reason, for the customer.
        reason: String,
    },
}

/// `GET /identity-verifications`: where the login stands and which ways are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdentityOverview {
    /// Level reached for the active party.
    pub level: AssuranceLevel,
    /// Ways that this deployment offers, in the order to show.
    pub methods: Vec<MethodOffer>,
    /// Verifications that are not finished, newest first.
    pub open: Vec<IdentityVerification>,
}

/// One way to be verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MethodOffer {
    /// The `method` tag of [`IdentityVerificationRequest`].
    pub method: String,
    /// Level that it reaches.
    pub level: AssuranceLevel,
    /// Kinds of consent to agree to (the `kind`s of `GET /consents`).
    pub consent_kinds: Vec<String>,
}
