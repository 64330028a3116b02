//! What the bundle exports to JavaScript, and what it says of mistakes.

use hypertide_tests::Outcome;
use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::stage::{Script, Site, Stage};
use hypertide_tests::suite::Suite;

pub(crate) fn add(suite: &mut Suite) {
    suite.test(
        "api::sources() lists what is declared, and nothing before it is ready",
        |browser| async move {
            let page = r##"<!doctype html>
            <script type="module">
              import { ready, sources } from "/pkg/hypertide.js";
              const before = sources().length;
              await ready;
              window.names = [before, ...sources().map((source) => source.name)].join(" ");
            </script>
            <script type="text/hyperscript">
              eventsource First from /stream end
              eventsource app.Second end
            </script>"##;
            let (tab, _stage) = open(&browser, page).await?;
            tab.wait_until("window.names === '0 First app.Second'").await?;
            browser.discard(tab).await
        },
    );
    suite.test("api::process() starts what lies in a shadow root", |browser| async move {
        let page = r##"<!doctype html>
            <div id="host"></div>
            <script type="module">
              import { process } from "/pkg/hypertide.js";
              const root = document.querySelector("#host").attachShadow({ mode: "open" });
              root.innerHTML = `<p _="init put 'started' into me"></p>`;
              await process(root);
              document.title = root.querySelector("p").textContent;
            </script>"##;
        let (tab, _stage) = open(&browser, page).await?;
        tab.wait_until("document.title === 'started'").await?;
        browser.discard(tab).await
    });
    suite.test("api::config is read where it is set before the start", |browser| async move {
        let page = r##"<!doctype html>
            <script type="module">
              import { config } from "/pkg/hypertide.js";
              config.attributes = "hs";
            </script>
            <p id="mine" hs="init put 'started' into me"></p>
            <p id="theirs" _="init put 'started' into me"></p>"##;
        let (tab, _stage) = open(&browser, page).await?;
        tab.wait_for_text("#mine", "started").await?;
        tab.wait_for_text("#theirs", "").await?;
        browser.discard(tab).await
    });
    suite.test(
        "api::a mistake is shown with its line and a caret, and the rest works",
        |browser| async move {
            let page = r##"<!doctype html>
            <script>
              window.errors = [];
              document.addEventListener("hypertide:error", ({ detail }) => errors.push(detail.reason));
            </script>
            <script type="module" src="/pkg/hypertide.js"></script>
            <p id="broken" _="on click
  putt 1 into me"></p>
            <script type="text/hyperscript">
              eventsource Stream from /stream on message put it into #out end end
            </script>
            <p id="out"></p>"##;
            let (tab, _stage) = open(&browser, page).await?;
            tab.wait_for_text("#out", "here").await?;
            let message = tab.wait_for_message("putt 1 into me").await?;
            for part in ["p#broken:2:3", "^", "put"] {
                if !message.text.contains(part) {
                    return Err(format!("no {part:?} in {}", message.text).into());
                }
            }
            tab.wait_until("errors.join() === 'parse'").await?;
            browser.discard(tab).await
        },
    );
}

async fn open(browser: &Browser, page: &str) -> Outcome<(Tab, Stage)> {
    let stage = Stage::open(Site::page(page).stream("/stream", Script::parse("data: here\n\n"))).await?;
    let tab = browser.tab().await?;
    tab.goto(&stage.url("/")).await?;
    Ok((tab, stage))
}
