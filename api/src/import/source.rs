//! Where a series comes from: a file, or one of the samples in the program.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::PathBuf,
};

use flate2::bufread::MultiGzDecoder;

/// A series of readings that can be read more than once.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file, CSV or compressed with gzip.
    File(PathBuf),
    /// Bytes within the program.
    Bytes(&'static [u8]),
}

impl Source {
    /// Opens it at the beginning; gzip is recognised by its first two bytes.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub fn open(&self) -> io::Result<Box<dyn Read>> {
        match self {
            Self::File(path) => decompressed(BufReader::new(File::open(path)?)),
            Self::Bytes(bytes) => decompressed(*bytes),
        }
    }
}

fn decompressed(mut reader: impl BufRead + 'static) -> io::Result<Box<dyn Read>> {
    let compressed = reader.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    Ok(if compressed {
        Box::new(LineFeeds(MultiGzDecoder::new(reader)))
    } else {
        Box::new(LineFeeds(reader))
    })
}

/// Drops carriage returns: the CSV reader counts a line that ends in both characters too late, and
/// the number of a line is what a person searches for.
struct LineFeeds<R>(R);

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.0.read(buffer)?;
            let mut kept = 0;
            for place in 0..read {
                if let Some(byte) = buffer.get(place).copied().filter(|byte| *byte != b'\r')
                    && let Some(slot) = buffer.get_mut(kept)
                {
                    *slot = byte;
                    kept += 1;
                }
            }
            // Nothing kept of something read isn't the end.
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_carriage_returns_are_dropped() {
        let mut text = String::new();
        Source::Bytes(b"a\r\nb\r\r\r\n").open().unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "a\nb\n");
        let mut one_by_one = LineFeeds(&b"\r\r1\r"[..]);
        let mut byte = [0];
        assert_eq!(one_by_one.read(&mut byte).unwrap(), 1);
        assert_eq!((byte, one_by_one.read(&mut byte).unwrap()), (*b"1", 0));
    }
}
