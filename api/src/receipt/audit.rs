//! `kaideng audit receipt FILE`: whether we issued exactly this file, and whether what is stored
//! about it is still what was printed.

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

use super::{CONTENT, content::Content};
use crate::{
    crypto::{Keys, sha256_hex},
    problem::ApiResult,
    store::{payments, receipts},
};

/// What an audit of a file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptAudit {
    /// We issued it, and everything agrees.
    Genuine {
        /// What it says.
        content: Box<Content>,
        /// The hash printed on it.
        hash: String,
        /// The file's own.
        document_hash: String,
    },
    /// We issued it, but what is stored disagrees.
    Inconsistent(&'static str),
    /// We didn't issue it, or it was altered.
    Unknown {
        /// The file's SHA-256.
        document_hash: String,
    },
}

/// Audits a file's bytes.
///
/// # Errors
/// What the database says; an internal error if the stored content can't be opened.
pub async fn receipt(db: &DatabaseConnection, keys: &Keys, file: &[u8]) -> ApiResult<ReceiptAudit> {
    let document_hash = sha256_hex(file);
    let found = receipts::Entity::find()
        .filter(receipts::Column::DocumentHash.eq(&document_hash))
        .one(db)
        .await?;
    let Some(stored) = found else { return Ok(ReceiptAudit::Unknown { document_hash }) };
    let text = keys.open(CONTENT, &stored.content)?;
    if sha256_hex(&text) != stored.hash {
        return Ok(ReceiptAudit::Inconsistent("the stored content isn't what was hashed"));
    }
    if sha256_hex(&stored.document) != document_hash {
        return Ok(ReceiptAudit::Inconsistent("the stored document was altered"));
    }
    let content: Content = serde_json::from_str(&text)?;
    let payment = payments::Entity::find_by_id(&stored.payment_id).one(db).await?;
    let agrees = payment.is_some_and(|payment| {
        payment.amount_fen == content.amount_fen
            && payment.order_number == content.order_number
            && payment.transaction_id.as_ref() == Some(&content.transaction_id)
    });
    if !agrees || !content.adds_up() {
        return Ok(ReceiptAudit::Inconsistent("the payment isn't what the receipt says"));
    }
    Ok(ReceiptAudit::Genuine { content: Box::new(content), hash: stored.hash, document_hash })
}

impl ReceiptAudit {
    /// Whether the file is genuine.
    #[must_use]
    pub const fn is_genuine(&self) -> bool {
        match self {
            Self::Genuine { .. } => true,
            Self::Inconsistent(_) | Self::Unknown { .. } => false,
        }
    }

    /// The result in lines.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Genuine { content, hash, document_hash } => vec![
                format!("genuine: {}", content.number),
                format!("amount: {} fen ({})", content.amount_fen, content.amount_capitals()),
                format!("paid: {} order {}", content.paid_at, content.order_number),
                format!("content hash: {hash}"),
                format!("document hash: {document_hash}"),
            ],
            Self::Inconsistent(why) => vec![format!("inconsistent: {why}")],
            Self::Unknown { document_hash } => vec![
                "unknown: this file wasn't issued here, or it was altered".to_owned(),
                format!("document hash: {document_hash}"),
            ],
        }
    }
}
