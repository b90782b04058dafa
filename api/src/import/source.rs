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
    Ok(if compressed { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(reader) })
}
