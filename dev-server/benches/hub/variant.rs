//! What is compared.

use std::{convert::Infallible, ops::Range, str::FromStr, time::Duration};

use axum::response::{IntoResponse, Response, Sse, sse};
use datastar::prelude::PatchElements;
use hypertide_server::sse::{Event, Hub};
use tokio::sync::broadcast;
use tokio_stream::{StreamExt, wrappers::BroadcastStream};

use crate::{
    event::html,
    load::{Level, Load},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// The hub.
    Hub,
    /// The hub, waking its readers at most every 50 ms.
    Coalescing,
    /// A broadcast channel of patches; each reader's stream turns them into axum's events.
    Datastar,
    /// The same, but each patch is turned into axum's event once, and that is broadcast.
    DatastarOnce,
    /// No HTTP library and no tasks: one thread writes the same bytes to one socket after the other. It shows what
    /// the system's own part is.
    Sockets,
}

impl Variant {
    pub(crate) const ALL: [Self; 5] =
        [Self::Hub, Self::Coalescing, Self::Datastar, Self::DatastarOnce, Self::Sockets];

    /// Whether it takes part at a level, under a load.
    pub(crate) fn takes_part(self, level: Level, load: Load) -> bool {
        match self {
            // Nothing to wait for where all events come at once or one by one.
            Self::Coalescing => matches!(load, Load::Flow { .. }),
            Self::Sockets => level == Level::Socket && matches!(load, Load::AtOnce { .. }),
            Self::Hub | Self::Datastar | Self::DatastarOnce => true,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hub => "hub",
            Self::Coalescing => "hub-coalescing-50ms",
            Self::Datastar => "axum-sse-datastar",
            Self::DatastarOnce => "axum-sse-datastar-encoded-once",
            Self::Sockets => "bare-sockets",
        }
    }
}

impl FromStr for Variant {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|variant| variant.name() == name)
            .ok_or_else(|| format!("no variant is called {name:?}"))
    }
}

/// A running stream of either kind.
#[derive(Clone)]
pub(crate) enum Stream {
    Hub(Hub),
    Patches(broadcast::Sender<PatchElements>),
    Events(broadcast::Sender<sse::Event>),
}

/// More than any load has pending, for both.
const QUEUE: usize = 1024;

impl Stream {
    pub(crate) fn new(variant: Variant) -> std::io::Result<Self> {
        let hub = Hub::builder().queue(QUEUE);
        Ok(match variant {
            Variant::Hub => Self::Hub(hub.build()?),
            Variant::Coalescing => Self::Hub(hub.coalesce(Duration::from_millis(50)).build()?),
            Variant::Datastar => Self::Patches(broadcast::Sender::new(QUEUE)),
            Variant::DatastarOnce | Variant::Sockets => Self::Events(broadcast::Sender::new(QUEUE)),
        })
    }

    pub(crate) fn subscribe(&self) -> Response {
        match self {
            Self::Hub(hub) => hub.subscribe(None).into_response(),
            Self::Patches(patches) => {
                let stream = BroadcastStream::new(patches.subscribe())
                    .filter_map(Result::ok)
                    .map(|patch| Ok::<_, Infallible>(patch.write_as_axum_sse_event()));
                Sse::new(stream).keep_alive(sse::KeepAlive::default()).into_response()
            }
            Self::Events(events) => {
                let stream =
                    BroadcastStream::new(events.subscribe()).filter_map(Result::ok).map(Ok::<_, Infallible>);
                Sse::new(stream).keep_alive(sse::KeepAlive::default()).into_response()
            }
        }
    }

    /// Sends the patches with these numbers to all readers, the way this variant has for it.
    pub(crate) fn publish(&self, numbers: Range<u64>) {
        match self {
            Self::Hub(hub) => {
                let events: Vec<Event> = numbers.map(|number| patch(&html(number))).collect();
                hub.publish_all(&events).expect("a hub in memory takes small events");
            }
            Self::Patches(patches) => {
                for number in numbers {
                    let _ = patches.send(PatchElements::new(html(number)));
                }
            }
            Self::Events(events) => {
                for number in numbers {
                    let _ = events.send(PatchElements::new(html(number)).write_as_axum_sse_event());
                }
            }
        }
    }
}

/// The event that the `datastar` crate makes of such HTML.
pub(crate) fn patch(html: &str) -> Event {
    let mut data = String::with_capacity(html.len() + 256);
    for line in html.lines() {
        if !data.is_empty() {
            data.push('\n');
        }
        data.push_str("elements ");
        data.push_str(line);
    }
    Event::new().name("datastar-patch-elements").expect("one line").data(data)
}
