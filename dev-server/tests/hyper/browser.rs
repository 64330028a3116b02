//! What a browser does with a page, as far as the server can tell.

#![allow(unreachable_pub, reason = "a module of one test program")]

use std::sync::atomic::{AtomicU64, Ordering};

use hypertide_server::hyper::App;

use crate::client::{Answer, Client, Server, Stream};

/// Serves an application on a free port.
pub async fn serve(app: App) -> Server {
    Server::start(app.into_router()).await
}

/// A browser: it has cookies, and says where its requests come from.
pub struct Browser {
    pub client: Client,
}

impl Browser {
    pub fn new(server: &Server) -> Self {
        Self { client: server.client().with("sec-fetch-site", "same-origin") }
    }

    /// Takes over the cookie of an answer.
    pub fn keep(&mut self, answer: &Answer) {
        if let Some(cookie) = answer.headers.get("set-cookie") {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.client = self.client.with("cookie", pair);
        }
    }

    /// Loads a page.
    pub async fn load(&mut self, path: &str) -> Answer {
        let answer = self.client.get(path).await;
        self.keep(&answer);
        answer
    }

    /// Loads a page into a new tab.
    pub async fn open(&mut self, path: &str) -> Tab {
        let answer = self.load(path).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        Tab::new(self.client.clone(), path, answer.text().to_owned())
    }

    /// Loads a page into a new tab, and connects it.
    pub async fn open_live(&mut self, path: &str) -> (Tab, Stream) {
        let tab = self.open(path).await;
        let stream = tab.connect().await;
        (tab, stream)
    }
}

/// A tab: its page as it was loaded, and the numbers of its clicks.
pub struct Tab {
    pub client: Client,
    pub html: String,
    pub id: String,
    pub epoch: String,
    clicks: AtomicU64,
}

/// What stands in `text` between `before` and `after`.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).unwrap_or_else(|| panic!("no `{before}` in {text}")) + before.len();
    let length =
        text[start..].find(after).unwrap_or_else(|| panic!("no `{after}` after `{before}` in {text}"));
    &text[start..start + length]
}

impl Tab {
    fn new(client: Client, path: &str, html: String) -> Self {
        let id = between(&html, "events?tab-id=", "'").to_owned();
        let epoch = between(&html, "_hyper:{e:'", "'").to_owned();
        let referer = format!("http://{}{path}", client.address);
        Self { client: client.with("referer", &referer), html, id, epoch, clicks: AtomicU64::new(0) }
    }

    pub fn stream_path(&self) -> String {
        format!("/hyper/events?tab-id={}", self.id)
    }

    /// Opens the tab's stream and reads its first event.
    pub async fn connect(&self) -> Stream {
        let mut stream = self.client.stream(&self.stream_path()).await;
        assert_eq!(stream.status, 200);
        assert!(stream.event().await.unwrap().starts_with("event: connected\n"));
        stream
    }

    /// The action of the element that contains `label`, in the page as loaded.
    pub fn action(&self, label: &str) -> String {
        action_in(&self.html, label)
    }

    pub fn action_path(&self, action: &str) -> String {
        format!("/hyper/actions?tab-id={}&action-id={action}", self.id)
    }

    /// The number of the next click, as the header that carries it.
    pub fn next_click(&self) -> String {
        self.click_number(self.clicks.fetch_add(1, Ordering::Relaxed) + 1)
    }

    pub fn click_number(&self, number: u64) -> String {
        format!("{} {number} 1", self.epoch)
    }

    /// Clicks the element that contains `label`.
    pub async fn click(&self, label: &str) -> Answer {
        self.send(&self.action(label), "{}").await
    }

    /// Runs an action with a body.
    pub async fn send(&self, action: &str, body: &str) -> Answer {
        let client =
            self.client.with("hyper-click", &self.next_click()).with("content-type", "application/json");
        client.post(&self.action_path(action), body).await
    }

    /// Goes to another page, as a link does.
    pub async fn go(&self, path: &str) -> Answer {
        let client = self.client.with("hyper-click", &self.next_click());
        let path: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
        client.post(&format!("/hyper/navigate?tab-id={}&path={path}", self.id), "").await
    }
}

/// The action of the element whose text begins with `label`.
pub fn action_in(html: &str, label: &str) -> String {
    let html = &html[html.find("hyper-app").unwrap_or_default()..];
    // A text node begins with it: ids have any letters.
    let label = format!(">{}", label.trim_start_matches('>'));
    let end = html.find(&label).unwrap_or_else(|| panic!("no `{label}` in {html}"));
    let start =
        html[..end].rfind("action-id=").unwrap_or_else(|| panic!("no action before `{label}` in {html}"));
    html[start + 10..].chars().take_while(char::is_ascii_hexdigit).collect()
}
