//! `/board`: fifty prices that move.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{Router, routing::get};
use maud::html;
use serde_json::json;

use super::{Options, in_memory, ticker};
use crate::sse::{Event, EventError, Hub, LastEventId};

const SYMBOLS: usize = 50;

/// How many prices move at a time.
const MOVES: usize = 8;

struct Price {
    symbol: String,
    cents: u32,
    up: bool,
}

impl Price {
    fn text(&self) -> String {
        format!("{}.{:02}", self.cents / 100, self.cents % 100)
    }

    fn direction(&self) -> &'static str {
        if self.up { "up" } else { "down" }
    }

    fn step(&mut self) {
        let most = (self.cents / 60).max(2);
        let change = fastrand::u32(1..=most);
        // It never leaves what fits on the board.
        self.up = match self.cents {
            ..500 => true,
            50_000.. => false,
            _ => fastrand::bool(),
        };
        self.cents = if self.up { self.cents + change } else { self.cents - change };
    }
}

fn open() -> Vec<Price> {
    // Made-up names of three letters, all different: 17 has no factor in common with 26.
    let letter = |n: usize| char::from(b'A' + (n % 26) as u8);
    (0..SYMBOLS)
        .map(|n| Price {
            symbol: [letter(n * 17), letter(n * 17 / 26 + n * 5), letter(n * 11 + 3)].iter().collect(),
            cents: fastrand::u32(1_000..40_000),
            up: fastrand::bool(),
        })
        .collect()
}

/// The board as it is, as markup.
fn board(prices: &[Price]) -> Result<Event, EventError> {
    let board = html! {
        @for price in prices {
            li { span { (price.symbol) } b id=(price.symbol) class=(price.direction()) { (price.text()) } }
        }
    };
    Ok(Event::new().name("board")?.data(board.into_string()))
}

/// Some of the prices, moved.
fn moves(prices: &mut [Price]) -> Vec<Event> {
    let mut events = Vec::with_capacity(MOVES);
    for _ in 0..MOVES {
        let Some(price) = prices.get_mut(fastrand::usize(..SYMBOLS)) else { continue };
        price.step();
        let data = json!({ "symbol": price.symbol, "price": price.text(), "direction": price.direction() });
        events.extend(Event::json("price", &data));
    }
    events
}

fn lock(prices: &Mutex<Vec<Price>>) -> MutexGuard<'_, Vec<Price>> {
    prices.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn router(options: &Options) -> Router {
    let hub = in_memory(Hub::builder());
    options.end_with_program(&hub);
    let prices = Arc::new(Mutex::new(open()));

    let (publishing, moving, readers) = (hub.clone(), prices.clone(), hub.clone());
    ticker::run(
        options,
        Duration::from_millis(100),
        move || readers.statistics().readers,
        move || ticker::report(publishing.publish_all(&moves(&mut lock(&moving)))),
    );

    let stream = get(async move |last: LastEventId| {
        let stream = hub.subscribe(last.as_deref());
        // Whoever does not resume gets the whole board first.
        if stream.start().is_resumed() { stream } else { stream.with_first(board(&lock(&prices))) }
    });
    Router::new().route("/board/prices", stream)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_symbol_is_there_once() {
        let prices = open();
        let symbols: HashSet<&str> = prices.iter().map(|price| &*price.symbol).collect();
        assert_eq!(symbols.len(), SYMBOLS);
    }

    #[test]
    fn prices_move_and_stay_on_the_board() {
        let mut prices = open();
        for _ in 0..20_000 {
            assert_eq!(moves(&mut prices).len(), MOVES);
        }
        assert!(prices.iter().all(|price| (300..60_000).contains(&price.cents)));
    }
}
