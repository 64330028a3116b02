//! Noticing that files change.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;
use walkdir::WalkDir;

use super::own_output::is_own_output;
use crate::ignored::is_ignored;

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
/// `root` is canonical. Editors' backups do not count, nor what the program itself
/// writes, nor what [`is_ignored`]: where that would take watches of the system,
/// it is not even watched.
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
    let watcher = RecommendedWatcher::new(handler, config).map_err(WatchError)?;
    let mut folders = Folders { watcher };
    folders.add(root).map_err(WatchError)?;
    let root = root.to_owned();
    tokio::spawn(async move {
        while let Some(first) = receiver.recv().await {
            let mut paths = folders.relevant(first, &root);
            while let Ok(Some(event)) = tokio::time::timeout(QUIET, receiver.recv()).await {
                paths.extend(folders.relevant(event, &root));
            }
            if !paths.is_empty() {
                changed(paths);
            }
        }
    });
    Ok(())
}

/// The folders that are watched. Dropping them ends the watch.
struct Folders {
    watcher: RecommendedWatcher,
}

impl Folders {
    /// Whether the system watches a folder with all that is in it. Where it does not, each folder is watched by itself.
    const DEEP: bool = cfg!(any(windows, target_os = "macos"));

    /// Watches a folder and what is in it, but for folders that may not be read: these are named. Gives the files that
    /// are in it.
    fn add(&mut self, folder: &Path) -> notify::Result<Vec<PathBuf>> {
        if Self::DEEP {
            self.watcher.watch(folder, RecursiveMode::Recursive)?;
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        let mut entries = WalkDir::new(folder).into_iter();
        while let Some(entry) = entries.next() {
            // What cannot be read was named by then, or it is gone already.
            let Ok(entry) = entry else { continue };
            if !entry.file_type().is_dir() {
                files.push(entry.into_path());
            } else if entry.depth() > 0 && is_ignored(entry.file_name()) {
                entries.skip_current_dir();
            } else if let Err(error) = self.watcher.watch(entry.path(), RecursiveMode::NonRecursive) {
                let (denied, gone) = match &error.kind {
                    ErrorKind::Io(error) => (error.kind() == io::ErrorKind::PermissionDenied, false),
                    ErrorKind::PathNotFound => (false, true),
                    _ => (false, false),
                };
                if denied {
                    let folder = entry.path().display();
                    tracing::warn!("changes in {folder} are not noticed: it cannot be read");
                } else if !gone {
                    return Err(error);
                }
            }
        }
        Ok(files)
    }

    /// The paths of an event that mean anything to a page. A folder that is new is watched from now on, and what is in it
    /// already is new as well.
    fn relevant(&mut self, event: Event, root: &Path) -> BTreeSet<PathBuf> {
        let wrote = match event.kind {
            // Our own reading of a file is an access, too.
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            _ => true,
        };
        let paths =
            event.paths.into_iter().filter(|path| wrote && is_source(path, root) && !is_own_output(path));
        let mut paths: BTreeSet<PathBuf> = paths.collect();
        let comes = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)));
        if comes && !Self::DEEP {
            let folders: Vec<PathBuf> = paths.iter().filter(|path| is_folder(path)).cloned().collect();
            for folder in folders {
                match self.add(&folder) {
                    Ok(files) => paths.extend(files.into_iter().filter(|file| is_source(file, root))),
                    Err(error) => tracing::warn!("changes in {} are not noticed: {error}", folder.display()),
                }
            }
        }
        paths
    }
}

/// Whether this is a folder, and no link to one.
fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// Whether a change of this file means anything to a page.
fn is_source(path: &Path, root: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    inside.components().all(|component| {
        let name = component.as_os_str().to_string_lossy();
        let backup =
            name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp") || name == "4913";
        !backup && !is_ignored(component.as_os_str())
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

    /// What `watch` tells of a folder with these files in it.
    fn watched(files: &[&str]) -> (tempfile::TempDir, PathBuf, mpsc::UnboundedReceiver<BTreeSet<PathBuf>>) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for file in files {
            write(&root.join(file), "one");
        }
        let (sender, receiver) = mpsc::unbounded_channel();
        watch(&root, move |paths| drop(sender.send(paths))).unwrap();
        (folder, root, receiver)
    }

    fn write(file: &Path, content: &str) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    /// Waits until a change of this file is told.
    async fn until(changes: &mut mpsc::UnboundedReceiver<BTreeSet<PathBuf>>, file: &Path) {
        let told = async { while !changes.recv().await.unwrap().contains(file) {} };
        let told = tokio::time::timeout(Duration::from_secs(60), told).await;
        told.unwrap_or_else(|_| panic!("{} was never told", file.display()));
    }

    #[tokio::test]
    async fn a_change_is_told_once_and_reading_is_none() {
        let (_folder, root, mut changes) = watched(&["page.html"]);
        fs::read(root.join("page.html")).unwrap();
        write(&root.join("page.html"), "two");
        assert_eq!(changes.recv().await.unwrap(), BTreeSet::from([root.join("page.html")]));
        fs::read(root.join("page.html")).unwrap();
        write(&root.join("style.css"), "");
        assert_eq!(changes.recv().await.unwrap(), BTreeSet::from([root.join("style.css")]));
    }

    #[tokio::test]
    async fn what_is_built_or_installed_does_not_count_even_where_it_is_new() {
        let (_folder, root, mut changes) =
            watched(&["page.html", "node_modules/a/b.js", "sub/target/out.js", ".git/HEAD"]);
        for file in [
            "node_modules/a/b.js",
            "node_modules/new/c.js",
            "sub/target/out.js",
            ".git/HEAD",
            ".git/a/b",
            ".cache/x",
        ] {
            write(&root.join(file), "two");
        }
        write(&root.join("page.html"), "two");
        assert_eq!(changes.recv().await.unwrap(), BTreeSet::from([root.join("page.html")]));
    }

    #[tokio::test]
    async fn folders_that_come_later_are_watched_with_what_is_in_them() {
        let (_folder, root, mut changes) = watched(&["page.html"]);
        let page = root.join("new/deep/er/page.html");
        write(&page, "one");
        until(&mut changes, &page).await;
        write(&page, "two");
        until(&mut changes, &page).await;

        fs::rename(root.join("new"), root.join("other")).unwrap();
        until(&mut changes, &root.join("other/deep/er/page.html")).await;
        write(&root.join("other/deep/er/page.html"), "three");
        until(&mut changes, &root.join("other/deep/er/page.html")).await;

        fs::remove_dir_all(root.join("other")).unwrap();
        until(&mut changes, &root.join("other")).await;
        write(&root.join("other/page.html"), "four");
        until(&mut changes, &root.join("other/page.html")).await;
    }
}
