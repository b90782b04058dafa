//! Reading a QR code off the screen, as a telephone's camera does.

use crate::failure::{Failure, Outcome};
use crate::person::Person;

impl Person {
    /// The text of the QR code that is to be seen.
    ///
    /// # Errors
    /// When none appears that can be read.
    pub async fn scans(&self) -> Outcome<String> {
        self.note("scans the QR code".to_owned());
        let code = async || {
            let Ok(image) = self.driver().screenshot_as_png().await else { return Ok(None) };
            read(&image)
        };
        self.waits_for("a QR code", async || Ok(code().await?.is_some())).await?;
        code().await?.ok_or_else(|| Failure::new("the QR code went away"))
    }
}

/// The text of the first QR code in a PNG.
///
/// # Errors
/// When the file isn't a PNG.
pub fn read(image: &[u8]) -> Outcome<Option<String>> {
    let pixels = crate::picture::Pixels::decode(image)?;
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(pixels.width, pixels.height, |x, y| {
            pixels.grey(x, y)
        });
    let grids = prepared.detect_grids();
    Ok(grids.iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text))
}
