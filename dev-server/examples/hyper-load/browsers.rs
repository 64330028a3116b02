//! Browsers, as far as a stream needs them: they load the page, connect, read, and note when what was there.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use memchr::memmem;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, stdin};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::{Failure, now, say};

/// What one browser has seen.
#[derive(Default)]
struct Seen {
    /// How long each change took to arrive, or one newer than it, in microseconds.
    latencies: Vec<u64>,
    newest: u64,
}

struct Load {
    address: SocketAddr,
    accept: String,
    received: AtomicUsize,
}

/// Runs `tabs` browsers until standard input says something or ends. The first `stopped` of them do not read until
/// then.
pub(crate) async fn run(
    address: SocketAddr,
    tabs: usize,
    accept: &str,
    stopped: usize,
) -> Result<(), Failure> {
    let load = Load { address, accept: accept.into(), received: AtomicUsize::new(0) };
    let load = Arc::new(load);
    let (end, ended) = watch::channel(false);
    let mut tasks = JoinSet::new();
    for index in 0..tabs {
        let (load, ended) = (load.clone(), ended.clone());
        tasks.spawn(async move {
            match browse(&load, index < stopped, ended).await {
                Ok(seen) => Some((index < stopped, seen)),
                Err(error) => {
                    say(&format!("  a browser failed: {error}"));
                    None
                }
            }
        });
    }
    let mut line = String::new();
    BufReader::new(stdin()).read_line(&mut line).await?;
    end.send_replace(true);
    let seen = tasks.join_all().await;
    let mut latencies = Vec::new();
    for (stopped, seen) in seen.into_iter().flatten() {
        if stopped {
            say(&format!("  the tab that did not read shows {} in the end", seen.newest));
        } else {
            latencies.extend(seen.latencies);
        }
    }
    latencies.sort_unstable();
    let at = |share: f64| {
        latencies.get((latencies.len() as f64 * share) as usize).map_or(0.0, |us| *us as f64 / 1e3)
    };
    let worst = latencies.last().map_or(0.0, |us| *us as f64 / 1e3);
    say(&format!(
        "  from a change to the page: {:.1} ms at the median, {:.1} ms at the 99th percentile, {worst:.1} ms at worst \
         ({} deliveries)",
        at(0.5),
        at(0.99),
        latencies.len()
    ));
    say(&format!(
        "  received: {:.1} KB a tab",
        load.received.load(Ordering::Relaxed) as f64 / 1024.0 / tabs as f64
    ));
    Ok(())
}

/// What stands in `text` between `before` and `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = &text[text.find(before)? + before.len()..];
    rest.find(after).map(|end| &rest[..end])
}

async fn browse(load: &Load, stopped: bool, mut ended: watch::Receiver<bool>) -> Result<Seen, Failure> {
    let mut page = String::new();
    let mut connection = TcpStream::connect(load.address).await?;
    let address = load.address;
    let request = format!("GET / HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    connection.write_all(request.as_bytes()).await?;
    connection.read_to_string(&mut page).await?;
    let tab = between(&page, "events?tab-id=", "'").ok_or("the page has no tab")?;
    let cookie = between(&page, "set-cookie: ", ";").ok_or("the page has no cookie")?;

    let mut stream = TcpStream::connect(load.address).await?;
    let request = format!(
        "GET /hyper/events?tab-id={tab} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n\
         accept-encoding: {}\r\n\r\n",
        load.accept
    );
    stream.write_all(request.as_bytes()).await?;
    drop(page);
    if stopped {
        ended.changed().await?;
    }
    let mut seen = Seen::default();
    let mut buffer = vec![0; 16 << 10];
    let mut tail = Vec::new();
    loop {
        let length = tokio::select! {
            length = stream.read(&mut buffer) => length?,
            _ = ended.wait_for(|ended| *ended), if !stopped => return Ok(seen),
            // What the sockets held is read, and nothing more comes.
            () = sleep(Duration::from_secs(1)), if stopped => return Ok(seen),
        };
        if length == 0 {
            return Ok(seen);
        }
        load.received.fetch_add(length, Ordering::Relaxed);
        if load.accept == "identity" {
            tail.extend_from_slice(&buffer[..length]);
            note(&mut seen, &mut tail);
        }
    }
}

/// Notes the stamps of whole pages in what has come, and keeps the beginning of the next. Cheap, because the server
/// shares the processors with a thousand of these.
fn note(seen: &mut Seen, tail: &mut Vec<u8>) {
    const END: &[u8] = b"</table>";
    while let Some(end) = memmem::find(tail, END) {
        if let Some((number, at)) = stamp(&tail[..end])
            && number > seen.newest
        {
            let latency = now().saturating_sub(at);
            // Changes that were passed over were made a tenth of a second apart.
            let passed = if seen.newest == 0 { 0 } else { number - seen.newest - 1 };
            seen.latencies.extend((0..=passed).map(|back| latency + back * 100_000));
            seen.newest = number;
        }
        tail.drain(..end + END.len());
    }
}

/// The number of a change, and when it was made, as a page shows them.
fn stamp(page: &[u8]) -> Option<(u64, u64)> {
    const START: &[u8] = b"<h1>stamp ";
    let rest = &page[memmem::find(page, START)? + START.len()..];
    let text = std::str::from_utf8(&rest[..memmem::find(rest, b" end")?]).ok()?;
    let (number, at) = text.split_once(' ')?;
    Some((number.parse().ok()?, at.parse().ok()?))
}
