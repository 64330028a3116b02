//! `hypertide record`.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use hypertide_grammar::event_stream::{Decoder, Item};
use hypertide_server::listen;
use hypertide_server::recording::{Ending, Recorder};
use reqwest::header::{ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::{Client, Response, StatusCode, Url};
use tokio::time::MissedTickBehavior;

use super::Failure;
use crate::cli::RecordOptions;

pub(crate) async fn record(options: RecordOptions) -> Result<ExitCode, Failure> {
    let mut stop = listen::stop_signal();
    let mut response = tokio::select! {
        response = connect(&options) => response?,
        () = listen::stopped(&mut stop) => return Err("stopped before the stream began".into()),
    };
    // Only now, so that a failure leaves an earlier recording alone.
    let mut output = Output::open(options.output.as_deref())?;
    let began = Instant::now();
    let mut script = Vec::new();
    let mut recorder = Recorder::begin(&remark(&options.url), &mut script);
    let mut tally = Tally::new();
    let mut display = tokio::time::interval(Duration::from_millis(100));
    display.set_missed_tick_behavior(MissedTickBehavior::Delay);

    let ending = loop {
        output.write(&mut script)?;
        tokio::select! {
            biased;
            () = listen::stopped(&mut stop) => break Ending::Stopped,
            chunk = response.chunk() => match chunk {
                Ok(Some(bytes)) => {
                    recorder.push(began.elapsed(), &bytes, &mut script);
                    tally.count(&bytes);
                }
                Ok(None) => break Ending::Ended,
                Err(error) => {
                    tracing::debug!("the connection broke: {}", innermost(&error));
                    break Ending::Broken;
                }
            },
            _ = display.tick() => tally.show(began.elapsed()),
        }
    };
    let elapsed = began.elapsed();
    recorder.finish(elapsed, ending, &mut script);
    output.write(&mut script)?;
    tally.sum_up(elapsed, ending, options.output.as_deref());
    Ok(ExitCode::SUCCESS)
}

/// A URL that can be recorded, for the command line.
pub(crate) fn parse_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text)
        .map_err(|error| format!("{error}; expected something like http://localhost:3000/prices"))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        scheme => Err(format!("`{scheme}:` is not supported: expected http: or https:")),
    }
}

async fn connect(options: &RecordOptions) -> Result<Response, Failure> {
    // Fails only where a provider is installed already, and any will do.
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    let url = &options.url;
    let client = Client::builder()
        .user_agent(concat!("hypertide/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(30))
        .tcp_nodelay(true)
        .danger_accept_invalid_certs(options.insecure)
        .build()?;
    let mut request =
        client.get(url.clone()).header(ACCEPT, "text/event-stream").header(CACHE_CONTROL, "no-store");
    for (name, value) in &options.headers {
        request = request.header(name, value);
    }
    let response = request.send().await.map_err(|error| unreachable(url, &error))?;
    let status = response.status();
    if status != StatusCode::OK {
        return Err(format!("{url}: expected an event stream, got status {status}").into());
    }
    // None was asked for; what is recorded has to be what a browser decodes.
    if let Some(encoding) =
        response.headers().get(CONTENT_ENCODING).filter(|encoding| *encoding != "identity")
    {
        let encoding = String::from_utf8_lossy(encoding.as_bytes());
        return Err(
            format!("{url}: the stream is compressed ({encoding}), though that was not asked for").into()
        );
    }
    let content_type =
        response.headers().get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let content_type = content_type.unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("text/event-stream") {
        let got = if essence.is_empty() { "no content type" } else { essence };
        return Err(format!("{url}: expected text/event-stream, got {got}").into());
    }
    Ok(response)
}

fn unreachable(url: &Url, error: &reqwest::Error) -> Failure {
    let cause = innermost(error);
    if error.is_redirect() {
        return format!("{url}: the redirects lead nowhere: {cause}").into();
    }
    let tls = url.scheme() == "https";
    let hint = if tls && cause.to_lowercase().contains("certificate") {
        "; --insecure accepts any certificate"
    } else if tls && cause.contains("InvalidContentType") {
        "; what answers there speaks no TLS: is it http:?"
    } else {
        ""
    };
    format!("{url}: cannot connect: {cause}{hint}").into()
}

/// What an error comes down to: the layers above it say only that something failed.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

/// Where a recording is from, without what a URL may hold of secrets.
fn remark(url: &Url) -> String {
    let mut shown = url.clone();
    shown.set_query(None);
    shown.set_fragment(None);
    // Fails for URLs without a host only, which have no user either.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    format!("recorded from {shown} on {}", humantime::format_rfc3339_seconds(SystemTime::now()))
}

/// Where the script goes: a file, or stdout.
struct Output {
    to: Box<dyn Write>,
    name: String,
}

impl Output {
    fn open(path: Option<&Path>) -> Result<Output, Failure> {
        Ok(match path {
            Some(path) => {
                let name = path.display().to_string();
                let file = File::create(path).map_err(|error| format!("{name}: {error}"))?;
                Output { to: Box::new(BufWriter::new(file)), name }
            }
            None => Output { to: Box::new(io::stdout()), name: "stdout".to_owned() },
        })
    }

    /// Writes what there is, at once: a recording that is killed is still one.
    fn write(&mut self, script: &mut Vec<u8>) -> Result<(), Failure> {
        let written = self.to.write_all(script).and_then(|()| self.to.flush());
        script.clear();
        written.map_err(|error| format!("{}: {error}", self.name).into())
    }
}

/// What has been recorded so far, shown on stderr where that is a terminal.
struct Tally {
    terminal: bool,
    events: u64,
    bytes: u64,
    decoder: Option<Decoder>,
}

impl Tally {
    fn new() -> Tally {
        Tally { terminal: io::stderr().is_terminal(), events: 0, bytes: 0, decoder: Some(Decoder::new()) }
    }

    fn count(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        let Some(decoder) = &mut self.decoder else { return };
        let mut events = 0;
        let counted =
            decoder.push(bytes, &mut |item| events += u64::from(matches!(item, Item::Event { .. })));
        self.events += events;
        if counted.is_err() {
            // A browser would give up here; a recording need not.
            tracing::warn!(
                "an event is too large for any reader: recorded, but events are not counted any more"
            );
            self.decoder = None;
        }
    }

    fn show(&self, elapsed: Duration) {
        if self.terminal {
            // Nobody to show it to is no reason to stop.
            let _ = write!(io::stderr(), "\r\x1b[K{}  (Ctrl-C ends it)", self.line(elapsed));
        }
    }

    fn sum_up(&self, elapsed: Duration, ending: Ending, output: Option<&Path>) {
        let how = match ending {
            Ending::Ended => "the server ended the stream",
            Ending::Broken => "the connection broke",
            Ending::Stopped => "stopped",
        };
        let to = output.map_or(String::new(), |path| format!(" to {}", path.display()));
        let clear = if self.terminal { "\r\x1b[K" } else { "" };
        let _ = writeln!(io::stderr(), "{clear}{}{to}; {how}", self.line(elapsed));
    }

    fn line(&self, elapsed: Duration) -> String {
        let (events, bytes) = (self.events, self.bytes);
        let size = match bytes {
            0..10_000 => format!("{bytes} bytes"),
            10_000..10_000_000 => format!("{} kB", bytes / 1000),
            _ => format!("{} MB", bytes / 1_000_000),
        };
        let noun = if events == 1 { "event" } else { "events" };
        format!("{events} {noun}, {size}, {:.1} s", elapsed.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_keeps_no_secrets() {
        let url = Url::parse("https://user:pass@example.org/stream?token=secret#x").unwrap();
        assert!(
            remark(&url).starts_with("recorded from https://example.org/stream on 20"),
            "{}",
            remark(&url)
        );
    }

    #[test]
    fn only_http_urls_are_recorded() {
        assert!(parse_url("http://localhost:3000/prices").is_ok());
        assert!(parse_url("localhost:3000/prices").unwrap_err().contains("`localhost:` is not supported"));
        assert!(parse_url("prices").unwrap_err().contains("http://localhost:3000/prices"));
    }
}
