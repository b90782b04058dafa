//! Where ids, tokens and codes come from.

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// A source of randomness: the machine's, or a seeded one that gives the same run every time.
#[derive(Clone)]
pub struct Random(Arc<Mutex<ChaCha20Rng>>);

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random")
    }
}

impl Random {
    /// Seeded by the operating system.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_os_rng())))
    }

    /// Seeded by a number, for tests and the sample world.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    fn with<T>(&self, take: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        bytes
    }

    /// A new opaque id: UUID version 4 as text.
    #[must_use]
    pub fn id(&self) -> String {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid().to_string()
    }

    /// 256 bits as URL-safe text, for session ids and OAuth states.
    #[must_use]
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// `count` decimal digits, each equally likely.
    #[must_use]
    pub fn digits(&self, count: usize) -> String {
        self.with(|rng| (0..count).map(|_| char::from(b'0' + rng.random_range(0..10u8))).collect())
    }

    /// A number from `low` to `high`, both included.
    #[must_use]
    pub fn between(&self, low: i64, high: i64) -> i64 {
        self.with(|rng| rng.random_range(low..=high.max(low)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_ids() {
        let (one, two) = (Random::seeded(7), Random::seeded(7));
        assert_eq!(one.id(), two.id());
        assert_ne!(one.id(), one.id());
        assert_eq!(one.digits(6).len(), 6);
        assert_eq!(one.token().len(), 43);
    }
}
