//! Tests that are JavaScript: the files of a folder beside this one, against the bundle.
//!
//! A file has one subject, and holds `test("name", async () => { … })`, each from the start of a line. What it shares with
//! the other files of its folder is in `stage.js`, which has run before the runtime starts; what all folders share is
//! `scripts.js`, at `/scripts.js`. Each test has a page of its own, with an empty body.

use hypertide_tests::browser::Browser;
use hypertide_tests::stage::{Site, Stage};
use hypertide_tests::suite::Suite;
use hypertide_tests::{Outcome, workspace};
use std::fs;
use std::sync::Arc;

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// What stands before the name of a test.
const TEST: &str = "test(";

/// Adds each test of the folder `tests/FOLDER`, as `FOLDER::FILE::NAME`.
///
/// # Errors
/// Where a file cannot be read, and where the name of a test is not seen.
pub(crate) fn add(suite: &mut Suite, folder: &str) -> Outcome {
    let path = workspace().join("tests").join(folder);
    let stage = fs::read_to_string(path.join("stage.js"))?;
    for file in fs::read_dir(&path)? {
        let path = file?.path();
        let subject = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if subject == "stage" {
            continue;
        }
        let tests = fs::read_to_string(&path)?;
        let names = names(&tests).map_err(|line| format!("{}: {line}", path.display()))?;
        for name in &names {
            let call = format!("loaded.then(() => run({}, {}))", serde_json::to_string(name)?, names.len());
            let (stage, tests) = (stage.clone(), tests.clone());
            suite.test(format!("{folder}::{subject}::{name}"), move |browser| {
                run(browser, stage, tests, call)
            });
        }
    }
    Ok(())
}

/// The names of the tests in a file.
fn names(tests: &str) -> Result<Vec<String>, String> {
    let begun = tests.lines().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix(TEST)?)));
    let names = begun.map(|(at, rest)| {
        let name = rest.strip_prefix('"').and_then(|rest| rest.split_once("\","));
        name.map(|(name, _)| name.to_owned())
            .ok_or_else(|| format!("line {}: a test begins with test(\"name\", ", at + 1))
    });
    names.collect()
}

async fn run(browser: Arc<Browser>, stage: String, tests: String, call: String) -> Outcome {
    let site = Site::page(PAGE)
        .file("/scripts.js", JAVASCRIPT, include_str!("scripts.js"))
        .file("/stage.js", JAVASCRIPT, stage)
        .file("/tests.js", JAVASCRIPT, tests);
    let stage = Stage::open(site).await?;
    let tab = browser.take_tab().await?;
    tab.goto(&stage.url("/")).await?;
    let _: Option<bool> = tab.evaluate(&call).await?;
    browser.give_back(tab).await
}

const PAGE: &str = r#"<!doctype html>
<script type="module">
  import "/stage.js";
  import "/tests.js";
  import { ready } from "/pkg/hypertide.js";
  window.begun = () => ready;
</script>
<script>
  window.loaded = new Promise((done) => addEventListener("load", () => done(begun())));
</script>
<body></body>"#;
