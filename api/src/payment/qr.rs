//! QR codes as SVG paths.

use qrcode::{Color, QrCode};

/// Modules of white around a code that scanners need.
const QUIET: usize = 4;

/// The dark modules of the code for `text` as a `path`'s `d` attribute over a square of the
/// returned number of units, quiet zone included. None if the text is too long for a QR code.
#[must_use]
pub fn svg_path(text: &str) -> Option<(String, u32)> {
    let rows = dark_runs(text)?;
    let mut path = String::new();
    for Run { x, y, length } in rows.runs {
        path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
    }
    Some((path, u32::try_from(rows.width + 2 * QUIET).ok()?))
}

/// Dark modules of a code.
pub(crate) struct Runs {
    /// Modules in a row, without quiet zone.
    pub width: usize,
    /// Dark modules side by side.
    pub runs: Vec<Run>,
}

/// Dark modules side by side.
pub(crate) struct Run {
    /// Column of the first, from 0.
    pub x: usize,
    /// Row, from 0.
    pub y: usize,
    /// How many.
    pub length: usize,
}

/// The dark modules of the code for `text`, row by row.
pub(crate) fn dark_runs(text: &str) -> Option<Runs> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let mut runs: Vec<Run> = Vec::new();
    for (index, colour) in code.to_colors().into_iter().enumerate() {
        let (x, y) = (index % width, index / width);
        if colour == Color::Light {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.y == y && run.x + run.length == x => run.length += 1,
            _ => runs.push(Run { x, y, length: 1 }),
        }
    }
    Some(Runs { width, runs })
}

#[cfg(test)]
mod tests {
    use super::svg_path;

    #[test]
    fn the_finder_pattern_starts_behind_the_quiet_zone() {
        let (path, modules) = svg_path("weixin://wxpay/bizpayurl?pr=test").unwrap();
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(path.bytes().all(|byte| b"Mhvz- 0123456789".contains(&byte)));
        assert_eq!((modules - 8) % 4, 1);
    }

    #[test]
    fn what_no_code_can_hold_gives_none() {
        assert_eq!(svg_path(&"x".repeat(4000)), None);
    }
}
