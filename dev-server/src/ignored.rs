//! What in a folder is nobody's page: it is neither watched nor looked through.

use std::ffi::OsStr;

/// Whether a file or folder with this name, and all that is in it, is left out: what is hidden, as `.git` and `.venv` are,
/// `node_modules`, and `target`.
pub fn is_ignored(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || name == "node_modules" || name == "target"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_look_alike_are_not_left_out() {
        for name in [".git", ".env", "node_modules", "target"] {
            assert!(is_ignored(OsStr::new(name)), "{name}");
        }
        for name in ["index.html", "targets", "node_modules.html", "a.git"] {
            assert!(!is_ignored(OsStr::new(name)), "{name}");
        }
    }
}
