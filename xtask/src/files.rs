//! Reading, writing and walking files, with errors that name the file.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::problem::{Outcome, Problem};

/// The repository's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A file's bytes.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| Problem::at(path, error))
}

/// A file's text.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Problem::at(path, error))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Problem::at(folder, error))?;
    }
    fs::write(path, bytes).map_err(|error| Problem::at(path, error))
}

/// Copies a file into a place whose folders may not exist yet.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    write(to, read(from)?)
}

/// Removes a folder with all that is in it; nothing happens when there is none.
pub fn remove_folder(path: &Path) -> Outcome {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Problem::at(path, error)),
        _ => Ok(()),
    }
}

/// Every file below a folder, sorted; none when the folder doesn't exist. Dependencies that npm
/// puts beside sources are left out.
pub fn below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        if !folder.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&folder).map_err(|error| Problem::at(&folder, error))?;
        for entry in entries {
            let path = entry.map_err(|error| Problem::at(&folder, error))?.path();
            if !path.is_dir() {
                found.push(path);
            } else if path.file_name().is_some_and(|name| name != "node_modules") {
                waiting.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A digest of names and contents: equal when nothing changed.
pub fn fingerprint(paths: &[PathBuf], also: &[&str]) -> Outcome<String> {
    let mut digest = Sha256::new();
    for text in also {
        digest.update(text.as_bytes());
        digest.update([0]);
    }
    for path in paths {
        let files = if path.is_dir() { below(path)? } else { vec![path.clone()] };
        for file in files.iter().filter(|file| file.is_file()) {
            digest.update(file.to_string_lossy().as_bytes());
            digest.update([0]);
            digest.update(Sha256::digest(read(file)?));
        }
    }
    Ok(hex(&digest.finalize()))
}

/// A short name for some bytes, for addresses that may be cached for ever.
pub fn short_hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)).chars().take(12).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
