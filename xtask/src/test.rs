//! All tests, after installing what they need.

use crate::program::{self, program};
use crate::tools;
use crate::workspace::root;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// Passed, failed and skipped tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    /// Adds up the `test result:` lines of a test program's output.
    fn of(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines().filter_map(|line| line.trim_start().strip_prefix("test result: ")) {
            for part in line.split([';', '.']) {
                let mut words = part.split_whitespace();
                let (Some(count), Some(what)) =
                    (words.next().and_then(|count| count.parse::<usize>().ok()), words.next())
                else {
                    continue;
                };
                match what {
                    "passed" => tally.passed += count,
                    "failed" => tally.failed += count,
                    "ignored" => tally.skipped += count,
                    _ => {}
                }
            }
        }
        tally
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// A part of the tests.
struct Part {
    name: &'static str,
    what: &'static str,
    command: fn() -> Result<Command, String>,
    /// Longer than it takes on a slow machine.
    limit: Duration,
    /// How often it is tried where it hangs.
    attempts: u32,
}

const PARTS: &[Part] = &[
    Part { name: "unit", what: "unit tests", command: unit, limit: minutes(20), attempts: 1 },
    Part { name: "doc", what: "doc tests", command: doc, limit: minutes(20), attempts: 1 },
    // Where a page is not served for all of `knock_at`, the program that drives the browser waits for ever.
    Part { name: "wasm", what: "runtime in the browser", command: wasm, limit: minutes(3), attempts: 2 },
    Part {
        name: "browser",
        what: "conformance and end to end",
        command: browser,
        limit: minutes(20),
        attempts: 1,
    },
];

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}

/// Why a part gave no result: it does not build, has crashed, or hangs.
enum Failure {
    Hung(String),
    Other(String),
}

/// Runs everything, or the parts of these names, and closes with the sums over all parts on a line of their own.
///
/// # Errors
/// Where a part fails, or a tool that it takes cannot be installed; the parts are named.
pub(crate) fn test(names: &[String]) -> Result<(), String> {
    if let Some(unknown) = names.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        let known: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        return Err(format!("no part `{unknown}` of the tests; there are {}", known.join(", ")));
    }
    let mut total = Tally::default();
    let mut failed = Vec::new();
    for Part { name, what, command, limit, attempts } in PARTS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("{what} …");
        let begun = Instant::now();
        let mut outcome = Err(Failure::Other(String::new()));
        for _ in 0..*attempts {
            outcome = command().map_err(Failure::Other).and_then(|mut command| perform(&mut command, *limit));
            if !matches!(outcome, Err(Failure::Hung(_))) {
                break;
            }
        }
        match outcome {
            Ok((tally, _)) if tally.failed == 0 => {
                println!("  {tally} ({:.0} s)", begun.elapsed().as_secs_f64());
                total.add(tally);
            }
            Ok((tally, output)) => {
                println!("{output}\n  {tally}");
                total.add(tally);
                failed.push(*name);
            }
            Err(Failure::Hung(error) | Failure::Other(error)) => {
                println!("{error}");
                total.failed += 1;
                failed.push(*name);
            }
        }
    }
    println!("\n{total}");
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// Runs a part, and gives what it counted and what it printed.
fn perform(command: &mut Command, limit: Duration) -> Result<(Tally, String), Failure> {
    let (finished, ran) = program::output_within(command, limit).map_err(Failure::Other)?;
    let stdout = String::from_utf8_lossy(&ran.stdout);
    let tally = Tally::of(&stdout);
    let output = format!("{}{stdout}", String::from_utf8_lossy(&ran.stderr));
    if !finished {
        return Err(Failure::Hung(format!("{output}\nkilled after {} minutes", limit.as_secs() / 60)));
    }
    if !ran.status.success() && tally.failed == 0 {
        return Err(Failure::Other(output));
    }
    Ok((tally, output))
}

/// All parts are of the whole workspace, so that what it depends on is built once, with one set of features.
fn cargo_test(targets: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(["test", "--quiet", "--no-fail-fast", "--workspace"]).args(targets);
    command
}

fn unit() -> Result<Command, String> {
    Ok(cargo_test(&["--lib", "--bins", "--tests"]))
}

fn doc() -> Result<Command, String> {
    Ok(cargo_test(&["--doc"]))
}

fn wasm() -> Result<Command, String> {
    tools::wasm_target()?;
    tools::chromium()?;
    tools::chromedriver()?;
    let wasm_bindgen = tools::wasm_bindgen()?;
    // What takes long is done first, so that a hanging browser is soon noticed.
    let target = "wasm32-unknown-unknown";
    let build =
        ["build", "--quiet", "--package", "hypertide-runtime", "--lib", "--tests", "--target", target];
    program::output(program("cargo").args(build))?;
    let mut command = program(tools::wasm_pack()?);
    command.current_dir(root().join("runtime-wasm")).args(["test", "--headless", "--chrome"]);
    // wasm-pack takes the wasm-bindgen it finds first, and would install one where the version is another.
    if let Some(folder) = wasm_bindgen.parent().filter(|folder| folder.is_absolute()) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([folder.to_owned()].into_iter().chain(std::env::split_paths(&path)));
        command.env("PATH", path.map_err(|error| error.to_string())?);
    }
    let address = free_address()?;
    command.env("WASM_BINDGEN_TEST_ADDRESS", address.to_string());
    knock_at(address);
    Ok(command)
}

fn free_address() -> Result<SocketAddr, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|error| error.to_string())?;
    listener.local_addr().map_err(|error| error.to_string())
}

/// Connects to the server of wasm-bindgen's tests again and again, until this program ends.
///
/// Of several connections that Chromium makes at once, that server (tiny_http 0.12) may leave one waiting behind those
/// that are kept alive, and the page never loads. Each further connection makes a thread that serves it.
fn knock_at(address: SocketAddr) {
    thread::spawn(move || {
        loop {
            drop(TcpStream::connect(address));
            thread::sleep(Duration::from_millis(500));
        }
    });
}

fn browser() -> Result<Command, String> {
    tools::npm_packages()?;
    let mut command = cargo_test(&["--test", "browser"]);
    command.env("CHROME", which(tools::chromium()?));
    Ok(command)
}

/// The full path of a program that the shell would find.
fn which(name: std::path::PathBuf) -> std::path::PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(&name)).find(|file| file.is_file()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_programs_are_added_up() {
        let output = "running 3 tests\n...\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out\n";
        assert_eq!(Tally::of(output), Tally { passed: 4, failed: 2, skipped: 1 });
    }

    #[test]
    fn the_sum_is_a_plain_line() {
        assert_eq!(Tally { passed: 4, failed: 0, skipped: 0 }.to_string(), "4 passed, 0 failed");
        assert_eq!(Tally { passed: 4, failed: 1, skipped: 2 }.to_string(), "4 passed, 1 failed, 2 skipped");
    }
}
