//! `.br` and `.gz` beside each file that compresses, so that the server never has to.

use std::io::Write;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Effort;
use crate::files;
use crate::parallel;
use crate::problem::{Outcome, Problem};

/// What is text or code. Pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 9] =
    ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Compresses every file below the folder that becomes smaller by it.
pub fn beside(folder: &Path, effort: Effort) -> Outcome {
    let mut paths = files::below(folder)?;
    paths.retain(|path| is_compressible(path));
    parallel::each(paths, |path| compress(&path, effort))
}

/// The bytes as brotli; quality 0 to 11.
pub fn brotli(bytes: &[u8], quality: i32) -> Outcome<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)
        .map_err(|error| Problem::new(format!("brotli: {error}")))?;
    Ok(out)
}

fn is_compressible(path: &Path) -> bool {
    path.extension().is_some_and(|have| COMPRESSIBLE.iter().any(|extension| have == *extension))
}

fn compress(path: &Path, effort: Effort) -> Outcome {
    let bytes = files::read(path)?;
    let (quality, level) = match effort {
        Effort::Release => (11, Compression::best()),
        Effort::Quick => (4, Compression::fast()),
    };
    write_smaller(path, "br", &bytes, brotli(&bytes, quality)?)?;
    write_smaller(path, "gz", &bytes, gzip(&bytes, level)?)
}

fn write_smaller(path: &Path, extension: &str, whole: &[u8], packed: Vec<u8>) -> Outcome {
    if packed.len() >= whole.len() {
        return Ok(());
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    files::write(&PathBuf::from(name), packed)
}

fn gzip(bytes: &[u8], level: Compression) -> Outcome<Vec<u8>> {
    let failed = |error| Problem::new(format!("gzip: {error}"));
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes).map_err(failed)?;
    encoder.finish().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_bytes_come_back() {
        let text = "电费账单".repeat(200).into_bytes();
        let mut whole = Vec::new();
        let packed = brotli(&text, 11).expect("compresses");
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut whole).expect("decompresses");
        assert_eq!(whole, text);
        assert!(packed.len() < text.len() / 10);
    }

    #[test]
    fn pictures_are_left_alone() {
        assert!(is_compressible(Path::new("b/app.wasm")));
        assert!(!is_compressible(Path::new("icon.png")));
        assert!(!is_compressible(Path::new("app.wasm.br")));
    }
}
