//! What the sandbox remembers: one JSON file for each protocol, replaced as a whole.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Serialize, de::DeserializeOwned};

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file holds something else than this version writes.
    #[error("{path}: {source}")]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

/// A value that outlives the process.
#[derive(Debug)]
pub(crate) struct Store<T> {
    path: PathBuf,
    value: Mutex<T>,
}

impl<T: Serialize + DeserializeOwned + Default> Store<T> {
    /// Reads the file, or begins with the default when there is none.
    pub(crate) fn open(dir: &Path, name: &str) -> Result<Self, StoreError> {
        let path = dir.join(name);
        let value = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|source| StoreError::Format { path: path.clone(), source })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => T::default(),
            Err(source) => return Err(StoreError::Io { path, source }),
        };
        Ok(Self { path, value: Mutex::new(value) })
    }

    /// Looks at the value.
    pub(crate) fn read<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(&self.lock())
    }

    /// Changes the value; it is on disk when this returns.
    pub(crate) fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> Result<R, StoreError> {
        let mut value = self.lock();
        let answer = change(&mut value);
        let bytes = serde_json::to_vec(&*value)
            .map_err(|source| StoreError::Format { path: self.path.clone(), source })?;
        write_whole(&self.path, &bytes)?;
        Ok(answer)
    }

    fn lock(&self) -> MutexGuard<'_, T> {
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Replaces a file so that a reader sees the old content or the new, never a part.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let scratch = path.with_extension("new");
    fs::write(&scratch, bytes)
        .and_then(|()| fs::rename(&scratch, path))
        .map_err(|source| StoreError::Io { path: path.to_owned(), source })
}
