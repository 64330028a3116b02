//! Noticing that files change.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

/// The folder cannot be watched, for instance because the system's watches are used up.
#[derive(Debug)]
pub struct WatchError(notify::Error);

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot watch the folder, so pages will not reload by themselves: {}", self.0)
    }
}

impl std::error::Error for WatchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// Editors write a file in several steps; what follows within this time belongs to the same change.
const QUIET: Duration = Duration::from_millis(40);

/// Calls `changed` with the paths of the files below `root` that changed, each time that the folder comes to rest.
/// `root` is canonical. Hidden files, editors' backups, `node_modules` and `target` do not count.
///
/// # Errors
/// Where the system does not let the folder be watched.
pub fn watch(root: &Path, changed: impl Fn(BTreeSet<PathBuf>) + Send + 'static) -> Result<(), WatchError> {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let handler = move |event: notify::Result<Event>| match event {
        // The receiver is gone when the server stops.
        Ok(event) => drop(sender.send(event)),
        Err(error) => tracing::warn!("while watching the folder: {error}"),
    };
    // A link leads to what is watched at its own place, or out of the folder.
    let config = Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(handler, config).map_err(WatchError)?;
    watch_below(&mut watcher, root).map_err(WatchError)?;
    let root = root.to_owned();
    tokio::spawn(async move {
        // Dropping the watcher ends the watch.
        let _watcher = watcher;
        while let Some(first) = receiver.recv().await {
            let mut paths = relevant(first, &root);
            while let Ok(Some(event)) = tokio::time::timeout(QUIET, receiver.recv()).await {
                paths.extend(relevant(event, &root));
            }
            if !paths.is_empty() {
                changed(paths);
            }
        }
    });
    Ok(())
}

/// Watches a folder and what is in it, but for folders that may not be read: these are named.
fn watch_below(watcher: &mut RecommendedWatcher, folder: &Path) -> notify::Result<()> {
    let Err(error) = watcher.watch(folder, RecursiveMode::Recursive) else { return Ok(()) };
    if !matches!(&error.kind, ErrorKind::Io(error) if error.kind() == io::ErrorKind::PermissionDenied) {
        return Err(error);
    }
    let Ok(inside) = fs::read_dir(folder) else {
        tracing::warn!("changes in {} are not noticed: it cannot be read", folder.display());
        return Ok(());
    };
    // One of the folders in it, at some depth. Of those that come to be beside that one later nothing is noticed.
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    for entry in inside.filter_map(Result::ok) {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            watch_below(watcher, &entry.path())?;
        }
    }
    Ok(())
}

fn relevant(event: Event, root: &Path) -> BTreeSet<PathBuf> {
    let wrote = match event.kind {
        // Our own reading of a file is an access, too.
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let paths = event.paths.into_iter().filter(|path| wrote && is_source(path, root));
    paths.collect()
}

/// Whether a change of this file means anything to a page.
fn is_source(path: &Path, root: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    inside.components().all(|component| {
        let name = component.as_os_str().to_string_lossy();
        let backup =
            name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp") || name == "4913";
        !name.starts_with('.') && !backup && name != "node_modules" && name != "target"
    }) && inside != Path::new("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_shows_does_not_count() {
        let root = Path::new("/site");
        for path in ["/site/index.html", "/site/a/b.css", "/site/prices.sse"] {
            assert!(is_source(Path::new(path), root), "{path}");
        }
        for path in
            ["/site", "/site/.git/HEAD", "/site/a.html~", "/site/.a.swp", "/site/node_modules/x/y.js", "/b/c"]
        {
            assert!(!is_source(Path::new(path), root), "{path}");
        }
    }

    #[tokio::test]
    async fn a_change_is_told_once_and_reading_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::write(root.join("page.html"), "one").unwrap();
        let (sender, mut receiver) = mpsc::unbounded_channel();
        watch(&root, move |paths| drop(sender.send(paths))).unwrap();
        std::fs::read(root.join("page.html")).unwrap();
        std::fs::write(root.join("page.html"), "two").unwrap();
        assert_eq!(receiver.recv().await.unwrap(), BTreeSet::from([root.join("page.html")]));
        std::fs::read(root.join("page.html")).unwrap();
        std::fs::write(root.join("style.css"), "").unwrap();
        assert_eq!(receiver.recv().await.unwrap(), BTreeSet::from([root.join("style.css")]));
    }
}
