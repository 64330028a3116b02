//! Static files.

mod copies;
mod shelf;

use std::path::PathBuf;

pub(crate) use shelf::{Shelf, find};

/// Files to serve, from a directory or built into the program. See [`App::assets`](super::App::assets).
///
/// Texts and the like (`.css`, `.js`, `.svg`, `.json`, `.wasm`, …) are sent by brotli or gzip, as the request takes them. A
/// file is compressed when it is asked for the first time, which takes some ten milliseconds for each 100 KB and is done beside
/// the threads that answer requests; after that it is answered from memory. So a start costs nothing, and a layer that
/// compresses has nothing to do here. A text of more than 8 MB in a directory is sent as it is.
///
/// Every file may be kept, and is asked for again at each use (`Cache-Control: no-cache`): by its `ETag`, which follows
/// from its content, and where it is not compressed in a directory by its date. A directory's files may change while the
/// application runs; one that is not there when it starts is named in the log. Parts of a file (`Range`), which players ask for, are to be had of what is in a directory.
#[derive(Clone, Debug)]
pub enum Assets {
    /// All files under a directory.
    Directory(PathBuf),
    /// Files by their paths, as `include_bytes!` gives them: `("app.css", include_bytes!("app.css"))`.
    Embedded(&'static [(&'static str, &'static [u8])]),
}

impl From<&str> for Assets {
    fn from(directory: &str) -> Self {
        Self::Directory(directory.into())
    }
}

impl From<PathBuf> for Assets {
    fn from(directory: PathBuf) -> Self {
        Self::Directory(directory)
    }
}

impl From<&'static [(&'static str, &'static [u8])]> for Assets {
    fn from(files: &'static [(&'static str, &'static [u8])]) -> Self {
        Self::Embedded(files)
    }
}
