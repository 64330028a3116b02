//! Clicks of many tabs, faster than the server answers, over a network that loses answers: each is run exactly once, in
//! the order of its tab.

use hypertide_server::hyper::{App, Client, ClientParam, Cx};
use hypertide_tests::Outcome;
use hypertide_tests::application::Application;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::suite::Suite;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// `HYPERTIDE_ACTIONS=10000` for the full measure, from 50 tabs.
const ACTIONS: usize = 300;
const MOST_TABS: usize = 50;
/// Few enough that the streams of a browser's tabs leave connections for their clicks.
const TABS_OF_A_BROWSER: usize = 3;
/// One answer in so many is lost, and its request made again.
const LOST: u64 = 20;

pub(crate) fn add(suite: &mut Suite) {
    suite.test_with_each_client(
        "hyper::every click is run exactly once and in the order of its tab, whatever is lost",
        |browser, client| async move {
            let actions = std::env::var("HYPERTIDE_ACTIONS").ok().and_then(|n| n.parse().ok());
            run(&browser, client, actions.unwrap_or(ACTIONS)).await
        },
    );
}

/// Which click of which tab it is, as the page counts them.
#[derive(Deserialize)]
struct Click {
    tab: usize,
    number: usize,
}

impl ClientParam for Click {
    const KEY: &'static str = "click";
    const JS: &'static str = "{tab: window.tab, number: ++window.clicks}";
}

/// The clicks that were run, by tab.
type Ran = Arc<Mutex<HashMap<usize, Vec<usize>>>>;

async fn run(browser: &Browser, client: Client, actions: usize) -> Outcome {
    let ran = Ran::default();
    let written = ran.clone();
    let app =
        App::new().client(client).gap_wait(Duration::from_secs(120)).page("/", "home", move |cx: Cx| {
            let written = written.clone();
            async move { page(&cx, &written) }
        });
    let application = Application::serve(app).await?;
    let tabs = open(browser, &application, MOST_TABS.min(actions / 50)).await?;
    let each = actions / tabs.len();
    application.lose_one_answer_in(LOST);
    for (index, tab) in tabs.iter().enumerate() {
        // No click waits for an answer, nor for the one before.
        let clicks = format!(
            "window.tab = {index};
            for (let n = 0; n < {each}; n++) document.querySelector('button').click();
            window.clicks"
        );
        let clicked: usize = tab.evaluate(&clicks).await?;
        if clicked != each {
            return Err(format!("{each} clicks were {clicked}").into());
        }
    }
    let count = || ran.lock().expect("no holder panics").values().map(Vec::len).sum::<usize>();
    let (mut seen, mut at) = (0, Instant::now());
    while count() < each * tabs.len() {
        if count() > seen {
            (seen, at) = (count(), Instant::now());
        }
        if at.elapsed() > Duration::from_secs(60) {
            return Err(format!("{seen} of {} clicks were run, and no more", each * tabs.len()).into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    application.lose_one_answer_in(0);
    // What is repeated comes within this time; it must not be run again.
    tokio::time::sleep(Duration::from_secs(2)).await;
    for (tab, numbers) in ran.lock().expect("no holder panics").iter() {
        if !numbers.iter().copied().eq(1..=each) {
            return Err(format!("tab {tab} had its clicks run as {numbers:?}").into());
        }
    }
    if application.lost() == 0 {
        return Err("no answer was lost, so nothing was shown".into());
    }
    for tab in &tabs {
        tab.wait_for_text("b", &each.to_string()).await?;
    }
    // The first of each browser takes the others with it.
    for tab in tabs.into_iter().step_by(TABS_OF_A_BROWSER) {
        browser.discard(tab).await?;
    }
    Ok(())
}

fn page(cx: &Cx, ran: &Ran) -> Markup {
    let ran = ran.clone();
    let count = cx.tab_cursor("count", 0);
    let click = cx.action(move |click: Click| {
        let ran = ran.clone();
        async move {
            // Slower than the clicks.
            tokio::time::sleep(Duration::from_millis(fastrand::u64(..4))).await;
            ran.lock().expect("no holder panics").entry(click.tab).or_default().push(click.number);
            count.update(|n| n + 1);
        }
    });
    html! {
        span hidden data-init="window.clicks = 0" {}
        button data-on:click=(click) { "Click" }
        b { (count) }
    }
}

async fn open(browser: &Browser, application: &Application, count: usize) -> Outcome<Vec<Tab>> {
    let mut tabs: Vec<Tab> = Vec::new();
    for index in 0..count {
        let tab = match tabs.last().filter(|_| index % TABS_OF_A_BROWSER != 0) {
            Some(beside) => browser.tab_beside(beside).await?,
            None => browser.tab().await?,
        };
        tab.goto(&application.url("/")).await?;
        tab.wait_until("window.clicks === 0").await?;
        tabs.push(tab);
    }
    Ok(tabs)
}
