//! The daily list of trades (交易账单), available on the next day from about 10:00.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reqwest::{Method, Url};
use serde::Deserialize;

use super::{Doubt, Failure, WechatPay, transport::unknown};

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillRow {
    /// Our number (商户订单号).
    pub order_number: String,
    /// WeChat Pay's number (微信订单号).
    pub transaction: String,
    /// What the row reports.
    pub kind: BillRowKind,
    /// What came in, the order's amount (订单金额), or what was given back (退款金额), in fen.
    pub amount_fen: i64,
    /// When, in milliseconds (交易时间).
    pub at: i64,
}

/// What a row reports (交易状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BillRowKind {
    /// Money came in (SUCCESS).
    Paid,
    /// Money was given back (REFUND with refund status SUCCESS).
    Refunded,
    /// Money is being given back.
    Refunding,
    /// Anything else; it moves no money.
    Other,
}

#[derive(Deserialize)]
struct Link {
    download_url: String,
    hash_type: String,
    hash_value: String,
}

impl WechatPay {
    /// All trades of a day in Beijing time; empty if there were none.
    ///
    /// # Errors
    /// [`Failure`], also when the list isn't the one that its hash was given for.
    pub async fn trade_bill(&self, date: Date) -> Result<Vec<BillRow>, Failure> {
        let path = format!("/v3/bill/tradebill?bill_date={date}&bill_type=ALL");
        let answer = match self.ask(Method::GET, &path, String::new()).await {
            Err(Failure::Refused { code, .. }) if code == "NO_STATEMENT_EXIST" => {
                return Ok(Vec::new());
            }
            other => other?,
        };
        let link: Link =
            serde_json::from_slice(&answer.body).map_err(|_| unknown(Doubt::Malformed))?;
        let url = Url::parse(&link.download_url).map_err(|_| unknown(Doubt::Malformed))?;
        let file = self.download(url).await?;
        if link.hash_type != "SHA1" || !file.sha1.eq_ignore_ascii_case(&link.hash_value) {
            return Err(unknown(Doubt::Malformed));
        }
        parse(&file.body).ok_or(unknown(Doubt::Malformed))
    }
}

/// Reads the file: a heading, rows whose fields begin with a backtick, then a summary.
fn parse(body: &[u8]) -> Option<Vec<BillRow>> {
    let text = std::str::from_utf8(body).ok()?.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns: BTreeMap<String, usize> =
        reader.headers().ok()?.iter().enumerate().map(|(i, name)| (clean(name), i)).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        // The summary has a heading of its own, without backticks.
        if !record.get(0)?.starts_with('`') {
            break;
        }
        let field = |name: &str| columns.get(name).and_then(|i| record.get(*i)).map(clean);
        let refund = field("退款状态");
        let kind = match (field("交易状态")?.as_str(), refund.as_deref()) {
            ("SUCCESS", _) => BillRowKind::Paid,
            ("REFUND", Some("SUCCESS")) => BillRowKind::Refunded,
            ("REFUND", Some("FAIL")) => BillRowKind::Other,
            ("REFUND", _) => BillRowKind::Refunding,
            _ => BillRowKind::Other,
        };
        let (amount, settled) = match kind {
            BillRowKind::Paid | BillRowKind::Other => ("订单金额", "应结订单金额"),
            BillRowKind::Refunded | BillRowKind::Refunding => ("申请退款金额", "退款金额"),
        };
        rows.push(BillRow {
            order_number: field("商户订单号")?,
            transaction: field("微信订单号")?,
            kind,
            amount_fen: fen(&field(amount).or_else(|| field(settled))?)?,
            at: beijing(&field("交易时间")?)?,
        });
    }
    Some(rows)
}

fn clean(field: &str) -> String {
    field.trim().trim_start_matches('`').to_owned()
}

/// `149.19` as 14919.
fn fen(yuan: &str) -> Option<i64> {
    let (whole, part) = yuan.split_once('.').unwrap_or((yuan, "00"));
    let part = if part.len() == 1 { format!("{part}0") } else { part.to_owned() };
    if part.len() != 2 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{whole}{part}").parse().ok()
}

fn beijing(text: &str) -> Option<i64> {
    let local: jiff::civil::DateTime = text.parse().ok()?;
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    local.to_zoned(zone).ok().map(|at| at.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "\u{feff}交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

    fn row(state: &str, refund: &str, amount: &str) -> String {
        let (came, went) = if state == "REFUND" { ("0.00", amount) } else { (amount, "0.00") };
        format!(
            "`2026-11-23 10:00:00,`wx1,`1900000001,`0,`,`4200,`P1,`o1,`NATIVE,`{state},`OTHERS,`CNY,\
             `{came},`0.00,`0,`0,`{went},`0.00,`,`{refund},`电费,`,`0.00000,`0.60%,`{came},`{went},`"
        )
    }

    #[test]
    fn rows_are_read_and_the_summary_is_not() {
        let text = format!(
            "{HEADING}\r\n{}\r\n{}\r\n{}\r\n{}\r\n总交易单数,应结订单总金额\r\n`4,`149.19\r\n",
            row("SUCCESS", "", "149.19"),
            row("REFUND", "SUCCESS", "49.19"),
            row("REFUND", "PROCESSING", "1.00"),
            row("REFUND", "FAIL", "1.00"),
        );
        let rows = parse(text.as_bytes()).unwrap();
        assert_eq!(rows.len(), 4);
        assert_eq!(
            rows[0],
            BillRow {
                order_number: "P1".to_owned(),
                transaction: "4200".to_owned(),
                kind: BillRowKind::Paid,
                amount_fen: 14_919,
                at: 1_795_399_200_000,
            }
        );
        let refund = |row: &BillRow| (row.kind, row.amount_fen);
        assert_eq!(refund(&rows[1]), (BillRowKind::Refunded, 4_919));
        assert_eq!(refund(&rows[2]), (BillRowKind::Refunding, 100));
        assert_eq!(rows[3].kind, BillRowKind::Other, "a refund that failed moved nothing");
    }

    #[test]
    fn what_is_no_list_is_refused_whole() {
        for bad in [
            "一,二\r\n`1,`2\r\n".to_owned(),
            format!("{HEADING}\r\n{}", row("SUCCESS", "", "1.2.3")),
        ] {
            assert_eq!(parse(bad.as_bytes()), None);
        }
        assert_eq!(parse(format!("{HEADING}\r\n").as_bytes()), Some(vec![]));
        assert_eq!(parse(&[0xff]), None);
    }

    #[test]
    fn amounts_are_read_exactly() {
        assert_eq!(fen("149.19"), Some(14_919));
        assert_eq!(fen("149"), Some(14_900));
        assert_eq!(fen("0.5"), Some(50));
        assert_eq!(fen("-1.00"), None);
        assert_eq!(fen("1.005"), None);
    }
}
