//! What a receipt says, in one canonical form: the hash printed on it is over these bytes.

use domain::{money::Fen, wire::payment::AllocationKind};
use serde::{Deserialize, Serialize};

use crate::crypto::sha256_hex;

/// Everything on a receipt that is about the payment. The order of the fields is part of the
/// canonical form: JSON as `serde_json` writes it, without spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Form of this content; 1.
    pub form: u32,
    /// Number of the receipt.
    pub number: String,
    /// Our order number (商户订单号).
    pub order_number: String,
    /// The gateway's number (微信支付单号).
    pub transaction_id: String,
    /// The supplier's number for the booking (入账流水号).
    pub booking_number: String,
    /// Account number, masked.
    pub account_number_masked: String,
    /// Name in the file, masked.
    pub holder_masked: String,
    /// When the money was received, RFC 3339 in UTC.
    pub paid_at: String,
    /// When the receipt was issued, RFC 3339 in UTC.
    pub issued_at: String,
    /// Total in fen: the sum of the lines.
    pub amount_fen: i64,
    /// Part that is kept on the account because a bill had been paid already, in fen.
    pub surplus_fen: i64,
    /// What for.
    pub lines: Vec<Line>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What for.
    pub kind: AllocationKind,
    /// The bill's month, `YYYY-MM`.
    pub period: Option<String>,
    /// Amount in fen.
    pub amount_fen: i64,
}

impl Content {
    /// The bytes that are hashed.
    ///
    /// # Errors
    /// None in practice: the fields are text and numbers.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// SHA-256 over [`Self::canonical`], lower-case hex.
    ///
    /// # Errors
    /// As [`Self::canonical`].
    pub fn hash(&self) -> Result<String, serde_json::Error> {
        Ok(sha256_hex(self.canonical()?))
    }

    /// The total in Chinese capitals (大写金额).
    #[must_use]
    pub fn amount_capitals(&self) -> String {
        Fen::new(self.amount_fen).capitals()
    }

    /// Whether the parts add up to the total.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.lines.iter().map(|line| line.amount_fen).sum::<i64>() == self.amount_fen
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A receipt with every kind of line that there is today.
    pub(crate) fn sample() -> Content {
        let line = |kind, period: Option<&str>, amount_fen| Line {
            kind,
            period: period.map(str::to_owned),
            amount_fen,
        };
        Content {
            form: 1,
            number: "KD20261123000001".to_owned(),
            order_number: "P2026112310000012345678".to_owned(),
            transaction_id: "4200002345202611231234567890".to_owned(),
            booking_number: "YX20261123000042".to_owned(),
            account_number_masked: "3301******0042".to_owned(),
            holder_masked: "*𠮷".to_owned(),
            paid_at: "2026-11-23T02:00:00Z".to_owned(),
            issued_at: "2026-11-23T02:00:05Z".to_owned(),
            amount_fen: 20_019,
            surplus_fen: 0,
            lines: vec![
                line(AllocationKind::Bill, Some("2026-10"), 14_880),
                line(AllocationKind::LateFee, Some("2026-10"), 139),
                line(AllocationKind::TopUp, None, 5_000),
            ],
        }
    }

    #[test]
    fn the_canonical_form_stays_as_it_is() {
        // A change here makes every receipt that was ever issued fail its check.
        let hash = "28b7aae686c911714c3962299b4284b6612425035ff06bf4067fbd83d1f86ed6";
        assert_eq!(sample().hash().unwrap(), hash);
        assert!(sample().adds_up());
    }

    #[test]
    fn any_change_changes_the_hash() {
        let mut changed = sample();
        changed.amount_fen += 1;
        assert_ne!(changed.hash().unwrap(), sample().hash().unwrap());
        assert!(!changed.adds_up());
    }
}
