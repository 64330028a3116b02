//! A tab that reads nothing for a while: nobody else is slower, what the server holds for it stays bounded, and when it
//! reads on it shows the newest state.

use axum::Router;
use axum::routing::get;
use hypertide_server::hyper::{App, Client, Cursor, Cx};
use hypertide_tests::Outcome;
use hypertide_tests::application::Application;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::suite::Suite;
use maud::{Markup, html};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How long the tab reads nothing; `HYPERTIDE_STOPPED=60` for the full measure.
const STOPPED: u64 = 6;
/// As often as the load of `hyper-load` changes.
const BETWEEN_CHANGES: Duration = Duration::from_millis(100);
/// So large that what the browser and the sockets hold is full within a few changes; in bytes.
const LARGE: usize = 400_000;
/// After so many changes that nothing was rendered for, what is held for the tab that stopped grows no more.
const PASSED_OVER: u64 = 10;
/// How long a change may take to a tab that reads. Far above what it takes, far below what a wait for the other would.
const SOON: Duration = Duration::from_secs(2);

pub(crate) fn add(suite: &mut Suite) {
    suite.test_with_each_client(
        "hyper::a tab that reads nothing slows nobody, and shows the newest state after",
        |browser, client| async move {
            let seconds = std::env::var("HYPERTIDE_STOPPED").ok().and_then(|n| n.parse().ok());
            run(&browser, client, Duration::from_secs(seconds.unwrap_or(STOPPED))).await
        },
    );
}

/// A large page for the tab that stops, whose renders count, and a small one for the tab that reads.
async fn page(cx: Cx, renders: Arc<AtomicU64>) -> Markup {
    let number = cx.global_cursor("number", 0_u64);
    let large = cx.route().name() == "large";
    if large {
        renders.fetch_add(1, Ordering::Relaxed);
    }
    html! {
        span hidden data-init="window.started = true" {}
        b { (number) }
        @if large { p hidden { ("tide ".repeat(LARGE / 5)) } }
    }
}

async fn run(browser: &Browser, client: Client, stopped: Duration) -> Outcome {
    let renders = Arc::new(AtomicU64::new(0));
    let (go_on, waits) = watch::channel(false);
    let (small, large) = (renders.clone(), renders.clone());
    let app = App::new()
        .client(client)
        // Compressed, a minute's changes would all be on their way at once.
        .compression_budget(0)
        .page("/", "small", move |cx| page(cx, small.clone()))
        .page("/large", "large", move |cx| page(cx, large.clone()))
        // A page that waits for this answer does nothing else: its one thread reads nothing.
        .beside(Router::new().route(
            "/wait",
            get(async move || {
                let mut waits = waits.clone();
                let _ = waits.wait_for(|go_on| *go_on).await;
            }),
        ));
    let number = app.global_cursor("number", 0_u64);
    let application = Application::serve(app).await?;
    let quick = open(browser, &application.url("/")).await?;
    let still = open(browser, &application.url("/large")).await?;
    let _: bool = still
        .evaluate(
            "setTimeout(() => { const wait = new XMLHttpRequest(); wait.open('GET', '/wait', false); wait.send() }) && true",
        )
        .await?;
    change(&quick, number, &renders, stopped).await?;
    go_on.send_replace(true);
    still.wait_for_text("b", &number.get().to_string()).await?;
    browser.discard(quick).await?;
    browser.discard(still).await
}

/// Changes the number for a while, of which each arrives soon where it is read; in the end nothing is rendered any more
/// for the tab that does not read.
async fn change(quick: &Tab, number: Cursor<u64>, renders: &AtomicU64, stopped: Duration) -> Outcome {
    let began = Instant::now();
    let (mut before, mut passed_over) = (renders.load(Ordering::Relaxed), 0);
    while began.elapsed() < stopped || passed_over < PASSED_OVER {
        let changed = Instant::now();
        number.update(|n| n + 1);
        quick.wait_for_text("b", &number.get().to_string()).await?;
        if changed.elapsed() > SOON {
            return Err(format!("a change took {:?} to a tab that reads", changed.elapsed()).into());
        }
        let now = renders.load(Ordering::Relaxed);
        passed_over = if now == before { passed_over + 1 } else { 0 };
        before = now;
        if began.elapsed() > stopped * 4 {
            return Err(format!("the tab that reads nothing was rendered {now} times, and more").into());
        }
        tokio::time::sleep_until((changed + BETWEEN_CHANGES).into()).await;
    }
    Ok(())
}

async fn open(browser: &Browser, url: &str) -> Outcome<Tab> {
    let tab = browser.tab().await?;
    tab.goto(url).await?;
    tab.wait_until("window.started").await?;
    Ok(tab)
}
