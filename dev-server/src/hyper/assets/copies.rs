//! Compressed copies of a directory's files, kept by what is in them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use tokio::sync::OnceCell;

use crate::precompressed::Precompressed;

/// How many bytes of files there are copies of at most, all together.
const LIMIT: usize = 64 << 20;

/// Copies of files by their content, so that none is older than its file.
#[derive(Debug, Default)]
pub(crate) struct Copies(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    copies: HashMap<u64, Arc<OnceCell<Precompressed>>>,
    bytes: usize,
}

impl Copies {
    /// The file with this content; it is compressed where it is new.
    pub(super) async fn of(&self, content: Bytes) -> Precompressed {
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        let copy = self.place(hasher.finish(), content.len());
        compressed(&copy, content).await.clone()
    }

    fn place(&self, hash: u64, length: usize) -> Arc<OnceCell<Precompressed>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(copy) = kept.copies.get(&hash) {
            return copy.clone();
        }
        // What files were before they changed is among it.
        if kept.bytes + length > LIMIT {
            *kept = Kept::default();
        }
        kept.bytes += length;
        kept.copies.entry(hash).or_default().clone()
    }
}

/// The file in its place; it is compressed by the first who asks, off the threads that answer requests.
pub(super) async fn compressed(place: &OnceCell<Precompressed>, content: Bytes) -> &Precompressed {
    let compress = async || {
        let plain = Precompressed::new(content);
        let beside = plain.clone();
        // It does not end before its time but with the server.
        tokio::task::spawn_blocking(|| beside.compress_fast()).await.unwrap_or(plain)
    };
    place.get_or_init(compress).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_do_not_grow_without_end() {
        let copies = Copies::default();
        for hash in 0..1000 {
            copies.place(hash, 1 << 20);
            copies.place(hash, 1 << 20);
        }
        let kept = copies.0.lock().unwrap();
        assert!(kept.bytes <= LIMIT && kept.copies.len() <= 64, "{} bytes", kept.bytes);
    }
}
