//! `kaideng review` and `kaideng counter-code`: what staff do.

use clap::Subcommand;
use domain::{identifier::Document, wire::identity::DocumentKind};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::{claim::StoredClaim, counter_code, level, party, settle};
use crate::{
    audit,
    outbox::{self, Effect},
    problem::{ApiError, ApiResult},
    state::AppState,
    store::{self, logins, reviews, verifications},
};
use domain::wire::identity::AssuranceLevel;

/// Commands on reviews.
#[derive(Debug, Clone, Subcommand)]
pub enum ReviewCommand {
    /// Lists open reviews, the most urgent first: number, due date, reason.
    List,
    /// Shows what a customer claims, unmasked. The look is logged.
    Show {
        /// The review's number.
        number: String,
        /// Member of staff.
        #[arg(long)]
        staff: String,
        /// Why the unmasked data is needed.
        #[arg(long)]
        reason: String,
    },
    /// Approves: the customer is verified.
    Approve {
        /// The review's number.
        number: String,
        /// Member of staff.
        #[arg(long)]
        staff: String,
        /// Level to give.
        #[arg(long, default_value = "L2")]
        level: String,
    },
    /// Refuses.
    Refuse {
        /// The review's number.
        number: String,
        /// Member of staff.
        #[arg(long)]
        staff: String,
        /// The reason, as the customer will read it.
        #[arg(long)]
        reason: String,
    },
}

/// Runs a command on reviews; gives the lines to print.
///
/// # Errors
/// 404 for a number that isn't open, and what the database says.
pub async fn review(state: &AppState, command: &ReviewCommand) -> ApiResult<Vec<String>> {
    match command {
        ReviewCommand::List => list(state).await,
        ReviewCommand::Show { number, staff, reason } => show(state, number, staff, reason).await,
        ReviewCommand::Approve { number, staff, level } => {
            approve(state, number, staff, level::parse(level)).await
        }
        ReviewCommand::Refuse { number, staff, reason } => {
            refuse(state, number, staff, reason).await
        }
    }
}

/// Issues a counter code for papers that a member of staff has seen.
///
/// # Errors
/// 422 if the number isn't one.
pub async fn issue_counter_code(
    state: &AppState,
    id_number: &str,
    staff: &str,
) -> ApiResult<Vec<String>> {
    let kind = if id_number.starts_with('9') {
        DocumentKind::PermanentResidence
    } else {
        DocumentKind::ResidentId
    };
    let papers = Document::parse(kind, id_number, state.clock.today())
        .map_err(|error| ApiError::field("/id_number", error.code()))?;
    let code = counter_code::issue(state, papers.as_str(), staff).await?;
    audit::record(state, &state.db, staff, "counter_code.issue", "-", "papers seen").await?;
    Ok(vec![code])
}

async fn list(state: &AppState) -> ApiResult<Vec<String>> {
    let open = reviews::Entity::find()
        .filter(reviews::Column::State.eq("open"))
        .order_by_asc(reviews::Column::DueDate)
        .order_by_asc(reviews::Column::CreatedAt)
        .all(&state.db)
        .await?;
    let today = state.clock.today().to_string();
    Ok(open
        .iter()
        .map(|review| {
            let late = if review.due_date < today { " overdue" } else { "" };
            format!("{} due {} {}{late}", review.number, review.due_date, review.reason)
        })
        .collect())
}

async fn show(state: &AppState, number: &str, staff: &str, reason: &str) -> ApiResult<Vec<String>> {
    let (review, verification) = find_open(state, number).await?;
    audit::record(state, &state.db, staff, "review.show", &review.id, reason).await?;
    let remark = review.remark.as_deref().map(|text| state.open("reviews.remark", text));
    let mut lines = vec![format!("{} due {} {}", review.number, review.due_date, review.reason)];
    match settle::claim_of(state, &verification)? {
        StoredClaim::Person { name, document, number } => {
            lines.push(format!("person {name} {document:?} {number}"));
        }
        StoredClaim::Company { credit_code, name, legal_name, legal_id_number } => {
            lines.push(format!("company {name} {credit_code}"));
            lines.push(format!("legal person {legal_name} {legal_id_number}"));
        }
    }
    lines.extend(remark.transpose()?.map(|text| format!("remark {text}")));
    Ok(lines)
}

async fn approve(
    state: &AppState,
    number: &str,
    staff: &str,
    level: AssuranceLevel,
) -> ApiResult<Vec<String>> {
    let (review, verification) = find_open(state, number).await?;
    let claim = settle::claim_of(state, &verification)?;
    let tx = store::begin(&state.db).await?;
    let party = party::admit(state, &tx, &review.login_id, &claim, level).await?;
    decide(state, &tx, &review, staff, "approved", None).await?;
    let mut change = settle::to(state, &verification, "verified");
    change.party_id = Set(Some(party.party_id));
    let text = format!("您的实名认证申请 {number} 已通过审核，现在可以继续办理。");
    tell(state, &tx, &review, &text).await?;
    settle::finish(state, tx, change).await?;
    Ok(vec![format!("{number} approved")])
}

async fn refuse(
    state: &AppState,
    number: &str,
    staff: &str,
    reason: &str,
) -> ApiResult<Vec<String>> {
    let (review, verification) = find_open(state, number).await?;
    let tx = store::begin(&state.db).await?;
    decide(state, &tx, &review, staff, "refused", Some(reason)).await?;
    let text =
        format!("您的实名认证申请 {number} 未通过审核：{reason}。可重新申请或到营业厅办理。");
    tell(state, &tx, &review, &text).await?;
    settle::finish(state, tx, settle::to(state, &verification, "refused")).await?;
    Ok(vec![format!("{number} refused")])
}

async fn find_open(
    state: &AppState,
    number: &str,
) -> ApiResult<(reviews::Model, verifications::Model)> {
    let review = reviews::Entity::find()
        .filter(reviews::Column::Number.eq(number))
        .filter(reviews::Column::State.eq("open"))
        .one(&state.db)
        .await?
        .ok_or(ApiError::not_found())?;
    let verification = verifications::Entity::find_by_id(&review.verification_id)
        .one(&state.db)
        .await?
        .ok_or(ApiError::not_found())?;
    Ok((review, verification))
}

async fn decide(
    state: &AppState,
    tx: &sea_orm::DatabaseTransaction,
    review: &reviews::Model,
    staff: &str,
    decision: &str,
    reason: Option<&str>,
) -> ApiResult<()> {
    reviews::ActiveModel {
        id: Set(review.id.clone()),
        state: Set(decision.to_owned()),
        decided_at: Set(Some(state.clock.now_ms())),
        decided_by: Set(Some(staff.to_owned())),
        decision_reason: Set(reason.map(str::to_owned)),
        ..Default::default()
    }
    .update(tx)
    .await?;
    let action = format!("review.{decision}");
    audit::record(state, tx, staff, &action, &review.id, reason.unwrap_or("-")).await
}

/// Tells the customer: nothing is ever silent.
async fn tell(
    state: &AppState,
    tx: &sea_orm::DatabaseTransaction,
    review: &reviews::Model,
    text: &str,
) -> ApiResult<()> {
    let login = logins::Entity::find_by_id(&review.login_id).one(tx).await?;
    let Some(login) = login else { return Ok(()) };
    let effect = Effect::Sms {
        to: state.open("logins.mobile", &login.mobile)?,
        template: "review_decided".to_owned(),
        text: format!("【{}】{text}", state.config.supplier),
        until: None,
    };
    outbox::put(state, tx, &format!("review-{}", review.id), &effect).await
}
