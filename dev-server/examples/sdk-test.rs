//! The endpoint that the test suite of the Datastar SDKs drives: `/test` reads `events` from the signals of the
//! request and sends them back as a stream.
//!
//! `cargo run --example sdk-test -- --port 7331`

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::routing::any;
use axum::{Router, serve};
use clap::Parser;
use hypertide_server::datastar::{
    Ended, Event, ExecuteScript, Live, Mode, Namespace, PatchElements, PatchSignals, ReadSignals, Refused,
    live,
};
use maud::{Escaper, PreEscaped};
use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::net::TcpListener;

#[derive(Parser)]
struct Options {
    /// The port to listen on, on the loopback interface.
    #[arg(long, default_value_t = 7331)]
    port: u16,
}

#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    events: Vec<Described>,
}

/// An event as the suite describes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    #[serde(flatten)]
    kind: Kind,
    event_id: Option<String>,
    retry_duration: Option<u64>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Kind {
    PatchElements {
        #[serde(default)]
        elements: String,
        selector: Option<String>,
        mode: Option<String>,
        namespace: Option<String>,
        #[serde(default)]
        use_view_transition: bool,
        view_transition_selector: Option<String>,
    },
    PatchSignals {
        signals: Option<Value>,
        #[serde(rename = "signals-raw")]
        signals_raw: Option<String>,
        #[serde(default)]
        only_if_missing: bool,
    },
    ExecuteScript {
        script: String,
        auto_remove: Option<bool>,
        #[serde(default)]
        attributes: Map<String, Value>,
    },
}

impl TryFrom<Described> for Event {
    type Error = Refused;

    fn try_from(described: Described) -> Result<Self, Refused> {
        let id = described.event_id;
        let retry = described.retry_duration.map(Duration::from_millis);
        match described.kind {
            Kind::PatchElements {
                elements,
                selector,
                mode,
                namespace,
                use_view_transition,
                view_transition_selector,
            } => {
                let mut patch = PatchElements::new(elements).use_view_transition(use_view_transition);
                patch.id = id;
                patch.retry = retry.unwrap_or(patch.retry);
                patch.selector = selector;
                patch.view_transition_selector = view_transition_selector;
                patch.mode = mode.as_deref().map_or(Mode::Outer, mode_named);
                patch.namespace = match namespace.as_deref() {
                    Some("svg") => Namespace::Svg,
                    Some("mathml") => Namespace::MathMl,
                    _ => Namespace::Html,
                };
                patch.try_into()
            }
            Kind::PatchSignals { signals, signals_raw, only_if_missing } => {
                let text = signals_raw.unwrap_or_else(|| signals.unwrap_or_default().to_string());
                let mut patch = PatchSignals::new(text).only_if_missing(only_if_missing);
                patch.id = id;
                patch.retry = retry.unwrap_or(patch.retry);
                patch.try_into()
            }
            Kind::ExecuteScript { script, auto_remove, attributes } => {
                let mut execute = ExecuteScript::new(script).attributes(attributes.iter().map(attribute));
                execute.id = id;
                execute.retry = retry.unwrap_or(execute.retry);
                execute.auto_remove = auto_remove;
                execute.try_into()
            }
        }
    }
}

fn mode_named(word: &str) -> Mode {
    match word {
        "inner" => Mode::Inner,
        "remove" => Mode::Remove,
        "replace" => Mode::Replace,
        "prepend" => Mode::Prepend,
        "append" => Mode::Append,
        "before" => Mode::Before,
        "after" => Mode::After,
        _ => Mode::Outer,
    }
}

fn attribute((name, value): (&String, &Value)) -> String {
    use std::fmt::Write;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut escaped = String::new();
    let _ = Escaper::new(&mut escaped).write_str(&text);
    PreEscaped(format!("{name}=\"{escaped}\"")).into_string()
}

async fn test(ReadSignals(case): ReadSignals<Case>) -> Live {
    live(|mut stream| async move {
        for described in case.events {
            stream.send(Event::try_from(described).map_err(Ended::Refused)?).await?;
        }
        Ok(())
    })
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let options = Options::parse();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    serve(listener, Router::new().route("/test", any(test))).await
}
