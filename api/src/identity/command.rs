//! `kaideng review` and `kaideng counter-code`: what staff do.

use clap::Subcommand;
use domain::wire::identity::{AssuranceLevel, DocumentKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    claim::{Person, StoredClaim},
    counter_code,
    decide::{self, Case},
    level, settle,
};
use crate::{audit, problem::ApiResult, state::AppState, store::reviews};

/// Commands on reviews: of verifications, and of bindings whose file names somebody else.
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
    /// Approves: the customer is verified, or the account bound.
    Approve {
        /// The review's number.
        number: String,
        /// Member of staff.
        #[arg(long)]
        staff: String,
        /// Level to give; nothing to a binding.
        #[arg(long, default_value = "L2", value_parser = given_level)]
        level: AssuranceLevel,
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
            decide::approve(state, number, staff, *level).await
        }
        ReviewCommand::Refuse { number, staff, reason } => {
            decide::refuse(state, number, staff, reason).await
        }
    }
}

/// Whose papers a member of staff has seen.
#[derive(Debug, Clone, clap::Args)]
pub struct PapersSeen {
    /// Name exactly as on the papers.
    #[arg(long)]
    pub name: String,
    /// Kind of papers: `resident_id`, `permanent_residence`, `hong_kong_macau_permit`,
    /// `taiwan_permit` or `passport`.
    #[arg(long, default_value = "resident_id", value_parser = document_kind)]
    pub document: DocumentKind,
    /// Number on the papers.
    #[arg(long)]
    pub id_number: String,
}

/// A typing mistake must not verify anybody at a level that nobody meant. Who is verified is known
/// by more than a mobile: lower levels than L2 aren't given.
fn given_level(text: &str) -> Result<AssuranceLevel, String> {
    let found = level::named(text).filter(|level| *level >= AssuranceLevel::L2);
    found.ok_or_else(|| "L2 or L3".to_owned())
}

fn document_kind(text: &str) -> Result<DocumentKind, String> {
    let found = DocumentKind::ALL.into_iter().find(|kind| kind.key() == text);
    found.ok_or_else(|| DocumentKind::ALL.map(DocumentKind::key).join(", "))
}

/// Issues a counter code for papers that a member of staff has seen.
///
/// # Errors
/// 422 if the name or the number isn't one.
pub async fn issue_counter_code(
    state: &AppState,
    papers: &PapersSeen,
    staff: &str,
) -> ApiResult<Vec<String>> {
    let PapersSeen { name, document, id_number } = papers;
    let person = Person::parse(name, *document, id_number, state.clock.today())?;
    let code = counter_code::issue(state, &person, staff).await?;
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
    let (review, case) = decide::find_open(state, number).await?;
    audit::record(state, &state.db, staff, "review.show", &review.id, reason).await?;
    let mut lines = vec![format!("{} due {} {}", review.number, review.due_date, review.reason)];
    lines.extend(match &case {
        Case::Verification(verification) => claimed(settle::claim_of(state, verification)?),
        Case::Binding(wanted) => wanted.describe(state).await?,
    });
    let remark = review.remark.as_deref().map(|text| state.open("reviews.remark", text));
    lines.extend(remark.transpose()?.map(|text| format!("remark {text}")));
    Ok(lines)
}

fn claimed(claim: StoredClaim) -> Vec<String> {
    match claim {
        StoredClaim::Person { name, document, number } => {
            vec![format!("person {name} {} {number}", document.key())]
        }
        StoredClaim::Company { credit_code, name, legal_name, legal_id_number } => vec![
            format!("company {name} {credit_code}"),
            format!("legal person {legal_name} {legal_id_number}"),
        ],
    }
}
