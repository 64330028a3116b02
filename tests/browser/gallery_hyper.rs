//! The gallery's applications of Hyper, as a person uses them.

use chromiumoxide::cdp::browser_protocol::emulation::SetDeviceMetricsOverrideParams;
use hypertide_server::hyper::Client;
use hypertide_server::{gallery, pkg};
use hypertide_tests::Outcome;
use hypertide_tests::application::datastar_script;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::suite::Suite;
use std::net::SocketAddr;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

const PAGES: [&str; 10] =
    ["counter", "theme", "keys", "form", "signals", "library", "orders", "head", "together", "failing"];

pub(crate) fn add(suite: &mut Suite) {
    suite.test_with_each_client(
        "gallery::hyper: every page fits a wide and a narrow screen and has nothing to complain of",
        fits,
    );
    suite.test_with_each_client("gallery::hyper: counters, theme and the links between", counter_and_theme);
    suite.test_with_each_client("gallery::hyper: keys, clicks and a form", keys_and_form);
    suite.test_with_each_client("gallery::hyper: signals, with and without the server", signals);
    suite.test_with_each_client("gallery::hyper: the library's address and history", library);
    suite.test_with_each_client("gallery::hyper: orders move, and head follows", orders_and_head);
    suite.test_with_each_client("gallery::hyper: two write one text", together);
    suite.test_with_each_client("gallery::hyper: what fails says so, and recovers", failing);
}

/// The gallery, whose applications run with one of the clients.
struct Gallery {
    address: SocketAddr,
    serving: JoinHandle<()>,
    _stop: watch::Sender<bool>,
    _logs: TempDir,
}

impl Gallery {
    async fn serve(client: Client) -> Outcome<Self> {
        let logs = tempfile::tempdir()?;
        let (stop, shutdown) = watch::channel(false);
        let options = gallery::Options { log_folder: logs.path().to_owned(), shutdown, client };
        let router = gallery::router(options).merge(pkg::router()).merge(datastar_script().await?);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, serving, _stop: stop, _logs: logs })
    }
}

impl Drop for Gallery {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn open(browser: &Browser, client: Client, name: &str) -> Outcome<(Gallery, Tab)> {
    let gallery = Gallery::serve(client).await?;
    let tab = browser.tab().await?;
    show(&tab, &gallery, name).await?;
    Ok((gallery, tab))
}

/// Goes to a page, and waits until its client has started: then the links have their titles from it.
async fn show(tab: &Tab, gallery: &Gallery, name: &str) -> Outcome {
    tab.goto(&format!("http://{}/hyper/{name}", gallery.address)).await?;
    tab.wait_until("document.documentElement.dataset.live").await
}

async fn fits(browser: Arc<Browser>, client: Client) -> Outcome {
    let gallery = Gallery::serve(client).await?;
    let tab = browser.tab().await?;
    for (width, mobile) in [(1280, false), (390, true)] {
        tab.page().execute(SetDeviceMetricsOverrideParams::new(width, 844, 1.0, mobile)).await?;
        for name in PAGES {
            show(&tab, &gallery, name).await?;
            let over: i64 = tab.evaluate("document.documentElement.scrollWidth - innerWidth").await?;
            if over > 0 {
                return Err(format!("{name} is {over} pixels wider than {width}").into());
            }
            tab.wait_until(
                "document.querySelector('.source').textContent.includes('hypertide_server::hyper')",
            )
            .await?;
        }
    }
    let said = tab.console();
    if !said.is_empty() {
        return Err(format!("the console said {said:#?}").into());
    }
    browser.discard(tab).await
}

async fn counter_and_theme(browser: Arc<Browser>, client: Client) -> Outcome {
    let (gallery, tab) = open(&browser, client, "counter").await?;
    let beside = browser.tab_beside(&tab).await?;
    show(&beside, &gallery, "counter").await?;
    // Of the tabs of one window only the one in front is shown.
    tab.page().bring_to_front().await?;
    for button in 1..=3 {
        tab.click(&format!(".buttons button:nth-child({button})")).await?;
    }
    for (id, mine, other) in [("#tab", "1", "0"), ("#session", "1", "1"), ("#global", "1", "1")] {
        tab.wait_for_text(id, mine).await?;
        beside.wait_for_text(id, other).await?;
    }
    for tab in [&tab, &beside] {
        tab.page().bring_to_front().await?;
        tab.click("a[href='/hyper/theme']").await?;
        tab.wait_until("document.title === 'Theme · Hypertide'").await?;
    }
    beside.click("button[role=switch]").await?;
    tab.wait_for_text("#theme", "night").await?;
    browser.discard(tab).await
}

async fn keys_and_form(browser: Arc<Browser>, client: Client) -> Outcome {
    let (gallery, tab) = open(&browser, client, "keys").await?;
    for key in ["ArrowLeft", "ArrowLeft", "ArrowUp", "x"] {
        tab.press(key).await?;
    }
    tab.wait_for_text("#column", "3").await?;
    tab.wait_for_text("#row", "4").await?;
    tab.click(".squares").await?;
    tab.wait_for_text("#column", "5").await?;
    tab.wait_for_text("#row", "5").await?;
    show(&tab, &gallery, "form").await?;
    tab.type_into("[name=name]", "Ada").await?;
    tab.click("form button").await?;
    tab.wait_for_text("#guests", "Ada 2 seats").await?;
    tab.wait_until("document.querySelector('[name=name]').value === ''").await?;
    tab.type_into("[name=name]", "Ada").await?;
    tab.click("form button").await?;
    tab.wait_for_text("#problem", "Ada is on the list already.").await?;
    browser.discard(tab).await
}

async fn signals(browser: Arc<Browser>, client: Client) -> Outcome {
    let (_gallery, tab) = open(&browser, client, "signals").await?;
    tab.wait_until("document.querySelector('.fields button').disabled").await?;
    tab.type_into(".fields input", "Ada").await?;
    tab.wait_for_text("#greeting", "Good morning, Ada.").await?;
    tab.click(".fields button").await?;
    tab.wait_for_text("#orders", "1 for Ada").await?;
    tab.wait_until("document.querySelector('.fields input').value === ''").await?;
    tab.click("[aria-controls=more]").await?;
    tab.wait_until("document.querySelector('#more').checkVisibility()").await?;
    browser.discard(tab).await
}

async fn library(browser: Arc<Browser>, client: Client) -> Outcome {
    let (_gallery, tab) = open(&browser, client, "library").await?;
    tab.type_into("[type=search]", "melv").await?;
    tab.wait_until("document.querySelectorAll('.shelf li').length === 1 && location.search === '?q=melv'")
        .await?;
    tab.click(".shelf a").await?;
    tab.wait_for_text("#book", "Moby-Dick").await?;
    tab.click(".buttons button:nth-child(2)").await?;
    tab.wait_for_text("blockquote", "Call me Ishmael.").await?;
    tab.wait_until("location.href.endsWith('/hyper/library/1851?part=opening')").await?;
    let _: bool = tab.evaluate("history.go(-2) ?? true").await?;
    tab.wait_until(
        "document.querySelectorAll('.shelf li').length === 1 && document.title === 'Library · Hypertide'",
    )
    .await?;
    browser.discard(tab).await
}

async fn orders_and_head(browser: Arc<Browser>, client: Client) -> Outcome {
    let (gallery, tab) = open(&browser, client, "orders").await?;
    let _: String = tab.evaluate("window.before = document.querySelector('.orders').textContent").await?;
    tab.wait_until("document.querySelector('.orders').textContent !== window.before").await?;
    tab.click(".buttons button").await?;
    tab.wait_for_text("#traded", "10").await?;
    show(&tab, &gallery, "head").await?;
    tab.click(".buttons button").await?;
    tab.wait_until("document.title === '(1) Inbox · Hypertide'").await?;
    tab.click(".colours label:nth-of-type(3)").await?;
    tab.wait_until("document.querySelector('[name=theme-color]').content === '#86198f'").await?;
    tab.wait_until("document.querySelector('[rel=icon]').href.includes('86198f')").await?;
    browser.discard(tab).await
}

async fn together(browser: Arc<Browser>, client: Client) -> Outcome {
    let (gallery, one) = open(&browser, client, "together").await?;
    let other = browser.tab().await?;
    show(&other, &gallery, "together").await?;
    one.click("#line-0 button").await?;
    one.wait_until("document.querySelector('#line-0 input')?.value === 'The tide goes out,'").await?;
    other.wait_until("document.querySelector('#line-0 small')").await?;
    other.click("#line-1 button").await?;
    other.wait_until("document.querySelector('#line-1 input') === document.activeElement").await?;
    // Each is written while the other is, and neither disturbs the other.
    for n in 0..5 {
        one.type_into("#line-0 input", &format!(" one {n}")).await?;
        other.type_into("#line-1 input", &format!(" two {n}")).await?;
    }
    one.press("Enter").await?;
    other.press("Enter").await?;
    for tab in [&one, &other] {
        tab.wait_for_text("#line-0 button", "The tide goes out, one 0 one 1 one 2 one 3 one 4").await?;
        tab.wait_for_text("#line-1 button", "the tide comes in, two 0 two 1 two 2 two 3 two 4").await?;
    }
    browser.discard(other).await?;
    browser.discard(one).await
}

async fn failing(browser: Arc<Browser>, client: Client) -> Outcome {
    let (_gallery, tab) = open(&browser, client, "failing").await?;
    tab.click(".buttons button:nth-child(3)").await?;
    tab.wait_until("document.querySelector('#hyper-failure').textContent.includes('never works')").await?;
    tab.wait_until("document.querySelector('#number')").await?;
    for (button, message) in [(1, "invalid digit"), (2, "does not like thirteen")] {
        tab.click(&format!(".buttons button:nth-child({button})")).await?;
        tab.wait_until(&format!(
            "document.querySelector('#hyper-app .hyper-error')?.textContent.includes('{message}')"
        ))
        .await?;
        tab.wait_for_text("#number", "7").await?;
    }
    browser.discard(tab).await
}
