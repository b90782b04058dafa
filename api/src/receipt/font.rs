//! The font of receipts: drawn by krilla, measured by its own tables.

use std::{path::Path, sync::Arc};

use krilla::text::Font;

/// A font that receipts are drawn with.
#[derive(Clone)]
pub struct ReceiptFont {
    /// For drawing.
    pub font: Font,
    data: Arc<Vec<u8>>,
    face: u32,
}

impl std::fmt::Debug for ReceiptFont {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReceiptFont").field("face", &self.face).finish_non_exhaustive()
    }
}

/// Why a font can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The file can't be read.
    #[error("the font file can't be read")]
    File,
    /// Not a font, or without this face.
    #[error("not a font, or a collection without this face")]
    Face,
}

impl ReceiptFont {
    /// Reads a font file; `face` counts from 0 in a collection (`.ttc`).
    ///
    /// # Errors
    /// [`FontError`] says what is wrong with it.
    pub fn read(path: &Path, face: u32) -> Result<Self, FontError> {
        let data = Arc::new(std::fs::read(path).map_err(|_| FontError::File)?);
        ttf_parser::Face::parse(&data, face).map_err(|_| FontError::Face)?;
        let font = Font::new(data.clone().into(), face).ok_or(FontError::Face)?;
        Ok(Self { font, data, face })
    }

    /// Measures texts. None only if the data changed under us.
    #[must_use]
    pub fn ruler(&self) -> Option<Ruler<'_>> {
        ttf_parser::Face::parse(&self.data, self.face).ok().map(Ruler)
    }
}

/// Measures texts.
pub struct Ruler<'a>(ttf_parser::Face<'a>);

impl std::fmt::Debug for Ruler<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ruler")
    }
}

impl Ruler<'_> {
    /// Width of `text` at `size`, in the unit of `size`.
    #[must_use]
    pub fn width(&self, text: &str, size: i16) -> i16 {
        let advance = |c| {
            let glyph = self.0.glyph_index(c).unwrap_or_default();
            i64::from(self.0.glyph_hor_advance(glyph).unwrap_or(0))
        };
        let units: i64 = text.chars().map(advance).sum();
        let em = i64::from(self.0.units_per_em().max(1));
        i16::try_from(units * i64::from(size) / em).unwrap_or(i16::MAX)
    }

    /// `text` in lines that are no wider than `width`.
    #[must_use]
    pub fn lines(&self, text: &str, size: i16, width: i16) -> Vec<String> {
        let mut lines = vec![String::new()];
        for character in text.chars() {
            let Some(line) = lines.last_mut() else { break };
            line.push(character);
            if self.width(line, size) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(character.to_string());
            }
        }
        lines
    }
}
