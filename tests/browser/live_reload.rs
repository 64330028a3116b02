//! Live reload of `hypertide serve DIR`, as a page lives through it.

use crate::folder::Folder;
use hypertide_tests::suite::Suite;

/// Adds the tests.
pub(crate) fn add(suite: &mut Suite) {
    suite.test("live_reload::a_changed_page_is_reloaded", async |browser| {
        let folder = Folder::serve(&FILES).await?;
        let tab = browser.tab().await?;
        tab.goto(&folder.url).await?;
        tab.wait_until(LISTENING).await?;
        folder.write("index.html", "<p>two</p>")?;
        tab.wait_for_text("p", "two").await?;
        // The page that was loaded anew listens as well.
        folder.write("index.html", "<p>three</p>")?;
        tab.wait_for_text("p", "three").await?;
        browser.discard(tab).await
    });
    suite.test("live_reload::a_changed_style_sheet_is_swapped", async |browser| {
        let folder = Folder::serve(&FILES).await?;
        let tab = browser.tab().await?;
        tab.goto(&folder.url).await?;
        tab.wait_until(LISTENING).await?;
        tab.evaluate::<()>("void (window.kept = true)").await?;
        for color in ["rgb(1, 2, 3)", "rgb(4, 5, 6)"] {
            folder.write("größe 1.css", &format!("p {{ color: {color} }}"))?;
            tab.wait_until(&format!("getComputedStyle(document.querySelector('p')).color === '{color}'"))
                .await?;
            tab.wait_until("document.querySelectorAll('link').length === 1").await?;
        }
        assert!(tab.evaluate::<bool>("window.kept").await?, "the page was not reloaded");
        browser.discard(tab).await
    });
    suite.test("live_reload::a_hidden_page_lets_go_and_catches_up", async |browser| {
        let folder = Folder::serve(&FILES).await?;
        let tab = browser.tab().await?;
        tab.goto(&folder.url).await?;
        tab.wait_until(LISTENING).await?;
        let hide = "Object.defineProperty(document, 'hidden', {value: true, configurable: true}); \
                    void document.dispatchEvent(new Event('visibilitychange'))";
        tab.evaluate::<()>(hide).await?;
        tab.evaluate::<()>(
            "void (window.since = document.querySelector('script[data-since]').dataset.since)",
        )
        .await?;
        tab.wait_until("streams.every((stream) => stream.readyState === 2)").await?;
        folder.write("index.html", "<p>two</p>")?;
        // The change has been noticed once a page that is made now knows of it.
        let noticed = "fetch('/').then((page) => page.text()).then((page) => !page.includes(since))";
        loop {
            if tab.evaluate::<bool>(noticed).await? {
                break;
            }
        }
        assert_eq!(tab.evaluate::<String>("document.querySelector('p').textContent").await?, "one");
        tab.evaluate::<()>(
            "delete document.hidden; void document.dispatchEvent(new Event('visibilitychange'))",
        )
        .await?;
        tab.wait_for_text("p", "two").await?;
        browser.discard(tab).await
    });
}

/// Whether the page's reload script hears the server.
const LISTENING: &str = "window.streams?.some((stream) => stream.readyState === 1)";

/// The files of the folder: a page that keeps what it opens, and its style sheet.
const FILES: [(&str, &str); 2] = [
    (
        "index.html",
        "<!doctype html><link rel=stylesheet href='größe 1.css'>\
        <script>\
          window.streams = [];\
          const Native = EventSource;\
          window.EventSource = class extends Native {\
            constructor(...given) { super(...given); streams.push(this); }\
          };\
        </script><p>one</p>",
    ),
    ("größe 1.css", ""),
];
