//! The program `hypertide` killed and started again, and the bundle it serves.

use hypertide_tests::Outcome;
use hypertide_tests::program::Program;
use hypertide_tests::suite::Suite;
use std::fs;
use tempfile::TempDir;

const PAGE: &str = r#"<!doctype html>
<title>Ticks</title>
<script type="module" src="/pkg/hypertide.js"></script>
<script type="text/hyperscript">
  eventsource Ticks from /ticks with retry 20ms to 100ms
    on tick as json append `${it.n} ` to #out end
  end
</script>
<p id="out"></p>"#;

/// Three events, and then silence.
const TICKS: &str = "event: tick\ndata: {\"n\": {{n}}}\n\n: loop 3\n: stall\n";

pub(crate) fn add(suite: &mut Suite) {
    suite.test(
        "program::numbers go on without a gap when the server is killed and started again",
        |browser| async move {
            let folder = folder()?;
            // Live reload would load the page again when the server is back; it uses the browser's EventSource.
            let quiet = "<!doctype html><script>window.EventSource = class { addEventListener() {} close() {} }</script>";
            fs::write(folder.path().join("index.html"), PAGE.replace("<!doctype html>", quiet))?;
            let server = Program::serve(Some(folder.path())).await?;
            let port = server.port();
            let tab = browser.tab().await?;
            tab.goto(&server.url("/")).await?;
            tab.wait_for_text("#out", "1 2 3").await?;
            server.kill().await?;
            fs::write(folder.path().join("ticks.sse"), TICKS.replace("loop 3", "loop 6"))?;
            let server = Program::serve_at(Some(folder.path()), port).await?;
            tab.wait_for_text("#out", "1 2 3 4 5 6").await?;
            drop(server);
            browser.discard(tab).await
        },
    );
    suite.test("program::the bundle has the right types, and its .wasm may be kept for ever", |browser| async move {
        let folder = folder()?;
        let server = Program::serve(Some(folder.path())).await?;
        let tab = browser.tab().await?;
        tab.goto(&server.url("/")).await?;
        let headers: Vec<(String, String)> = tab
            .evaluate(
                "(async () => {
                    const script = await fetch('/pkg/hypertide.js');
                    const [name] = (await script.clone().text()).match(/hypertide-\\w+\\.wasm/);
                    const wasm = await fetch('/pkg/' + name);
                    return [script, wasm].map(({ headers }) => [headers.get('content-type'), headers.get('cache-control')]);
                })()",
            )
            .await?;
        let [(script, revalidated), (wasm, kept)] = headers.as_slice() else {
            return Err(format!("{headers:?}").into());
        };
        if !script.starts_with("text/javascript") || wasm != "application/wasm" {
            return Err(format!("served as {script} and {wasm}").into());
        }
        if !revalidated.contains("no-cache") || !kept.contains("immutable") {
            return Err(format!("cached by {revalidated} and {kept}").into());
        }
        browser.discard(tab).await
    });
}

/// A folder with a page and its stream.
fn folder() -> Outcome<TempDir> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("index.html"), PAGE)?;
    fs::write(folder.path().join("ticks.sse"), TICKS)?;
    Ok(folder)
}
