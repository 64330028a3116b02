//! Live reload: a page that was served is told when a file behind it changes.
//!
//! Every HTML response carries a small script, served from `/.hypertide/reload.js`, which says what the folder was like
//! when the page was made. The script listens to `/.hypertide/reload` while its page is visible, so that hidden tabs
//! hold none of the six connections that a browser opens to a host; shown again it asks with what it knows, and so
//! misses nothing. A change of style sheets alone swaps them in place.

mod inject;
mod own_output;
mod watch;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::sync::watch as channel;

use crate::listen;

pub use inject::inject;
pub use watch::{WatchError, watch};

/// What has changed since the server started, and the pages to be told of it.
pub struct LiveReload {
    /// When the server started: what a page knows of an earlier run is worth nothing.
    epoch: u64,
    changes: channel::Sender<Changes>,
    shutdown: channel::Receiver<bool>,
}

/// Each change has a number; for each kind of consequence the number of the last one is kept.
#[derive(Debug, Clone, Default)]
struct Changes {
    last: u64,
    /// The last change that needs the page anew.
    page: u64,
    /// The last change of each style sheet, by its path in URLs.
    styles: BTreeMap<String, u64>,
}

impl Changes {
    /// What a page has to be told that knows the changes up to `since`.
    fn news(&self, since: u64) -> News {
        if self.page > since {
            return News::Reload;
        }
        let styles = self.styles.iter().filter(|(_, change)| **change > since);
        News::Styles(styles.map(|(path, _)| path.clone()).collect())
    }
}

#[derive(Debug, PartialEq)]
enum News {
    Reload,
    Styles(Vec<String>),
}

impl LiveReload {
    /// Nothing has changed yet. `shutdown` ends the pages' streams when it becomes true.
    pub fn new(shutdown: channel::Receiver<bool>) -> LiveReload {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        LiveReload { epoch: now.as_millis() as u64, changes: channel::Sender::default(), shutdown }
    }

    /// Tells every page that these files changed, named by their paths in URLs (`/css/site.css`).
    pub fn changed(&self, paths: &[String]) {
        self.changes.send_modify(|changes| {
            changes.last += 1;
            for path in paths {
                if path.ends_with(".css") {
                    changes.styles.insert(path.clone(), changes.last);
                } else {
                    changes.page = changes.last;
                }
            }
        });
    }

    /// The element that a page needs to hear of changes from now on.
    pub fn element(&self) -> String {
        let last = self.changes.borrow().last;
        format!("<script src=\"/.hypertide/reload.js\" data-since=\"{}-{last}\" async></script>", self.epoch)
    }

    /// The routes under `/.hypertide/` that [`LiveReload::element`] relies on.
    pub fn router(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/.hypertide/reload.js", get(script))
            .route("/.hypertide/reload", get(events))
            .with_state(self.clone())
    }

    /// The change that a page says it knows; `None` where that was in another run of the server.
    fn known(&self, since: &str) -> Option<u64> {
        let (epoch, change) = since.split_once('-')?;
        (epoch.parse() == Ok(self.epoch)).then(|| change.parse().ok())?
    }
}

async fn script() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, include_str!("reload.js")).into_response()
}

#[derive(serde::Deserialize)]
struct Since {
    #[serde(default)]
    since: String,
}

/// A silent connection is given a sign of life this often, by which the server also notices that its reader is gone.
const HEARTBEAT: Duration = Duration::from_secs(15);

async fn events(
    State(reload): State<Arc<LiveReload>>,
    Query(query): Query<Since>,
    headers: HeaderMap,
) -> Response {
    let last_event_id = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let known = reload.known(last_event_id.unwrap_or(&query.since));
    let page = Page {
        changes: reload.changes.subscribe(),
        shutdown: reload.shutdown.clone(),
        epoch: reload.epoch,
        known,
    };
    let body = Body::from_stream(stream::unfold(page, Page::next));
    ([(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")], body).into_response()
}

/// One page that listens.
struct Page {
    changes: channel::Receiver<Changes>,
    shutdown: channel::Receiver<bool>,
    epoch: u64,
    /// The last change it has been told of, if it knows this run of the server.
    known: Option<u64>,
}

impl Page {
    /// The next chunk of its stream.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Page)> {
        let chunk = loop {
            let now = self.changes.borrow_and_update().clone();
            let news = self.known.map_or(News::Reload, |since| now.news(since));
            self.known = Some(now.last);
            let id = format!("{}-{}", self.epoch, now.last);
            match news {
                News::Reload => break format!("event: reload\nid: {id}\ndata:\n\n"),
                News::Styles(paths) if !paths.is_empty() => {
                    let events = paths.iter().map(|path| {
                        // A file's name may hold anything, line ends too.
                        let path = utf8_percent_encode(path, NON_ALPHANUMERIC);
                        format!("event: style\nid: {id}\ndata: {path}\n\n")
                    });
                    break events.collect();
                }
                News::Styles(_) => {}
            }
            tokio::select! {
                changed = self.changes.changed() => changed.ok()?,
                () = tokio::time::sleep(HEARTBEAT) => break ":\n\n".to_owned(),
                () = listen::stopped(&mut self.shutdown) => return None,
            }
        };
        Some((Ok(Bytes::from(chunk)), self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(batches: &[&[&str]]) -> Changes {
        let (_stop, shutdown) = channel::channel(false);
        let reload = LiveReload::new(shutdown);
        for batch in batches {
            reload.changed(&batch.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>());
        }
        reload.changes.borrow().clone()
    }

    #[test]
    fn style_sheets_alone_are_swapped() {
        let changes = changes(&[&["/a.css"], &["/b.css", "/a.css"]]);
        assert_eq!(changes.news(0), News::Styles(vec!["/a.css".to_owned(), "/b.css".to_owned()]));
        assert_eq!(changes.news(2), News::Styles(vec![]));
    }

    #[test]
    fn anything_else_needs_the_page_anew() {
        let changes = changes(&[&["/a.css", "/index.html"], &["/a.css"]]);
        assert_eq!(changes.news(0), News::Reload);
        assert_eq!(changes.news(1), News::Styles(vec!["/a.css".to_owned()]));
    }

    #[test]
    fn what_a_page_knows_of_an_earlier_run_is_worth_nothing() {
        let (_stop, shutdown) = channel::channel(false);
        let reload = LiveReload::new(shutdown);
        assert_eq!(reload.known(&format!("{}-3", reload.epoch)), Some(3));
        assert_eq!(reload.known("1-3"), None);
        assert_eq!(reload.known(""), None);
    }
}
