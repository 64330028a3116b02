//! From the path of a URL to what stands there in the folder.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// What a URL leads to. All paths are canonical and inside the folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A stream script to be played.
    Stream(PathBuf),
    File(PathBuf),
    /// A folder without an `index.html`.
    Folder(PathBuf),
    /// A folder whose URL lacks its last slash, without which relative links in it would lead elsewhere.
    NeedsSlash,
    /// A symbolic link that leads out of the folder.
    Outside,
    /// A pipe or the like, that whoever reads it may wait for without end.
    Special,
    Missing,
}

/// The names that a URL path consists of, decoded; `None` where one of them could mean another place than it says.
pub(super) fn segments(path: &str) -> Option<Vec<String>> {
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| {
            let name = percent_decode_str(segment).decode_utf8().ok()?.into_owned();
            // A colon names a drive or a second stream of a file on Windows.
            let odd = name.contains(['/', '\\', '\0']) || (cfg!(windows) && name.contains(':'));
            // `.git`, `.env` and their like are nobody's page; `..` is among them.
            let hidden = name.starts_with('.') && name != ".well-known";
            (!odd && !hidden).then_some(name)
        })
        .collect()
}

/// Looks up a URL path below `root`, which is canonical.
///
/// # Errors
/// Where something is there that cannot be read.
pub(super) fn locate(root: &Path, path: &str) -> io::Result<Found> {
    let Some(names) = segments(path) else { return Ok(Found::Missing) };
    let asked: PathBuf = root.join(names.iter().collect::<PathBuf>());
    let is_folder_url = path.ends_with('/');
    if !is_folder_url && let Some(script) = inside(root, &with_suffix(&asked, ".sse"))? {
        let Some(script) = script else { return Ok(Found::Outside) };
        let kind = fs::metadata(&script)?;
        if kind.is_file() {
            return Ok(Found::Stream(script));
        }
        // A folder may have any name.
        if !kind.is_dir() {
            return Ok(Found::Special);
        }
    }
    let file = match inside(root, &asked)? {
        None => return Ok(Found::Missing),
        Some(None) => return Ok(Found::Outside),
        Some(Some(file)) => file,
    };
    let kind = fs::metadata(&file)?;
    if !kind.is_dir() {
        if !kind.is_file() {
            return Ok(Found::Special);
        }
        return Ok(if is_folder_url { Found::Missing } else { Found::File(file) });
    }
    if !is_folder_url {
        return Ok(Found::NeedsSlash);
    }
    Ok(match inside(root, &file.join("index.html"))? {
        None => Found::Folder(file),
        Some(None) => Found::Outside,
        Some(Some(index)) => Found::File(index),
    })
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// The canonical path; `None` where there is nothing, `Some(None)` where it is outside of `root`.
fn inside(root: &Path, path: &Path) -> io::Result<Option<Option<PathBuf>>> {
    match path.canonicalize() {
        Ok(canonical) => Ok(Some(canonical.starts_with(root).then_some(canonical))),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidFilename => {
                Ok(None)
            }
            _ => Err(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_url_leads_out() {
        for path in [
            "/..",
            "/../etc/passwd",
            "/a/%2e%2e/b",
            "/%2E%2E%2fetc",
            "/a%2fb",
            "/a%5cb",
            "/%00",
            "/.env",
            "/%ff",
        ] {
            assert_eq!(segments(path), None, "{path}");
        }
        assert_eq!(segments("//a///b%20c/").unwrap(), ["a", "b c"]);
        assert_eq!(segments("/.well-known/x").unwrap(), [".well-known", "x"]);
    }

    #[test]
    fn urls_lead_to_streams_files_and_folders() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("sub/deep")).unwrap();
        fs::create_dir(root.join("prices")).unwrap();
        fs::create_dir(root.join("folder.sse")).unwrap();
        for file in ["index.html", "prices.sse", "sub/a.txt", "sub/chat.room.sse"] {
            fs::write(root.join(file), "").unwrap();
        }
        let at = |path: &str| locate(&root, path).unwrap();
        assert_eq!(at("/"), Found::File(root.join("index.html")));
        assert_eq!(at("/prices"), Found::Stream(root.join("prices.sse")));
        assert_eq!(at("/prices/"), Found::Folder(root.join("prices")));
        assert_eq!(at("/prices.sse"), Found::File(root.join("prices.sse")));
        assert_eq!(at("/sub/chat.room"), Found::Stream(root.join("sub/chat.room.sse")));
        assert_eq!(at("/sub"), Found::NeedsSlash);
        assert_eq!(at("/sub/"), Found::Folder(root.join("sub")));
        assert_eq!(at("/sub/a.txt"), Found::File(root.join("sub/a.txt")));
        assert_eq!(at("/sub/a.txt/"), Found::Missing);
        assert_eq!(at("/sub/a.txt/b"), Found::Missing);
        assert_eq!(at("/nothing"), Found::Missing);
        assert_eq!(at("/folder"), Found::Missing);
        assert_eq!(at("/folder.sse/"), Found::Folder(root.join("folder.sse")));
        assert_eq!(at(&format!("/{}", "x".repeat(5000))), Found::Missing);
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_stay_inside() {
        use std::os::unix::fs::symlink;

        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.sse"), "").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("a")).unwrap();
        fs::write(root.join("a/page.html"), "").unwrap();
        symlink(outside.path(), root.join("out")).unwrap();
        symlink(outside.path().join("secret.sse"), root.join("leak.sse")).unwrap();
        symlink("a/page.html", root.join("link.html")).unwrap();
        symlink("loop", root.join("loop")).unwrap();
        assert_eq!(locate(&root, "/out/secret.sse").unwrap(), Found::Outside);
        assert_eq!(locate(&root, "/out/secret").unwrap(), Found::Outside);
        assert_eq!(locate(&root, "/out").unwrap(), Found::Outside);
        assert_eq!(locate(&root, "/leak").unwrap(), Found::Outside);
        assert_eq!(locate(&root, "/link.html").unwrap(), Found::File(root.join("a/page.html")));
        assert!(locate(&root, "/loop").is_err());
    }
}
