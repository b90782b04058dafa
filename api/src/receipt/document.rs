//! A receipt as PDF/A-2u: the same content gives the same bytes.

use std::collections::BTreeSet;

use domain::text::{fill, zh::receipt::RECEIPT};
use jiff::Timestamp;
use krilla::{
    Document, SerializeSettings,
    configure::{Archival, ConfigurationBuilder, ValidationError},
    error::KrillaError,
    metadata::{DateTime, Metadata},
    page::PageSettings,
};

use super::{
    canvas::Canvas,
    content::Content,
    font::ReceiptFont,
    page::{self, Missing},
};

/// What stands on a receipt besides its content.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The supplier.
    pub supplier: String,
    /// Its telephone number.
    pub hotline: String,
    /// Address of the public check page with number and hash, for the QR code.
    pub check_url: String,
    /// The same without number and hash, to be typed.
    pub check_page: String,
}

/// Why no document could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The content can't be written in its canonical form, or a time in it can't be read.
    #[error("the receipt's content is unusable")]
    Content,
    /// krilla refuses, with its reason.
    #[error("the PDF can't be written: {0}")]
    Pdf(String),
}

/// Draws a receipt. Characters that the font lacks are printed as code points such as U+2A6A5,
/// with a note.
///
/// # Errors
/// [`DocumentError`].
pub fn render(
    content: &Content,
    frame: &Frame,
    font: &ReceiptFont,
) -> Result<Vec<u8>, DocumentError> {
    match draw(content, frame, font, &Missing::default()) {
        Err(KrillaError::Validation(errors)) => {
            // The validator names the glyphs that the font lacks: only it sees what was shaped.
            let missing = Missing(
                errors
                    .iter()
                    .filter_map(|(error, _)| not_in_font(error))
                    .flat_map(str::chars)
                    .collect::<BTreeSet<char>>(),
            );
            if missing.0.is_empty() {
                return Err(DocumentError::Pdf(format!("{} validation errors", errors.len())));
            }
            draw(content, frame, font, &missing).map_err(pdf_error)
        }
        other => other.map_err(pdf_error),
    }
}

fn not_in_font(error: &ValidationError) -> Option<&str> {
    if let ValidationError::ContainsNotDefGlyph(_, _, text) = error { Some(text) } else { None }
}

fn pdf_error(error: KrillaError) -> DocumentError {
    // krilla's texts may quote what was drawn: only their kind is kept.
    DocumentError::Pdf(if let KrillaError::Validation(errors) = error {
        format!("{} validation errors", errors.len())
    } else {
        "serialisation failed".to_owned()
    })
}

fn draw(
    content: &Content,
    frame: &Frame,
    font: &ReceiptFont,
    missing: &Missing,
) -> Result<Vec<u8>, KrillaError> {
    let configuration =
        ConfigurationBuilder::new().with_archival_validator(Archival::A2_U).finish();
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration.unwrap_or_default(),
        ..SerializeSettings::default()
    });
    document.set_metadata(metadata(content, frame));
    if let Some(settings) = PageSettings::from_wh(595.3, 841.9) {
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        if let Some(ruler) = font.ruler() {
            let mut canvas = Canvas::new(&mut surface, font, &ruler);
            page::draw(&mut canvas, content, frame, missing);
            canvas.finish();
        }
        surface.finish();
        page.finish();
    }
    document.finish()
}

fn metadata(content: &Content, frame: &Frame) -> Metadata {
    let issued = content.issued_at.parse::<Timestamp>().unwrap_or(Timestamp::UNIX_EPOCH);
    let zoned = issued.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(8)));
    let small = |value: i8| u8::try_from(value).unwrap_or(0);
    let date = DateTime::new(u16::try_from(zoned.year()).unwrap_or(0))
        .month(small(zoned.month()))
        .day(small(zoned.day()))
        .hour(small(zoned.hour()))
        .minute(small(zoned.minute()))
        .second(small(zoned.second()))
        .utc_offset_hour(8)
        .utc_offset_minute(0);
    Metadata::new()
        .title(fill(RECEIPT.document.title, &[("number", &content.number)]))
        .authors(vec![frame.supplier.clone()])
        .creator("Kaideng".to_owned())
        .language("zh-CN".to_owned())
        .creation_date(date)
        .document_id(content.number.clone())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::path::Path;

    use super::*;
    use crate::receipt::content::tests::sample;

    fn font() -> ReceiptFont {
        let path = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
        ReceiptFont::read(path, 2).unwrap()
    }

    fn frame() -> Frame {
        Frame {
            supplier: "开灯供电".to_owned(),
            hotline: "95598".to_owned(),
            check_url: format!(
                "http://127.0.0.1:8080/receipt-check?number={}&hash={}",
                sample().number,
                sample().hash().unwrap()
            ),
            check_page: "127.0.0.1:8080/receipt-check".to_owned(),
        }
    }

    /// Writes the PDF where `KAIDENG_TEST_PDF_DIR` says, so that a person can look at it.
    fn keep(name: &str, bytes: &[u8]) {
        if let Some(folder) = std::env::var_os("KAIDENG_TEST_PDF_DIR") {
            std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
        }
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        let first = render(&sample(), &frame(), &font()).unwrap();
        assert!(first.starts_with(b"%PDF-1.7"));
        assert_eq!(first, render(&sample(), &frame(), &font()).unwrap());
        let mut other = sample();
        other.amount_fen += 1;
        assert_ne!(first, render(&other, &frame(), &font()).unwrap());
        keep("receipt.pdf", &first);
    }

    #[test]
    fn a_character_that_the_font_lacks_is_printed_as_code_point() {
        let mut content = sample();
        content.holder_masked = "*\u{2A6A5}\u{30EDE}".to_owned();
        content.surplus_fen = 15_019;
        let bytes = render(&content, &frame(), &font()).unwrap();
        keep("receipt-rare.pdf", &bytes);
        assert_ne!(bytes, render(&sample(), &frame(), &font()).unwrap());
    }

    #[test]
    fn many_bills_still_fit() {
        let mut content = sample();
        let bill = content.lines[0].clone();
        content.lines = vec![bill; 24];
        content.amount_fen = 14_880 * 24;
        keep("receipt-many.pdf", &render(&content, &frame(), &font()).unwrap());
    }
}
