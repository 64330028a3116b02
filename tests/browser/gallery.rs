//! The gallery, page by page, as a person uses it.

use chromiumoxide::cdp::browser_protocol::emulation::SetDeviceMetricsOverrideParams;
use hypertide_tests::Outcome;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::program::Program;
use hypertide_tests::suite::Suite;
use std::sync::Arc;

const PAGES: [&str; 7] = ["/", "/record", "/chat", "/lifecycle", "/stations", "/skeleton", "/board"];

pub(crate) fn add(suite: &mut Suite) {
    suite.test("gallery::every page fits a wide and a narrow screen and has nothing to complain of", fits);
    suite.test("gallery::record: Disconnect closes it, and Connect catches up", record);
    suite.test("gallery::chat: what one says both see, and nothing typed is markup", chat);
    suite.test("gallery::lifecycle: no fault makes it miss or repeat a number", lifecycle);
    suite.test("gallery::lifecycle: killed and started again, the numbers go on without a gap", killed);
    suite.test("gallery::stations: nothing of the old stream arrives after the change", stations);
    suite.test("gallery::skeleton: two values and the end, again and again", skeleton);
    suite.test("gallery::board: fifty prices, and they move", board);
}

async fn open(browser: &Browser, path: &str) -> Outcome<(Program, Tab)> {
    let server = Program::serve(None).await?;
    let tab = browser.tab().await?;
    tab.goto(&server.url(path)).await?;
    Ok((server, tab))
}

async fn fits(browser: Arc<Browser>) -> Outcome {
    let server = Program::serve(None).await?;
    let tab = browser.tab().await?;
    for (width, mobile) in [(1280, false), (390, true)] {
        tab.page().execute(SetDeviceMetricsOverrideParams::new(width, 844, 1.0, mobile)).await?;
        for path in PAGES {
            tab.goto(&server.url(path)).await?;
            match path {
                "/" => {
                    let cards =
                        format!("document.querySelectorAll('.cards a').length === {}", PAGES.len() - 1);
                    tab.wait_until(&cards).await?;
                }
                "/stations" => tab.wait_until("window.Station?.readyState === 2").await?,
                _ => tab.wait_for_text("#state", "open").await?,
            }
            let over: i64 = tab.evaluate("document.documentElement.scrollWidth - innerWidth").await?;
            if over > 0 {
                return Err(format!("{path} is {over} pixels wider than {width}").into());
            }
            if path != "/" {
                tab.wait_until("document.querySelector('.source').textContent.includes('eventsource ')")
                    .await?;
            }
        }
    }
    let said = tab.console();
    if !said.is_empty() {
        return Err(format!("the console said {said:#?}").into());
    }
    browser.discard(tab).await
}

async fn record(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/record").await?;
    tab.wait_until("document.querySelector('#email').textContent.includes('@')").await?;
    tab.click(".buttons button:nth-child(2)").await?;
    tab.wait_for_text("#state", "closed").await?;
    let last: String = tab.evaluate("document.querySelector('#last-id').textContent").await?;
    tab.click(".buttons button:nth-child(1)").await?;
    tab.wait_for_text("#state", "open").await?;
    tab.wait_until(&format!("document.querySelector('#last-id').textContent !== '{last}'")).await?;
    browser.discard(tab).await
}

async fn chat(browser: Arc<Browser>) -> Outcome {
    let (server, ada) = open(&browser, "/chat").await?;
    let bob = browser.tab().await?;
    bob.goto(&server.url("/chat")).await?;
    bob.wait_for_text("#people", "2").await?;
    ada.wait_for_text("#state", "open").await?;
    ada.type_into("#who", "Ada").await?;
    ada.type_into("#text", "<b>hello</b>").await?;
    ada.click("form button").await?;
    for tab in [&ada, &bob] {
        tab.wait_for_text("#messages li:last-child", "Ada <b>hello</b>").await?;
    }
    ada.wait_until("document.querySelector('#text').value === ''").await?;
    // Who comes later sees what was said.
    bob.goto(&server.url("/chat")).await?;
    bob.wait_for_text("#messages li:last-child", "Ada <b>hello</b>").await?;
    browser.discard(bob).await?;
    browser.discard(ada).await
}

/// Waits until numbers have come after the one shown now, and that none is missing or double.
async fn goes_on(tab: &Tab) -> Outcome {
    tab.wait_for_text("#state", "open").await?;
    tab.wait_until("Number(document.querySelector('#n').textContent) > 0").await?;
    let number: u64 = tab.evaluate("Number(document.querySelector('#n').textContent)").await?;
    tab.wait_until(&format!("Number(document.querySelector('#n').textContent) > {number} + 2")).await?;
    tab.wait_for_text("#missed", "0").await?;
    tab.wait_for_text("#repeated", "0").await
}

async fn lifecycle(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/lifecycle").await?;
    goes_on(&tab).await?;
    for (button, error) in [
        ("drop", "network"),
        ("stall", "timeout"),
        ("busy", "status"),
        ("restart", "network"),
        ("drop", "network"),
    ] {
        let errors = format!(
            "[...document.querySelectorAll('#events li')].filter(li => li.textContent.includes('{error}')).length"
        );
        let before: u64 = tab.evaluate(&errors).await?;
        tab.click(&format!("button[name={button}]")).await?;
        tab.wait_until(&format!("{errors} > {before}")).await?;
        goes_on(&tab).await?;
    }
    browser.discard(tab).await
}

async fn killed(browser: Arc<Browser>) -> Outcome {
    let state = tempfile::tempdir()?;
    let mut server = Program::start(None, 0, Some(state.path())).await?;
    let port = server.port();
    let tab = browser.tab().await?;
    tab.goto(&server.url("/lifecycle")).await?;
    goes_on(&tab).await?;
    for _ in 0..2 {
        server.kill().await?;
        tab.wait_for_text("#state", "connecting").await?;
        server = Program::start(None, port, Some(state.path())).await?;
        goes_on(&tab).await?;
    }
    browser.discard(tab).await
}

async fn stations(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/stations").await?;
    for (button, station) in [(1, "tides"), (2, "trains"), (3, "stars"), (1, "tides")] {
        tab.click(&format!(".buttons button:nth-child({button})")).await?;
        tab.wait_for_text("#dial", station).await?;
        tab.wait_for_text("#state", "open").await?;
        tab.wait_until("document.querySelectorAll('#lines li').length > 1").await?;
        tab.wait_for_text("#strays", "0").await?;
    }
    tab.click(".buttons button:nth-child(4)").await?;
    tab.wait_for_text("#state", "closed").await?;
    browser.discard(tab).await
}

async fn skeleton(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/skeleton").await?;
    for _ in 0..2 {
        tab.wait_for_text("#value", "42").await?;
        tab.wait_for_text("#value", "100").await?;
        tab.wait_for_text("#note", "closed by the page").await?;
        tab.wait_for_text("#state", "closed").await?;
        tab.click("button").await?;
    }
    browser.discard(tab).await
}

async fn board(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/board").await?;
    tab.wait_until("document.querySelectorAll('#board li').length === 50").await?;
    let _: String = tab.evaluate("window.before = document.querySelector('#board').textContent").await?;
    tab.wait_until("document.querySelector('#board').textContent !== window.before").await?;
    tab.wait_until("document.querySelectorAll('#board b.up, #board b.down').length === 50").await?;
    browser.discard(tab).await
}
