//! Real faults of a network: no numbered event is lost or repeated, however a connection ends.

use hypertide_tests::Outcome;
use hypertide_tests::program::Program;
use hypertide_tests::suite::Suite;
use std::fmt::Write;

/// How a connection ends, as the lines of a stream script.
const FAULTS: [&str; 5] = [
    ": drop\n",
    // Half a frame: a line, and within a line.
    ": raw data: half\n: drop\n",
    ": part data: ha\n: drop\n",
    ": end\n",
    ": drop\n: status 503\n",
];
const FAULTS_IN_ALL: usize = 200;
/// After so many faults the server itself is killed, and started again later.
const REFUSED_EVERY: usize = 50;
/// A few connections fall silent; each costs the timeout.
const STALLED_EVERY: usize = 20;

pub(crate) fn add(suite: &mut Suite) {
    suite.test("faults::200 faults lose and repeat no numbered event", |browser| async move {
        let folder = tempfile::tempdir()?;
        let (script, events) = script()?;
        std::fs::write(folder.path().join("numbers.sse"), script)?;
        std::fs::write(folder.path().join("index.html"), PAGE)?;
        let mut server = Program::serve(Some(folder.path())).await?;
        let port = server.port();
        let tab = browser.tab().await?;
        tab.goto(&server.url("/")).await?;
        // The server is killed where the stream waits for that, and connections are refused until it is back.
        for n in (REFUSED_EVERY..=FAULTS_IN_ALL).step_by(REFUSED_EVERY) {
            tab.wait_until(&format!("window.refusals >= {}", n / REFUSED_EVERY)).await?;
            let attempts: u32 = tab.evaluate("window.failures").await?;
            server.kill().await?;
            tab.wait_until(&format!("window.failures > {attempts} + 1")).await?;
            server = Program::serve_at(Some(folder.path()), port).await?;
        }
        tab.wait_until("window.finished").await?;
        let seen: Vec<usize> = tab.evaluate("window.seen").await?;
        let failures: usize = tab.evaluate("window.failures").await?;
        let expected: Vec<usize> = (1..=events).collect();
        if seen != expected {
            let wrong = seen.iter().zip(&expected).position(|(seen, expected)| seen != expected);
            return Err(format!(
                "{} of {events} events, the first wrong one at {wrong:?}: {seen:?}",
                seen.len()
            )
            .into());
        }
        if failures < FAULTS_IN_ALL {
            return Err(format!("only {failures} faults were noticed").into());
        }
        browser.discard(tab).await
    });
}

/// Numbered events with a fault after each, and how many events there are. Ids are given by the server.
fn script() -> Outcome<(String, usize)> {
    let mut text = String::from("retry: 10\n\n");
    let mut events = 0;
    for fault in 1..=FAULTS_IN_ALL {
        for _ in 0..fault % 3 + 1 {
            events += 1;
            write!(text, "data: {{{{n}}}}\n\n")?;
        }
        text.push_str(if fault % REFUSED_EVERY == 0 {
            events += 1;
            // The page says that it is here, and the connection is kept until the server dies.
            "event: refusal\ndata: {{n}}\n\n: stall\n"
        } else if fault % STALLED_EVERY == 0 {
            ": stall\n"
        } else {
            FAULTS[fault % FAULTS.len()]
        });
    }
    text.push_str("event: finish\ndata: {{n}}\n\n: stall\n");
    Ok((text, events))
}

const PAGE: &str = r#"<!doctype html>
<script>
  window.seen = []; window.failures = 0; window.refusals = 0;
  // Live reload would load the page again when the server is back; it uses the browser's EventSource.
  window.EventSource = class { addEventListener() {} close() {} };
</script>
<script type="module" src="/pkg/hypertide.js"></script>
<script type="text/hyperscript">
  eventsource Numbers from /numbers with timeout 1s with retry 10ms to 50ms
    on message call seen.push(it as Int) end
    on refusal call seen.push(it as Int) then increment $refused then set window.refusals to $refused end
    on error set window.failures to window.failures + 1 end
    on finish set window.finished to true end
  end
</script>"#;
