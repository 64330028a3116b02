//! What fails is in the log, with its place, whether or not the application has set one up.

use std::process::Stdio;

use hypertide_server::hyper::{App, Cx, Error};
use maud::{Markup, html};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{ChildStderr, Command};

use crate::browser::{Browser, between, serve};
use crate::client::{Client, PATIENCE};
use crate::log;

async fn page(cx: Cx) -> Markup {
    html! {
        b data-on:click=(cx.action(|| Err::<(), _>(Error::new("no such row"))).named("save")) { "error" }
    }
}
const PLACE: u32 = line!() - 3;

fn is_the_error(line: &str) -> bool {
    let place = format!("logs.rs:{PLACE}:");
    line.contains("ERROR") && line.contains("the action `save` failed: no such row") && line.contains(&place)
}

#[tokio::test]
async fn an_error_of_an_action_is_in_the_applications_log() {
    log::keep();
    let server = serve(App::new().page("/", "home", page)).await;
    let (tab, mut stream) = Browser::new(&server).open_live("/").await;
    tab.click(">error").await;
    stream.until("no such row").await;
    let lines = log::lines_with("no such row");
    assert!(lines.len() == 1 && is_the_error(&lines[0]), "{lines:?}");
}

/// Says that this process is the one whose log is looked at.
const ALONE: &str = "HYPER_TEST_ALONE";

/// The next line of a process that would serve on in silence if nothing were written.
async fn next(log: &mut Lines<BufReader<ChildStderr>>, what: &str) -> String {
    let line = tokio::time::timeout(PATIENCE, log.next_line()).await;
    let line = line.unwrap_or_else(|_| panic!("stderr is silent, and should have {what}"));
    line.unwrap().unwrap_or_else(|| panic!("stderr ended, and should have {what}"))
}

/// Serves in a process of its own, since a process has one log and here tests run side by side.
#[tokio::test]
async fn an_application_without_a_log_writes_it_to_stderr() {
    if std::env::var_os(ALONE).is_some() {
        return App::new().page("/", "home", page).serve(([127, 0, 0, 1], 0)).await.unwrap();
    }
    let this = std::thread::current().name().unwrap().to_owned();
    let mut alone = Command::new(std::env::current_exe().unwrap())
        .args([&this, "--exact"])
        .env(ALONE, "yes")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut log = BufReader::new(alone.stderr.take().unwrap()).lines();
    let first = next(&mut log, "the address").await;
    let address = between(&format!("{first}\n"), "listening on http://", "\n").parse().unwrap();
    let mut browser = Browser { client: Client::of(address).with("sec-fetch-site", "same-origin") };
    let tab = browser.open("/").await;
    tab.click(">error").await;
    let line = next(&mut log, "the error").await;
    assert!(is_the_error(&line), "{line}");
    alone.kill().await.unwrap();
}
