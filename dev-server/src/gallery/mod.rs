//! The gallery: small pages that show what a page can do, each with its source beside it.
//!
//! The pages are the HTML files of the folder `gallery/`, built into the program; the source that a page shows is its
//! own. Its streams are made by the modules here, one each, and their logs lie on disk: a server that is stopped and
//! started again goes on where it was.

mod berth;
mod board;
mod chat;
mod contents;
mod fault;
mod fleet;
mod gauge;
mod harbours;
mod highlight;
mod hyper;
mod keeper;
mod lifecycle;
mod page;
mod primes;
mod record;
mod search;
mod skeleton;
mod stations;
mod table;
mod ticker;
mod tides;
mod todos;

use std::{
    io,
    path::{Path, PathBuf},
};

use axum::Router;
use tokio::sync::watch;

use crate::hyper::Client;
use crate::sse::{Hub, HubBuilder};

/// What the gallery needs to know.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of its logs, made where there is none; see [`log_folder`].
    pub log_folder: PathBuf,
    /// Becomes true, or its sender goes, when the streams are to end.
    pub shutdown: watch::Receiver<bool>,
    /// What runs in the pages of its applications; the other pages are written for `hypertide.js`.
    pub client: Client,
}

/// Where the gallery on this port keeps its logs: `hypertide/gallery-PORT` in the user's folder for the state of
/// programs (`XDG_STATE_HOME`, else `~/.local/state`; `LOCALAPPDATA` on Windows), or in the one for temporary files.
pub fn log_folder(port: u16) -> PathBuf {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("XDG_STATE_HOME")
        .or_else(|| variable("HOME").map(|home| home.join(".local/state")))
        .or_else(|| variable("LOCALAPPDATA"))
        .unwrap_or_else(std::env::temp_dir)
        .join("hypertide")
        .join(format!("gallery-{port}"))
}

/// The routes of the gallery: its pages at `/`, `/record` and so on, its streams below them. The bundle is not among
/// them: see [`pkg`](crate::pkg).
///
/// A log that cannot be used, because it belongs to another running gallery or its folder is not writable, is said
/// in the program's log, and lies in memory instead. Must be called inside a tokio runtime.
///
/// ```
/// # tokio::runtime::Runtime::new().unwrap().block_on(async {
/// use hypertide_server::{gallery, hyper::Client, pkg};
///
/// # let folder = tempfile::tempdir().unwrap();
/// # let log_folder = folder.path().to_owned();
/// let (_stop, shutdown) = tokio::sync::watch::channel(false);
/// let app = gallery::router(gallery::Options { log_folder, shutdown, client: Client::Hypertide }).merge(pkg::router());
/// # let _ = app;
/// # })
/// ```
pub fn router(options: Options) -> Router {
    if let Err(error) = std::fs::create_dir_all(&options.log_folder) {
        let folder = options.log_folder.display();
        tracing::warn!(
            "the gallery's logs cannot lie in {folder}: {error}; they last as long as this process"
        );
    }
    Router::new()
        .merge(page::router())
        .merge(board::router(&options))
        .merge(chat::router(&options))
        .merge(lifecycle::router(&options))
        .merge(record::router(&options))
        .merge(skeleton::router())
        .merge(stations::router(&options))
        .merge(search::router())
        .merge(berth::router())
        .merge(keeper::router())
        .merge(fleet::router())
        .merge(tides::router())
        .merge(primes::router())
        .merge(todos::router(&options))
        .merge(table::router(&options))
        .merge(gauge::router(&options))
        .merge(hyper::router(&options))
}

impl Options {
    /// A hub whose log lies in this folder, or in memory where that cannot be.
    fn hub(&self, name: &str, builder: HubBuilder) -> Hub {
        let path = self.log_path(name);
        builder.clone().log_file(&path).build().unwrap_or_else(|error| {
            tracing::warn!(
                "{error}; the gallery's stream `{name}` starts anew and lasts as long as this process"
            );
            in_memory(builder)
        })
    }

    fn log_path(&self, name: &str) -> PathBuf {
        self.log_folder.join(format!("{name}.log"))
    }

    /// Waits until the streams are to end.
    async fn stopped(&self) {
        let mut shutdown = self.shutdown.clone();
        // A sender that has gone cannot say it any more: the same.
        let _ = shutdown.wait_for(|stop| *stop).await;
    }

    /// Ends the streams of a hub with the program.
    fn end_with_program(&self, hub: &Hub) {
        let (options, hub) = (self.clone(), hub.clone());
        tokio::spawn(async move {
            options.stopped().await;
            hub.shutdown();
        });
    }
}

/// A hub in memory, which cannot fail.
fn in_memory(builder: HubBuilder) -> Hub {
    builder.build().unwrap_or_default()
}

/// Opens a log again, which its last hub has just let go of.
fn reopen(path: &Path, builder: HubBuilder) -> io::Result<Hub> {
    builder.log_file(path).build()
}
