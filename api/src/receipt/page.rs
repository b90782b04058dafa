//! How a receipt looks: one calm A4 page.

use std::{borrow::Cow, collections::BTreeSet};

use domain::{
    money::Fen,
    text::{
        fill,
        receipt::{ReceiptDocumentText, ReceiptText},
        zh::receipt::RECEIPT,
    },
    wire::payment::AllocationKind,
};
use jiff::Timestamp;

use super::{
    canvas::{Canvas, Colour, HEIGHT, Style, WIDTH},
    content::{Content, Line},
    document::Frame,
};
use crate::payment::qr::dark_runs;

/// Words that the page on screen has too.
const PAGE: ReceiptText = RECEIPT;
/// Words of the printed receipt alone.
const PRINTED: ReceiptDocumentText = RECEIPT.document;

const INK: Colour = Colour(0x0f, 0x2a, 0x4a);
const TEXT: Colour = Colour(0x22, 0x2b, 0x36);
const QUIET: Colour = Colour(0x5b, 0x67, 0x75);
const HAIR: Colour = Colour(0xd9, 0xe0, 0xe8);
const PANEL: Colour = Colour(0xf3, 0xf6, 0xfa);
const AMBER: Colour = Colour(0xf2, 0xa9, 0x1e);

const LEFT: i16 = 640;
const RIGHT: i16 = WIDTH - 640;
const MIDDLE: i16 = 3060;

const LABEL: Style = Style { size: 85, colour: QUIET };
const VALUE: Style = Style { size: 105, colour: TEXT };
const SMALL: Style = Style { size: 78, colour: QUIET };

/// Characters that the font lacks.
#[derive(Debug, Clone, Default)]
pub struct Missing(pub BTreeSet<char>);

impl Missing {
    /// `text` with such characters as code points.
    fn spell<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.0.is_empty() || !text.chars().any(|c| self.0.contains(&c)) {
            return Cow::Borrowed(text);
        }
        let spell = |c: char| match self.0.contains(&c) {
            true => format!("〔U+{:04X}〕", u32::from(c)),
            false => c.to_string(),
        };
        Cow::Owned(text.chars().map(spell).collect())
    }
}

/// Draws a receipt.
pub fn draw(canvas: &mut Canvas<'_, '_>, content: &Content, frame: &Frame, missing: &Missing) {
    heading(canvas, content, &missing.spell(&frame.supplier));
    amount(canvas, content);
    let y = facts(canvas, content, missing);
    let y = lines(canvas, content, y + 180);
    notes(canvas, content, missing, y + 240);
    check(canvas, content, frame);
}

fn heading(canvas: &mut Canvas<'_, '_>, content: &Content, supplier: &str) {
    // The mark: a lamp that is on.
    canvas.rounded(LEFT, 600, 170, 170, 50, INK);
    canvas.rounded(LEFT + 55, 655, 60, 60, 30, AMBER);
    canvas.text(LEFT + 240, 722, Style { size: 120, colour: INK }, supplier);
    canvas.text_right(RIGHT, 700, LABEL, PAGE.number);
    canvas.text_right(RIGHT, 840, VALUE, &content.number);
    canvas.text(LEFT, 1190, Style { size: 270, colour: INK }, PAGE.title);
    canvas.rectangle(LEFT, 1290, 420, 26, AMBER);
}

fn amount(canvas: &mut Canvas<'_, '_>, content: &Content) {
    canvas.rounded(LEFT, 1480, RIGHT - LEFT, 820, 70, PANEL);
    canvas.text(LEFT + 240, 1700, LABEL, PAGE.amount);
    canvas.text(
        LEFT + 240,
        2080,
        Style { size: 340, colour: INK },
        &format!("¥ {}", Fen::new(content.amount_fen)),
    );
    canvas.text_right(RIGHT - 240, 1700, LABEL, PRINTED.capitals);
    let width = RIGHT - MIDDLE - 300;
    let capitals = content.amount_capitals();
    let style = Style { size: 130, colour: INK };
    let mut y = 2080;
    for line in canvas.ruler.lines(&capitals, style.size, width).iter().rev() {
        canvas.text_right(RIGHT - 240, y, style, line);
        y -= 180;
    }
}

fn facts(canvas: &mut Canvas<'_, '_>, content: &Content, missing: &Missing) -> i16 {
    let facts: [[(&str, Cow<'_, str>); 2]; 4] = [
        [
            (PAGE.account, Cow::Borrowed(&content.account_number_masked)),
            (PAGE.holder, missing.spell(&content.holder_masked)),
        ],
        [
            (PRINTED.paid_at, Cow::Owned(shanghai(&content.paid_at))),
            (PRINTED.channel, Cow::Borrowed(PRINTED.wechat_pay)),
        ],
        [
            (PAGE.transaction, Cow::Borrowed(&content.transaction_id)),
            (PRINTED.order, Cow::Borrowed(&content.order_number)),
        ],
        [
            (PRINTED.booking, Cow::Borrowed(&content.booking_number)),
            (PRINTED.issued_at, Cow::Owned(shanghai(&content.issued_at))),
        ],
    ];
    let mut y = 2620;
    for row in &facts {
        for ((label, value), x) in row.iter().zip([LEFT, MIDDLE]) {
            canvas.text(x, y, LABEL, label);
            canvas.text(x, y + 165, VALUE, value);
        }
        y += 400;
    }
    y - 235
}

fn lines(canvas: &mut Canvas<'_, '_>, content: &Content, top: i16) -> i16 {
    let month = 3300;
    canvas.rectangle(LEFT, top, RIGHT - LEFT, 9, INK);
    let mut y = top + 170;
    canvas.text(LEFT, y, LABEL, PRINTED.item);
    canvas.text(month, y, LABEL, PRINTED.period);
    canvas.text_right(RIGHT, y, LABEL, PRINTED.yuan);
    // Twelve bills with late fees make 24 lines: closer then, so that they fit.
    let leading = match content.lines.len() {
        0..=6 => 230,
        7..=14 => 112,
        _ => 72,
    };
    y += 60;
    for line in &content.lines {
        canvas.rectangle(LEFT, y, RIGHT - LEFT, 5, HAIR);
        let baseline = y + leading - leading / 3;
        canvas.text(LEFT, baseline, line_style(leading), name(line.kind));
        canvas.text(month, baseline, line_style(leading), &period(line));
        canvas.text_right(
            RIGHT,
            baseline,
            line_style(leading),
            &Fen::new(line.amount_fen).to_string(),
        );
        y += leading;
    }
    canvas.rectangle(LEFT, y, RIGHT - LEFT, 9, INK);
    let total = Style { size: 120, colour: INK };
    canvas.text(LEFT, y + 190, total, PRINTED.total);
    canvas.text_right(RIGHT, y + 190, total, &Fen::new(content.amount_fen).to_string());
    y + 190
}

fn line_style(leading: i16) -> Style {
    match leading {
        0..=80 => Style { size: 62, colour: TEXT },
        81..=120 => Style { size: 85, colour: TEXT },
        _ => VALUE,
    }
}

fn notes(canvas: &mut Canvas<'_, '_>, content: &Content, missing: &Missing, mut y: i16) {
    let style = Style { size: 85, colour: TEXT };
    if content.surplus_fen > 0 {
        let amount = Fen::new(content.surplus_fen).to_string();
        let text = fill(PRINTED.surplus, &[("amount", &amount)]);
        y = canvas.paragraph((LEFT, y), RIGHT - LEFT, 140, style, &text);
    }
    if !missing.0.is_empty() {
        canvas.paragraph((LEFT, y), RIGHT - LEFT, 140, style, PRINTED.missing);
    }
}

fn check(canvas: &mut Canvas<'_, '_>, content: &Content, frame: &Frame) {
    let top = HEIGHT - 1830;
    canvas.rectangle(LEFT, top, RIGHT - LEFT, 5, HAIR);
    let size = qr(canvas, &frame.check_url, LEFT, top + 180, 960);
    let x = LEFT + size + 260;
    canvas.text(x, top + 270, Style { size: 120, colour: INK }, PRINTED.scan);
    let text = fill(PRINTED.check, &[("page", &frame.check_page)]);
    let y = canvas.paragraph((x, top + 450), RIGHT - x, 130, SMALL, &text);
    canvas.text(x, y + 60, SMALL, PRINTED.hash);
    let hash = content.hash().unwrap_or_default();
    let (first, second) = hash.split_at_checked(32).unwrap_or((&hash, ""));
    let code = Style { size: 85, colour: TEXT };
    canvas.text(x, y + 210, code, &grouped(first));
    canvas.text(x, y + 350, code, &grouped(second));
    let foot = fill(PRINTED.foot, &[("hotline", &frame.hotline)]);
    canvas.text(LEFT, HEIGHT - 480, SMALL, &foot);
}

/// A QR code about `side` wide; returns its exact width.
fn qr(canvas: &mut Canvas<'_, '_>, text: &str, x: i16, y: i16, side: i16) -> i16 {
    let Some(code) = dark_runs(text) else { return 0 };
    let small = |value: usize| i16::try_from(value).unwrap_or(0);
    let module = (side / small(code.width).max(1)).max(1);
    let place = |run: crate::payment::qr::Run| {
        (x + small(run.x) * module, y + small(run.y) * module, small(run.length) * module, module)
    };
    let all: Vec<_> = code.runs.into_iter().map(place).collect();
    canvas.rectangles(&all, INK);
    small(code.width) * module
}

fn name(kind: AllocationKind) -> &'static str {
    match kind {
        AllocationKind::Bill => PRINTED.bill,
        AllocationKind::LateFee => PRINTED.late_fee,
        AllocationKind::TopUp => PRINTED.top_up,
        AllocationKind::CaseFee => PRINTED.case_fee,
    }
}

fn period(line: &Line) -> String {
    let parts = line.period.as_deref().and_then(|period| period.split_once('-'));
    parts.map_or_else(
        || "—".to_owned(),
        |(year, month)| fill(PRINTED.month, &[("year", year), ("month", month)]),
    )
}

fn shanghai(instant: &str) -> String {
    instant.parse::<Timestamp>().map_or_else(
        |_| "—".to_owned(),
        |at| {
            let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
            at.to_zoned(zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
        },
    )
}

fn grouped(hex: &str) -> String {
    let mut text = String::new();
    for (index, digit) in hex.chars().enumerate() {
        if index > 0 && index.is_multiple_of(4) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_hashes_read_as_printed() {
        assert_eq!(shanghai("2026-11-23T16:00:05Z"), "2026-11-24 00:00:05");
        assert_eq!(grouped("0123456789"), "0123 4567 89");
    }

    #[test]
    fn only_missing_characters_are_spelt_out() {
        let missing = Missing(BTreeSet::from(['\u{2A6A5}']));
        assert_eq!(missing.spell("*\u{2A6A5}伟"), "*〔U+2A6A5〕伟");
        assert_eq!(missing.spell("*伟"), "*伟");
    }
}
