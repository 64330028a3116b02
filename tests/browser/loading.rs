//! The bundle is loaded, or says once why not.

use hypertide_tests::browser::{Browser, Tab};
use hypertide_tests::stage::{Site, Stage};
use hypertide_tests::suite::Suite;
use hypertide_tests::{Outcome, workspace};
use std::fs;

const BODY: &str = r#"<!doctype html>
<script type="module" src="/lib/hypertide.js"></script>
<p _="init put 'started' into me">waiting</p>"#;

pub(crate) fn add(suite: &mut Suite) {
    suite.test("loading::one script tag starts the page", |browser| async move {
        let (tab, _stage) = open(&browser, bundle("application/wasm")?).await?;
        tab.wait_for_text("p", "started").await?;
        browser.discard(tab).await
    });
    suite.test("loading::under script-src 'self' 'wasm-unsafe-eval' it starts", |browser| async move {
        let site =
            bundle("application/wasm")?.policy("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
        let (tab, _stage) = open(&browser, site).await?;
        tab.wait_for_text("p", "started").await?;
        browser.discard(tab).await
    });
    suite.test("loading::both halves are asked for before the script runs, and once", |browser| async move {
        let page = "<!doctype html><script type=module src=/pkg/hypertide.js></script><p _=\"init put 'started' into me\">";
        let (tab, _stage) = open(&browser, Site::page(page)).await?;
        tab.wait_for_text("p", "started").await?;
        let asked = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/pkg/'))";
        let times: Vec<(f64, f64)> =
            tab.evaluate(&format!("{asked}.map((one) => [one.startTime, one.responseEnd])")).await?;
        let [(_, first), (second, _)] = times.as_slice() else { return Err(format!("{times:?}").into()) };
        if second >= first {
            return Err(format!("the second half was asked for at {second}, the first there at {first}").into());
        }
        browser.discard(tab).await
    });
    suite.test("loading::it comes compressed, and is compiled while it arrives", |browser| async move {
        let page = r#"<!doctype html>
<script>
  window.compiled = [];
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (source, imports) => {
    Promise.resolve(source).then(({ headers }) =>
      compiled.push([headers.get("content-type"), headers.get("content-encoding")]));
    return instantiateStreaming(source, imports);
  };
</script>
<script type="module" src="/pkg/hypertide.js"></script>
<p _="init put 'started' into me">"#;
        let (tab, _stage) = open(&browser, Site::page(page)).await?;
        tab.wait_for_text("p", "started").await?;
        let compiled: Vec<(String, String)> = tab.evaluate("compiled").await?;
        if compiled != [("application/wasm".to_owned(), "br".to_owned())] {
            return Err(format!("compiled while they arrived: {compiled:?}").into());
        }
        let sizes: Vec<(u64, u64)> = tab
            .evaluate(
                "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/pkg/'))
                    .map(({ encodedBodySize, decodedBodySize }) => [encodedBodySize, decodedBodySize])",
            )
            .await?;
        if sizes.len() != 2 || sizes.iter().any(|(sent, read)| *sent == 0 || sent * 2 > *read) {
            return Err(format!("sent and read: {sizes:?}").into());
        }
        browser.discard(tab).await
    });
    suite.test("loading::a wrong content type is a warning", |browser| async move {
        let (tab, _stage) = open(&browser, bundle("application/octet-stream")?).await?;
        tab.wait_for_text("p", "started").await?;
        let message = tab.wait_for_message("application/wasm").await?;
        same(&message.level, "warning")?;
        browser.discard(tab).await
    });
    suite.test("loading::without the .wasm an error says where it was sought", |browser| async move {
        let site = Site::page(noting(BODY)).file("/lib/hypertide.js", "text/javascript", script()?.1);
        let (tab, _stage) = open(&browser, site).await?;
        fails(&tab, "404", "must be served beside hypertide.js").await?;
        browser.discard(tab).await
    });
    suite.test("loading::a policy without 'wasm-unsafe-eval' is named", |browser| async move {
        let site = bundle("application/wasm")?.policy("default-src 'self'; script-src 'self'");
        let (tab, _stage) = open(&browser, site).await?;
        let message = tab.wait_for_message("hypertide did not start").await?;
        if !message.text.contains("'wasm-unsafe-eval' in script-src") {
            return Err(message.text.into());
        }
        browser.discard(tab).await
    });
}

/// The bundle said once, on the console and as an event, that it could not be loaded.
async fn fails(tab: &Tab, what: &str, advice: &str) -> Outcome {
    tab.wait_until("window.errors.length").await?;
    let details: Vec<(String, String)> = tab.evaluate("window.errors").await?;
    let [(reason, message)] = details.as_slice() else {
        return Err(format!("{details:?}").into());
    };
    same(reason, "load")?;
    let said = tab.wait_for_message("hypertide did not start").await?;
    same(&said.text, message)?;
    same(&said.level, "error")?;
    if !(message.contains(what) && message.contains(advice)) {
        return Err(format!("{message:?} does not say {what:?} and {advice:?}").into());
    }
    let times =
        tab.console().iter().filter(|message| message.text.contains("hypertide did not start")).count();
    if times == 1 { Ok(()) } else { Err(format!("it was said {times} times").into()) }
}

fn same(one: &str, other: &str) -> Outcome {
    if one == other { Ok(()) } else { Err(format!("{one:?} is not {other:?}").into()) }
}

async fn open(browser: &Browser, site: Site) -> Outcome<(Tab, Stage)> {
    let stage = Stage::open(site).await?;
    let tab = browser.tab().await?;
    tab.goto(&stage.url("/")).await?;
    Ok((tab, stage))
}

/// The page with its bundle under `/lib`, the `.wasm` as a content of this type.
fn bundle(kind: &str) -> Outcome<Site> {
    let (folder, script) = script()?;
    let mut site = Site::page(BODY).file("/lib/hypertide.js", "text/javascript", script);
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") {
            site = site.file(&format!("/lib/{name}"), kind, fs::read(file.path())?);
        }
    }
    Ok(site)
}

fn script() -> Outcome<(std::path::PathBuf, Vec<u8>)> {
    let folder = workspace().join("pkg");
    let script = fs::read(folder.join("hypertide.js"))?;
    Ok((folder, script))
}

/// The page with a script that notes what is dispatched.
fn noting(page: &str) -> String {
    page.replace(
        "<!doctype html>",
        "<!doctype html><script>window.errors = []; document.addEventListener('hypertide:error', ({ detail }) => errors.push([detail.reason, detail.message]))</script>",
    )
}
