//! What the program itself writes while it serves a folder.

use std::path::Path;

/// Whether stdout or stderr goes to this file: each change that is told there would be the next one.
#[cfg(unix)]
pub(super) fn is_own_output(path: &Path) -> bool {
    use std::fs::{File, metadata};
    use std::io::{stderr, stdout};
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;

    let Ok(asked) = metadata(path) else { return false };
    let (out, err) = (stdout(), stderr());
    let mut written = [out.as_fd(), err.as_fd()].into_iter().filter_map(|output| {
        let file = File::from(output.try_clone_to_owned().ok()?);
        file.metadata().ok()
    });
    written.any(|file| (file.dev(), file.ino()) == (asked.dev(), asked.ino()))
}

/// Files have no numbers here that could be compared.
#[cfg(not(unix))]
pub(super) fn is_own_output(_path: &Path) -> bool {
    false
}
