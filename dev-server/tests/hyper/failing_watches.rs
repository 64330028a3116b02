//! A watch of a source outside that fails takes nothing with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hypertide_server::hyper::{App, Change, Cx, Watchable};
use maud::{Markup, html};
use tokio::sync::watch;

use crate::browser::{Browser, between, serve};
use crate::log;

/// A source that panics when it is asked for its next change.
struct Unaskable(&'static str);

impl Watchable for Unaskable {
    fn next_change(&self) -> Change {
        panic!("{}", self.0)
    }
}

/// A source that panics while its change is awaited, each time with other words.
struct Unbearable {
    text: &'static str,
    asked: Arc<AtomicU32>,
}

impl Watchable for Unbearable {
    fn next_change(&self) -> Change {
        let (text, n) = (self.text, self.asked.fetch_add(1, Ordering::Relaxed));
        Box::pin(async move {
            tokio::task::yield_now().await;
            panic!("{text}, time {n}")
        })
    }
}

async fn counter(cx: Cx) -> Markup {
    let n = cx.tab_cursor("n", 0);
    html! {
        p { "n " (n) "." }
        b data-on:click=(cx.action(move || n.update(|n| n + 1))) { "count" }
    }
}

/// An application whose page shows what `prices` holds, beside the counter; what it watches is for the test to say.
fn priced(prices: &watch::Receiver<u32>) -> App {
    let prices = prices.clone();
    let page = move |cx: Cx| {
        let price = *prices.borrow();
        async move {
            html! { (counter(cx).await) "price " (price) "." }
        }
    };
    App::new().page("/", "home", page).development(true)
}

#[tokio::test]
async fn a_watch_that_cannot_be_asked_is_shown_below_the_page_and_the_page_goes_on() {
    for everywhere in [false, true] {
        log::keep();
        let text = if everywhere { "the flags cannot be asked" } else { "the orders cannot be asked" };
        let (seen_by, prices) = watch::channel(1);
        let app = priced(&prices);
        let app = if everywhere { app.watch_everywhere(Unaskable(text)) } else { app.watch(Unaskable(text)) };
        let server = serve(app.watch(prices)).await;
        let tab = Browser::new(&server).open("/").await;
        let shown = between(&tab.html, r#"<div id="hyper-failure">"#, "</body>");
        assert!(shown.contains(text) && shown.contains("failing_watches.rs:"), "{shown}");
        let id = between(shown, "error <code>", "<");
        let lines = log::lines_with(text);
        assert!(lines.iter().any(|line| line.contains("ERROR") && line.contains(id)), "{id}: {lines:?}");
        assert!(lines.iter().all(|line| line.contains("failing_watches.rs:")), "{lines:?}");
        // Actions and the page's other watches are as ever. What the person knows already is not said again.
        let mut stream = tab.connect().await;
        tab.click(">count").await;
        stream.until("n 1.").await;
        seen_by.send_replace(2);
        let last = stream.until("price 2.").await;
        assert!(!last.contains(text), "{last}");
        assert_eq!(log::lines_with(text).len(), 1);
    }
}

#[tokio::test]
async fn a_watch_that_fails_while_it_waits_is_shown_below_the_page_and_the_stream_goes_on() {
    log::keep();
    let asked = Arc::new(AtomicU32::new(0));
    let (seen_by, prices) = watch::channel(1);
    let source = Unbearable { text: "the wait breaks", asked: asked.clone() };
    let server = serve(priced(&prices).watch(source).watch(prices)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    let shown = stream.until(r#"<div id="hyper-failure"><div"#).await;
    assert!(shown.contains("the wait breaks, time 1") && shown.contains("failing_watches.rs:"), "{shown}");
    let id = between(&shown, "error <code>", "<");
    let lines = log::lines_with("the wait breaks, time 1");
    assert!(lines.len() == 1 && lines[0].contains("ERROR") && lines[0].contains(id), "{id}: {lines:?}");
    // Asked once a render, and a failure renders nothing: or it would be asked again and again.
    for n in 2..6 {
        seen_by.send_replace(n);
        stream.until(&format!("price {n}.")).await;
        stream.until(&format!("the wait breaks, time {n}")).await;
    }
    assert_eq!(asked.load(Ordering::Relaxed), 6);
    tab.click(">count").await;
    stream.until("n 1.").await;
}

#[tokio::test]
async fn a_watch_that_a_page_sets_up_fails_beside_it_and_no_other_tab_notices() {
    let asked = Arc::new(AtomicU32::new(0));
    let counted = asked.clone();
    let page = move |cx: Cx| {
        let source = Unbearable { text: "the wait of one page breaks", asked: counted.clone() };
        async move {
            if cx.route().query("bad").is_some() {
                cx.watch(&source);
            }
            counter(cx).await
        }
    };
    let server = serve(App::new().page("/", "home", page).development(true)).await;
    let mut browser = Browser::new(&server);
    let (other, mut other_stream) = browser.open_live("/").await;
    let (tab, mut stream) = browser.open_live("/?bad=1").await;
    let shown = stream.until(r#"<div id="hyper-failure"><div"#).await;
    assert!(shown.contains("the wait of one page breaks"), "{shown}");
    tab.click(">count").await;
    stream.until("n 1.").await;
    other.click(">count").await;
    other_stream.until_without("n 1.", "hyper-failure").await;
}
