//! Screenshots: decoding them, and writing them small.

use std::collections::HashMap;
use std::io::Cursor;

use crate::failure::{Failure, Outcome};

/// A decoded picture.
pub struct Pixels {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    rgb: Vec<[u8; 3]>,
}

impl Pixels {
    /// Decodes an 8-bit RGB or RGBA picture, which is what browsers make.
    ///
    /// # Errors
    /// When it is something else.
    pub fn decode(image: &[u8]) -> Outcome<Self> {
        let mut reader = png::Decoder::new(Cursor::new(image)).read_info()?;
        let size = reader.output_buffer_size().ok_or_else(|| Failure::new("too large"))?;
        let mut bytes = vec![0; size];
        let info = reader.next_frame(&mut bytes)?;
        let step = match info.color_type {
            png::ColorType::Rgb => 3,
            png::ColorType::Rgba => 4,
            other @ (png::ColorType::Grayscale
            | png::ColorType::GrayscaleAlpha
            | png::ColorType::Indexed) => {
                return Err(Failure::new(format!("a screenshot of {other:?}")));
            }
        };
        let rgb = bytes
            .chunks_exact(step)
            .filter_map(|pixel| pixel.first_chunk::<3>().copied())
            .collect();
        Ok(Self { width: info.width as usize, height: info.height as usize, rgb })
    }

    /// Brightness of a pixel; white outside.
    pub fn grey(&self, x: usize, y: usize) -> u8 {
        let pixel = self.rgb.get(y * self.width + x).copied().unwrap_or([255; 3]);
        let sum: u16 = pixel.iter().map(|part| u16::from(*part)).sum();
        u8::try_from(sum / 3).unwrap_or(u8::MAX)
    }

    /// Encodes with at most 256 colours: the most frequent ones, the others by the nearest.
    ///
    /// # Errors
    /// When the encoder refuses.
    pub fn encode_small(&self) -> Outcome<Vec<u8>> {
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for pixel in &self.rgb {
            *counts.entry(coarse(*pixel)).or_default() += 1;
        }
        let mut colours: Vec<([u8; 3], usize)> = counts.into_iter().collect();
        colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let palette: Vec<[u8; 3]> = colours.iter().take(256).map(|(colour, _)| *colour).collect();
        let index: HashMap<[u8; 3], u8> =
            colours.iter().map(|(colour, _)| (*colour, nearest(&palette, *colour))).collect();
        let bytes: Vec<u8> = self
            .rgb
            .iter()
            .map(|pixel| index.get(&coarse(*pixel)).copied().unwrap_or_default())
            .collect();

        let mut out = Vec::new();
        let (width, height) = (u32::try_from(self.width)?, u32::try_from(self.height)?);
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&bytes)?;
        writer.finish()?;
        Ok(out)
    }
}

/// Steps of four a channel, which no eye tells apart; white stays white.
fn coarse(pixel: [u8; 3]) -> [u8; 3] {
    pixel.map(|part| if part > 251 { 255 } else { part & 0xfc })
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let distance = |other: &[u8; 3]| -> u32 {
        other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let best = palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
    best.and_then(|(place, _)| u8::try_from(place).ok()).unwrap_or_default()
}
