//! `/fleet`: several rows changed at once.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    extract::{Path, State},
    routing::{get, put},
};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use crate::datastar::{Events, Fragment, PatchElements, PatchSignals, ReadSignals};

const BOATS: [&str; 8] =
    ["Avocet", "Dunlin", "Gannet", "Kittiwake", "Petrel", "Plover", "Shearwater", "Whimbrel"];

type Fleet = Arc<Mutex<Vec<Boat>>>;

fn lock(fleet: &Fleet) -> MutexGuard<'_, Vec<Boat>> {
    fleet.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn router() -> Router {
    let boats = BOATS.into_iter().enumerate().map(|(n, name)| Boat { name, at_sea: n % 3 == 0 }).collect();
    let fleet: Fleet = Arc::new(Mutex::new(boats));
    Router::new().route("/fleet/boats", get(all)).route("/fleet/{where}", put(send)).with_state(fleet)
}

// example
struct Boat {
    name: &'static str,
    at_sea: bool,
}

#[derive(Deserialize)]
struct Picked {
    picked: HashMap<String, bool>,
}

fn rows(fleet: &[Boat]) -> Markup {
    html! {
        tbody id="boats" {
            @for Boat { name, at_sea } in fleet {
                tr id=(name) {
                    td { input type="checkbox" aria-label=(name) data-bind={ "picked." (name) }; }
                    td { (name) }
                    td.sea[*at_sea] { (if *at_sea { "at sea" } else { "moored" }) }
                }
            }
        }
    }
}

async fn all(State(fleet): State<Fleet>) -> Fragment {
    Fragment::new(rows(&lock(&fleet)))
}

async fn send(
    State(fleet): State<Fleet>,
    Path(place): Path<String>,
    ReadSignals(Picked { picked }): ReadSignals<Picked>,
) -> Events {
    let mut fleet = lock(&fleet);
    let is_picked = |boat: &Boat| picked.get(boat.name) == Some(&true);
    for boat in fleet.iter_mut().filter(|boat| is_picked(boat)) {
        boat.at_sea = place == "sea";
    }
    let none: HashMap<_, _> = picked.keys().map(|name| (name, false)).collect();
    let signals = json!({ "all": false, "picked": none });
    Events::new().event(PatchElements::new(rows(&fleet))).event(PatchSignals::new(signals.to_string()))
}
// end of example
