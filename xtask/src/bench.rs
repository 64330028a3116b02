//! Benchmarks, each against its peer in the same run, as Markdown for `tests/RESULTS.md`.

use crate::pkg;
use crate::program::{output, program, run};
use crate::tools;
use crate::workspace::root;

/// What can be measured, and what it is.
const NAMES: [(&str, &str); 8] = [
    ("stream", "events per second from the stream to the DOM"),
    ("install", "time to parse and install 1,000 declarations"),
    ("start", "time from navigation to the first handled event"),
    ("bursts", "patches of signals and elements per second"),
    ("tables", "main-thread time of whole tables, against idiomorph"),
    ("size", "what the bundle weighs"),
    ("decoder", "MB/s of the event-stream decoder"),
    ("hub", "CPU time per delivered event"),
];

/// Runs the benchmarks of these names, or all.
///
/// # Errors
/// Where a name is unknown; the known ones are listed.
pub(crate) fn bench(names: &[String]) -> Result<(), String> {
    if let Some(unknown) = names.iter().find(|name| NAMES.iter().all(|(known, _)| known != name)) {
        let known: Vec<String> = NAMES.iter().map(|(name, what)| format!("  {name:8} {what}")).collect();
        return Err(format!("no benchmark `{unknown}`; there are\n{}", known.join("\n")));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    tools::npm_packages()?;
    heading(names)?;
    let page: Vec<&str> =
        ["stream", "install", "start", "bursts", "tables"].into_iter().filter(|name| wanted(name)).collect();
    if wanted("start") {
        pkg::build_core()?;
        println!();
    }
    if !page.is_empty() {
        tools::chromium()?;
        // The program only serves and drives: what is measured runs in the browser.
        run(program("cargo")
            .args([
                "bench",
                "--quiet",
                "--profile",
                "dev",
                "--package",
                "hypertide-tests",
                "--bench",
                "page",
                "--",
            ])
            .args(page))?;
    }
    if wanted("size") {
        println!();
        run(program("node").args([root().join("xtask").join("bundle").join("peers.mjs")]))?;
    }
    if wanted("decoder") {
        println!();
        run(program("cargo").args([
            "bench",
            "--quiet",
            "--package",
            "hypertide-grammar",
            "--bench",
            "event_stream",
        ]))?;
    }
    if wanted("hub") {
        println!();
        run(program("cargo").args(["bench", "--quiet", "--package", "hypertide-server", "--bench", "hub"]))?;
    }
    Ok(())
}

/// Says when, where and how the figures came to be.
fn heading(names: &[String]) -> Result<(), String> {
    let date = output(program("date").args(["-u", "+%Y-%m-%d"]))?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or(": unknown processor");
    let chromium = tools::chromium()
        .and_then(|path| output(program(path).arg("--version")))
        .map_or_else(|_| String::new(), |version| format!(", {}", version.trim()));
    let command = ["cargo xtask bench"]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join(" ");
    let cpu = cpu.trim_start_matches(['\t', ' ', ':']);
    println!("{}, {cores} cores of {cpu}{chromium}, `{command}`\n", date.trim());
    Ok(())
}
