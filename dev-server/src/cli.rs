//! The command line.

use std::io::Write;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use axum::http::{HeaderName, HeaderValue};
use clap::{Args, Parser, Subcommand};
use reqwest::Url;

use crate::command::record::parse_url;

/// Live HTML from one script tag: serves pages, rehearses their event streams.
///
/// Without a command, `hypertide` is `hypertide serve`.
#[derive(Debug, Parser)]
#[command(name = "hypertide", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) serve: ServeOptions,
    /// Tell every request and connection on the terminal.
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Serve(ServeOptions),
    Record(RecordOptions),
    Check(CheckOptions),
}

/// Serve a folder as a site, or the gallery of examples.
///
/// Pages of the folder are reloaded when a file changes. The bundle stands under /pkg/, so that a page needs nothing
/// but <script type="module" src="/pkg/hypertide.js"></script>.
#[derive(Debug, Args)]
// To clap `{n}` is a new line, unless something that is not shown stands in it.
#[command(after_long_help = STREAM_SCRIPTS.replace("{n}", "{\x1b[0mn}"))]
pub(crate) struct ServeOptions {
    /// The folder; without one, the gallery is served.
    pub(crate) dir: Option<PathBuf>,
    /// The port to listen on; 0 takes any free one.
    #[arg(short, long, default_value_t = 3000)]
    pub(crate) port: u16,
    /// The address to listen on; 0.0.0.0 lets other machines in.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// A name that this server goes by, such as the one of a tunnel; may be given several times. On an address of this
    /// machine alone it answers to no other names than localhost: a page elsewhere could point its own name here.
    #[arg(long, value_name = "NAME")]
    pub(crate) allow_host: Vec<String>,
    /// Open the start page in the default browser.
    #[arg(long)]
    pub(crate) open: bool,
    /// Serve HTTP/2, with a certificate made on the spot; browsers open only six connections to a host without it.
    #[arg(long)]
    pub(crate) tls: bool,
}

/// Record a live event stream as a stream script.
///
/// The script plays the stream again byte for byte and in its time; put it into a folder as NAME.sse and give that to
/// hypertide serve. Ctrl-C ends the recording.
#[derive(Debug, Args)]
pub(crate) struct RecordOptions {
    /// The stream, http: or https:.
    #[arg(value_parser = parse_url)]
    pub(crate) url: Url,
    /// The file to write; without it the script goes to stdout.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// A header to send along, such as "Authorization: Bearer …"; may be given several times.
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = parse_header)]
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// Accept any certificate, such as the one of hypertide serve --tls.
    #[arg(short = 'k', long)]
    pub(crate) insecure: bool,
}

/// Check the declarations of pages without a browser.
///
/// In HTML files: every script of the type text/hyperscript, every attribute _, script and data-script, and Datastar's attributes.
/// Also script files (.hs) and stream scripts (.sse). The exit status is 1 where anything is wrong, but not for warnings.
// This is the text of `--help`, where backticks would be read as they stand.
#[allow(rustdoc::invalid_html_tags)]
#[derive(Debug, Args)]
pub(crate) struct CheckOptions {
    /// Files, and folders to be walked.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// One JSON object a line: file, line, column, end, severity, code, message, expected, suggestion.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Reads the command line; where it is wrong, says so and ends the program.
pub(crate) fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        // To clap the first word is a folder, and what follows it the mistake.
        let first = std::env::args().nth(1).unwrap_or_default();
        match nearest_command(&first) {
            Some(command) if command != first && !Path::new(&first).exists() => {
                // Where stderr is gone there is nobody to tell.
                let _ = writeln!(
                    std::io::stderr(),
                    "hypertide: there is no command `{first}`: did you mean `{command}`?"
                );
                std::process::exit(error.exit_code())
            }
            _ => error.exit(),
        }
    })
}

/// The command that a word may have been meant as.
pub(crate) fn nearest_command(word: &str) -> Option<&'static str> {
    ["serve", "record", "check"].into_iter().find(|command| strsim::osa_distance(word, command) <= 2)
}

fn parse_header(text: &str) -> Result<(HeaderName, HeaderValue), String> {
    let (name, value) = text.split_once(':').ok_or("expected NAME: VALUE")?;
    let name = name.trim().parse().map_err(|_| format!("`{name}` is not the name of a header"))?;
    let value = value.trim().parse().map_err(|_| "the value has characters that no header may have")?;
    Ok((name, value))
}

/// The whole of it is the documentation of the module `stream_script`.
const STREAM_SCRIPTS: &str = "\
Stream scripts:
  A file NAME.sse in the folder is played as an event stream at NAME: text/event-stream, sent as it stands, with
  directives in comment lines and values in braces. For example prices.sse:

    : every 1s

    event: tick
    data: {\"n\": {{n}}, \"price\": {{random 90.00 110.00}}}

    : loop

  : wait 500ms                 a pause; `: wait 1s to 3s` picks its length
  : every 1s                   one event in each such time from here on
  : stall, : stall 10s         silence, for good or for so long
  : drop                       cuts the connection
  : end                        ends the response
  : status 503 retry-after 2   answers the next connection; also: type text/html, times 3
  : loop, : loop 5             plays again what is above, from the nearest `: start` or from the top
  : ids off                    no automatic ids (they are given where the script has none)
  : raw TEXT                   sends TEXT as it stands
  : part TEXT                  sends TEXT without a line end
  : note TEXT                  a remark, not sent

  A `: loop` without a count needs a pause: a `: wait` in it, or a `: every`.
  {{n}} is the event's number, {{now}} and {{now ms}} the time, {{random 1 100}} a number from 1 to 100.
  A reader that comes back with Last-Event-ID goes on behind that event.";

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn headers_are_read() {
        let cli = Cli::parse_from(["hypertide", "record", "http://h/s", "-H", "Last-Event-ID: 7"]);
        let Some(Command::Record(options)) = cli.command else { panic!("{cli:?}") };
        assert_eq!(options.headers, [("last-event-id".parse().unwrap(), "7".parse().unwrap())]);
        assert!(Cli::try_parse_from(["hypertide", "record", "http://h/s", "-H", "a b: c"]).is_err());
    }

    #[test]
    fn serve_is_the_default() {
        let cli = Cli::parse_from(["hypertide", "--port", "0", "site"]);
        assert!(cli.command.is_none());
        assert_eq!((cli.serve.port, cli.serve.dir), (0, Some(PathBuf::from("site"))));
        assert_eq!(Cli::parse_from(["hypertide"]).serve.port, 3000);
    }

    #[test]
    fn the_help_of_serve_is_shown_as_it_is_written() {
        let mut cli = Cli::command();
        let serve = cli.find_subcommand_mut("serve").unwrap();
        let help = serve.render_long_help().to_string();
        for line in STREAM_SCRIPTS.lines() {
            assert!(help.contains(line), "{line}\nis not in\n{help}");
        }
    }

    #[test]
    fn the_help_of_serve_is_a_working_stream_script() {
        let example: String = STREAM_SCRIPTS
            .lines()
            .filter_map(|line| line.strip_prefix("    "))
            .map(|line| line.to_owned() + "\n")
            .collect();
        let script = hypertide_server::stream_script::Script::parse(example.as_bytes());
        assert_eq!(script.map(|script| script.events()), Ok(u64::MAX));
    }
}
