//! The gallery, page by page, as a person uses it.

use chromiumoxide::cdp::browser_protocol::emulation::SetDeviceMetricsOverrideParams;
use hypertide_tests::Outcome;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::program::Program;
use hypertide_tests::suite::Suite;
use std::sync::Arc;

/// The pages that declare an event source, with a line that says how it is doing.
const WITH_SOURCE: [&str; 9] =
    ["/record", "/chat", "/lifecycle", "/stations", "/skeleton", "/board", "/todos", "/table", "/gauge"];
const WITH_REQUESTS: [&str; 6] = ["/search", "/berth", "/keeper", "/fleet", "/tides", "/primes"];

pub(crate) fn add(suite: &mut Suite) {
    suite.test("gallery::every page fits a wide and a narrow screen and has nothing to complain of", fits);
    suite.test("gallery::record: Disconnect closes it, and Connect catches up", record);
    suite.test("gallery::chat: what one says both see, and nothing typed is markup", chat);
    suite.test("gallery::lifecycle: no fault makes it miss or repeat a number", lifecycle);
    suite.test("gallery::lifecycle: killed and started again, the numbers go on without a gap", killed);
    suite.test("gallery::stations: nothing of the old stream arrives after the change", stations);
    suite.test("gallery::skeleton: two values and the end, again and again", skeleton);
    suite.test("gallery::board: fifty prices, and they move", board);
    suite.test("gallery::search: what fits is shown while it is typed", search);
    suite.test("gallery::form: each field says what is wrong with it", berth);
    suite.test("gallery::click to edit: a record becomes a form and is saved", keeper);
    suite.test("gallery::bulk update: what is picked changes, and is not picked any more", fleet);
    suite.test("gallery::infinite scroll: whoever scrolls finds more", tides);
    suite.test("gallery::progress: the bar fills, and the button is free again", primes);
    suite.test("gallery::shared list: two tabs show the same", todos);
    suite.test("gallery::big table: a thousand rows change, and what is scrolled and selected stays", table);
    suite.test("gallery::gauge: a handler sets what an attribute shows, and reads what an input sets", gauge);
}

async fn open(browser: &Browser, path: &str) -> Outcome<(Program, Tab)> {
    let server = Program::serve(None).await?;
    let tab = browser.tab().await?;
    tab.goto(&server.url(path)).await?;
    started(&tab).await?;
    Ok((server, tab))
}

/// Waits until the declarations of the page have started.
async fn started(tab: &Tab) -> Outcome {
    tab.evaluate("import('/pkg/hypertide.js').then(({ ready }) => ready).then(() => {})").await
}

async fn fits(browser: Arc<Browser>) -> Outcome {
    let server = Program::serve(None).await?;
    let tab = browser.tab().await?;
    for (width, mobile) in [(1280, false), (390, true)] {
        tab.page().execute(SetDeviceMetricsOverrideParams::new(width, 844, 1.0, mobile)).await?;
        for path in ["/"].into_iter().chain(WITH_SOURCE).chain(WITH_REQUESTS) {
            tab.goto(&server.url(path)).await?;
            match path {
                "/" => {
                    let links = "new Set([...document.querySelectorAll('.cards a')].map(a => a.pathname))";
                    for path in WITH_SOURCE.into_iter().chain(WITH_REQUESTS) {
                        tab.wait_until(&format!("{links}.has('{path}')")).await?;
                    }
                }
                "/stations" => tab.wait_until("window.Station?.readyState === 2").await?,
                _ if WITH_SOURCE.contains(&path) => tab.wait_for_text("#state", "open").await?,
                _ => started(&tab).await?,
            }
            let over: i64 = tab.evaluate("document.documentElement.scrollWidth - innerWidth").await?;
            if over > 0 {
                return Err(format!("{path} is {over} pixels wider than {width}").into());
            }
            if path != "/" {
                tab.wait_until("document.querySelector('.source').textContent.length > 40").await?;
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

async fn search(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/search").await?;
    tab.wait_until("document.querySelectorAll('#results li').length === 8").await?;
    tab.type_into("input", "norw").await?;
    tab.wait_until("document.querySelectorAll('#results li').length === 6").await?;
    tab.wait_for_text("#found", "6 of 6 harbours").await?;
    tab.wait_until("!document.querySelector('.busy') && document.activeElement.matches('input')").await?;
    browser.discard(tab).await
}

async fn berth(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/berth").await?;
    tab.wait_until("document.querySelector('output').textContent === ''").await?;
    tab.type_into("[name=boat]", "Argo").await?;
    tab.wait_for_text("label:nth-of-type(1) small", "Argo is moored here already").await?;
    tab.wait_until("document.querySelector('[name=boat]').ariaInvalid === 'true'").await?;
    tab.type_into("[name=boat]", " II").await?;
    tab.wait_for_text("label:nth-of-type(1) small", "").await?;
    tab.click("form button").await?;
    tab.wait_for_text("label:nth-of-type(2) small", "this is needed").await?;
    tab.type_into("[name=length]", "9.5").await?;
    tab.type_into("[name=email]", "jason@example.org").await?;
    tab.wait_for_text("label:nth-of-type(2) small", "").await?;
    tab.click("form button").await?;
    tab.wait_for_text("output", "A berth is kept for Argo II.").await?;
    browser.discard(tab).await
}

async fn keeper(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/keeper").await?;
    tab.click("#keeper button").await?;
    tab.wait_until("document.activeElement.name === 'name'").await?;
    // What stands in the field is selected, so that it is replaced.
    tab.type_into("[name=name]", "Grace Darling").await?;
    tab.click("form button:not([type])").await?;
    tab.wait_for_text("#keeper dd", "Grace Darling").await?;
    tab.click("#keeper button").await?;
    tab.wait_until("document.querySelector('[name=name]')?.value === 'Grace Darling'").await?;
    tab.click("#keeper button[type=button]").await?;
    tab.wait_for_text("#keeper dd", "Grace Darling").await?;
    browser.discard(tab).await
}

async fn fleet(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/fleet").await?;
    tab.wait_until("document.querySelectorAll('#boats tr').length === 8").await?;
    tab.click("#Dunlin input").await?;
    tab.wait_for_text(".note", "1 picked").await?;
    tab.click(".buttons button:nth-child(1)").await?;
    tab.wait_for_text("#Dunlin td:last-child", "at sea").await?;
    tab.wait_for_text("#Gannet td:last-child", "moored").await?;
    tab.wait_for_text(".note", "0 picked").await?;
    tab.click("thead input").await?;
    tab.wait_until("document.querySelectorAll('#boats :checked').length === 8").await?;
    tab.click(".buttons button:nth-child(2)").await?;
    tab.wait_until("!document.querySelector('#boats .sea') && !document.querySelector('main :checked')")
        .await?;
    browser.discard(tab).await
}

async fn tides(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/tides").await?;
    for rows in [20, 40, 60] {
        tab.wait_until(&format!("document.querySelectorAll('#tides b:last-child').length >= {rows}")).await?;
        tab.evaluate::<()>("(() => { const { scrollHeight } = tides; tides.scrollTo(0, scrollHeight) })()")
            .await?;
    }
    // One follows the other: none is missing or double.
    let steps = "[...document.querySelectorAll('#tides li:not(#more)')].map(li => Date.parse(`${li.children[0].textContent}T${li.children[1].textContent}Z`)).map((at, n, all) => n ? at - all[n - 1] : 22357100)";
    tab.wait_until(&format!("{steps}.every(step => Math.abs(step - 22357100) < 120000)")).await?;
    browser.discard(tab).await
}

async fn primes(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/primes").await?;
    tab.wait_for_text("button", "Count them").await?;
    tab.click("button").await?;
    tab.wait_until(
        "document.querySelector('button').disabled && document.querySelector('progress').value > 0",
    )
    .await?;
    // On a busy machine it takes its time, but goes on.
    for percent in [25, 50, 75] {
        tab.wait_until(&format!("document.querySelector('progress').value >= {percent}")).await?;
    }
    tab.wait_for_text(".big", "148,933").await?;
    tab.wait_until(
        "document.querySelector('progress').value === 100 && !document.querySelector('button').disabled",
    )
    .await?;
    browser.discard(tab).await
}

async fn todos(browser: Arc<Browser>) -> Outcome {
    let (server, one) = open(&browser, "/todos").await?;
    let other = browser.tab().await?;
    other.goto(&server.url("/todos")).await?;
    for tab in [&one, &other] {
        tab.wait_until("document.querySelectorAll('.todos li').length === 3").await?;
    }
    one.type_into("form input", "Paint the <b>hull</b>").await?;
    one.click("form button").await?;
    other.wait_for_text(".todos li:last-child span", "Paint the <b>hull</b>").await?;
    one.wait_until("document.querySelector('form input').value === ''").await?;
    // What the other has begun to type is not touched by what comes.
    other.type_into("form input", "half a").await?;
    one.click(".todos li:last-child input").await?;
    other.wait_until("document.querySelector('.todos li:last-child input').checked").await?;
    other.wait_until("document.querySelector('form input').value === 'half a'").await?;
    other.click("#todos p button").await?;
    one.wait_until("document.querySelectorAll('.todos li').length === 2").await?;
    one.click(".todos li:first-child button").await?;
    other.wait_until("document.querySelectorAll('.todos li').length === 1").await?;
    browser.discard(other).await?;
    browser.discard(one).await
}

async fn table(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/table").await?;
    tab.wait_until("document.querySelectorAll('#buoys tbody tr').length === 1000").await?;
    tab.evaluate::<()>(
        "(() => {
            const box = document.querySelector('.scroll');
            box.scrollTop = 9000;
            window.row = document.querySelectorAll('#buoys tbody tr')[250];
            getSelection().selectAllChildren(row.cells[0]);
            window.sent = Number(document.querySelector('caption').textContent.match(/[0-9]+/)[0]);
        })()",
    )
    .await?;
    tab.wait_until("Number(document.querySelector('caption').textContent.match(/[0-9]+/)[0]) > sent + 10")
        .await?;
    tab.wait_until("row === document.querySelectorAll('#buoys tbody tr')[250] && getSelection().toString().trim() === '251'")
        .await?;
    tab.wait_until("document.querySelector('.scroll').scrollTop === 9000").await?;
    browser.discard(tab).await
}

async fn gauge(browser: Arc<Browser>) -> Outcome {
    let (_server, tab) = open(&browser, "/gauge").await?;
    let metres = "Number.parseFloat(document.querySelector('.gauge .big').textContent)";
    tab.wait_until(&format!("{metres} > 0")).await?;
    tab.evaluate::<()>(&format!("void (window.before = {metres})")).await?;
    tab.wait_until(&format!("{metres} !== before")).await?;
    tab.wait_until(&format!(
        "Math.abs(Number.parseFloat(document.querySelector('.water').style.height) - {metres} / 6 * 100) < 0.1"
    ))
    .await?;
    // The mark is moved below the water: that counts once the water is seen to have passed it.
    tab.evaluate::<()>(
        "(() => { const range = document.querySelector('[type=range]'); range.value = 1; range.dispatchEvent(new Event('input')) })()",
    )
    .await?;
    tab.wait_for_text("label b", "1.0 m").await?;
    tab.wait_until("document.querySelector('.gauge').matches('.flood')").await?;
    tab.evaluate::<()>("void ($level = 0)").await?;
    tab.wait_for_text("#floods", "1").await?;
    browser.discard(tab).await
}
