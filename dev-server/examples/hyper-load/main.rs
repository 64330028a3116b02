//! Measures Hyper's streams under load, over real sockets of the loopback interface.
//!
//! `cargo run --release --example hyper-load -- all`
//!
//! - `tabs`: 1,000 connected tabs, a 10 KB page, one global cursor changed 10 times a second: how long until every tab
//!   has the newest state, and what a tab costs in memory;
//! - `brotli`: 100 renders of that page with one changed number: how much smaller the stream is, and what its encoder
//!   costs;
//! - `stopped`: one tab of many reads nothing for a minute: whether the others or the memory notice, and what it sees
//!   when it reads on.
//!
//! The browsers are a process of their own, so that what the server allocates is the server's.

mod browsers;
mod memory;

use std::net::SocketAddr;
use std::process::Stdio;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{Parser, Subcommand};
use hypertide_server::hyper::{App, Cursor, Cx, Handle};
use maud::{Markup, html};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::runtime::Builder;
use tokio::time::{MissedTickBehavior, interval, sleep};

use memory::{allocated, processor_seconds, resident};

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Clone, Subcommand)]
enum What {
    /// All of the measurements.
    All,
    /// Latency and memory of many tabs.
    Tabs {
        #[arg(long, default_value_t = 1000)]
        tabs: usize,
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// Size and memory of compressed streams.
    Brotli,
    /// A tab that does not read.
    Stopped {
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// One coding of `brotli`; started by it.
    #[command(hide = true)]
    Coding { coding: String },
    /// The browsers of a measurement; started by it.
    #[command(hide = true)]
    Browsers { address: SocketAddr, tabs: usize, accept: String, stopped: usize },
}

/// What the pages show: the number of a change, and when it was made, in microseconds since 1970.
type Stamp = (u64, u64);

/// A page of 10 KB with one number that changes.
async fn page(cx: Cx) -> Markup {
    let (number, at) = cx.global_cursor("stamp", Stamp::default()).get();
    let clicks = cx.tab_cursor("clicks", 0);
    html! {
        h1 { "stamp " (number) " " (at) " end" }
        button data-on:click=(cx.action(move || clicks.update(|n| n + 1))) { "Clicked " (clicks) }
        table {
            @for row in 0..130_u32 {
                tr { td { (row) } td { "Row " (row * 7919 % 1000) } td class="price" { (row * 104_729 % 10_007) } td { "in stock" } }
            }
        }
    }
}

pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as u64)
}

/// The application under load.
struct Server {
    address: SocketAddr,
    handle: Handle,
    stamp: Cursor<Stamp>,
}

impl Server {
    async fn start() -> Result<Self, Failure> {
        let app = App::new().page("/", "home", page).title("Load").tabs_of_a_session(10_000);
        let (handle, stamp) = (app.handle(), app.global_cursor("stamp", Stamp::default()));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(async move { axum::serve(listener, app.into_router()).await });
        Ok(Self { address, handle, stamp })
    }

    /// Starts browsers and waits until all are connected.
    async fn browsers(&self, tabs: usize, accept: &str, stopped: usize) -> Result<Browsers, Failure> {
        let program = std::env::current_exe()?;
        let (address, tabs_too, stopped) = (self.address.to_string(), tabs.to_string(), stopped.to_string());
        let mut command = Command::new(program);
        command.args(["browsers", &address, &tabs_too, accept, &stopped]);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let started = tokio::time::Instant::now();
        while self.handle.connected() < tabs {
            if started.elapsed() > Duration::from_secs(60) {
                return Err(format!("only {} of {tabs} tabs connected", self.handle.connected()).into());
            }
            sleep(Duration::from_millis(10)).await;
        }
        // One round through all of them: every tab has rendered, and every page was sent.
        self.stamp.set((0, 1));
        sleep(Duration::from_secs(2)).await;
        Ok(Browsers { child })
    }

    /// Changes the number ten times a second.
    async fn change(&self, seconds: u64) {
        let mut tenth = interval(Duration::from_millis(100));
        tenth.set_missed_tick_behavior(MissedTickBehavior::Delay);
        for number in 1..=seconds * 10 {
            tenth.tick().await;
            self.stamp.set((number, now()));
        }
    }
}

struct Browsers {
    child: Child,
}

impl Browsers {
    /// Tells them to read on and stop, and gives what they have to say.
    async fn finish(mut self) -> Result<Vec<String>, Failure> {
        if let Some(mut stdin) = self.child.stdin.take() {
            stdin.write_all(b"end\n").await?;
        }
        let mut lines = Vec::new();
        if let Some(stdout) = self.child.stdout.take() {
            let mut reader = BufReader::new(stdout).lines();
            while let Some(line) = reader.next_line().await? {
                lines.push(line);
            }
        }
        self.child.wait().await?;
        Ok(lines)
    }
}

#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn say(text: &str) {
    println!("{text}");
}

async fn tabs(tabs: usize, seconds: u64) -> Result<(), Failure> {
    let server = Server::start().await?;
    let before = allocated();
    let browsers = server.browsers(tabs, "identity", 0).await?;
    let worked = processor_seconds();
    server.change(seconds).await;
    sleep(Duration::from_secs(1)).await;
    let worked = (processor_seconds() - worked) / (tabs as f64 * seconds as f64 * 10.0);
    let after = allocated();
    say(&format!("{tabs} tabs, one global cursor changed 10 times a second for {seconds} s, uncompressed:"));
    browsers.finish().await?.iter().for_each(|line| say(line));
    say(&format!(
        "  memory: {:.1} KB a tab, the page of 10.5 KB included (bar: 40 KB above the page)",
        kilobytes(before, after, tabs)
    ));
    say(&format!("  processor time: {:.0} us for each tab and change\n", worked * 1e6));
    Ok(())
}

fn kilobytes(before: usize, after: usize, tabs: usize) -> f64 {
    after.saturating_sub(before) as f64 / tabs as f64 / 1024.0
}

const CODED_TABS: usize = 200;

async fn brotli() -> Result<(), Failure> {
    say(&format!("{CODED_TABS} tabs, 100 renders of the page with one changed number:"));
    let mut plain: Option<(f64, f64)> = None;
    for coding in ["identity", "br", "zstd", "gzip"] {
        // A process each: what an allocator keeps of one would be taken for the next one's.
        let output = Command::new(std::env::current_exe()?).args(["coding", coding]).output().await?;
        let output = String::from_utf8(output.stdout)?;
        let mut figures = output.split_whitespace().filter_map(|figure| figure.parse::<f64>().ok());
        let (Some(received), Some(memory)) = (figures.next(), figures.next()) else {
            return Err(format!("no figures in {output:?}").into());
        };
        let (plain_received, plain_memory) = *plain.get_or_insert((received, memory));
        say(&format!(
            "  {coding:8} {received:7.1} KB a tab, {:.0} times smaller; its encoder {:.0} KB a stream",
            plain_received / received,
            memory - plain_memory
        ));
    }
    say("  (bar for br: 20 times smaller, 600 KB a stream)\n");
    Ok(())
}

/// Says how many KB each tab received in a coding, and how many KB of memory it cost.
async fn coding(coding: &str) -> Result<(), Failure> {
    let server = Server::start().await?;
    let before = resident();
    let browsers = server.browsers(CODED_TABS, coding, 0).await?;
    server.change(10).await;
    sleep(Duration::from_secs(1)).await;
    let memory = kilobytes(before, resident(), CODED_TABS);
    let lines = browsers.finish().await?;
    let received = lines.iter().find_map(|line| line.trim().strip_prefix("received: ")?.split(' ').next());
    say(&format!("{} {memory}", received.unwrap_or_default()));
    Ok(())
}

async fn stopped(seconds: u64) -> Result<(), Failure> {
    let server = Server::start().await?;
    let browsers = server.browsers(100, "identity", 1).await?;
    let before = allocated();
    server.change(seconds).await;
    sleep(Duration::from_secs(1)).await;
    let after = allocated();
    say(&format!("100 tabs, of which one reads nothing for {seconds} s:"));
    browsers.finish().await?.iter().for_each(|line| say(line));
    let last = seconds * 10;
    say(&format!(
        "  (the newest number was {last})\n  server memory grew by {:.0} KB\n",
        kilobytes(before, after, 1)
    ));
    Ok(())
}

fn main() -> Result<(), Failure> {
    let what = Options::parse().what;
    // The browsers leave one of two processors to the server.
    let mut runtime = match what {
        What::Browsers { .. } => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    runtime.enable_all().build()?.block_on(measure(what))
}

async fn measure(what: What) -> Result<(), Failure> {
    match what {
        What::Tabs { tabs: count, seconds } => tabs(count, seconds).await,
        What::Brotli => brotli().await,
        What::Coding { coding: name } => coding(&name).await,
        What::Stopped { seconds } => stopped(seconds).await,
        What::Browsers { address, tabs, accept, stopped } => {
            browsers::run(address, tabs, &accept, stopped).await
        }
        What::All => {
            tabs(1000, 10).await?;
            brotli().await?;
            stopped(60).await
        }
    }
}
