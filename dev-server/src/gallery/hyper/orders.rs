//! An order book that lives outside of the pages: they watch it.

use std::time::Duration;

use hypertide_server::hyper::Cx;
use maud::{Markup, html};
use tokio::sync::watch;

/// What is wanted and offered: prices in cents, with how many at each.
#[derive(Clone)]
pub(super) struct Book {
    bids: Vec<(u32, u32)>,
    asks: Vec<(u32, u32)>,
    last: u32,
    traded: u64,
}

const DEPTH: u32 = 6;

impl Book {
    fn around(last: u32, traded: u64) -> Self {
        let side = |sign: i64| {
            let price = |step: u32| (i64::from(last) + sign * i64::from(step)).max(1) as u32;
            (1..=DEPTH).map(|step| (price(step), fastrand::u32(5..200))).collect()
        };
        Self { bids: side(-1), asks: side(1), last, traded }
    }

    /// Buys so many at the best prices.
    fn buy(&mut self, mut wanted: u32) {
        for (price, offered) in &mut self.asks {
            let taken = wanted.min(*offered);
            *offered -= taken;
            wanted -= taken;
            if taken > 0 {
                self.last = *price;
                self.traded += u64::from(taken);
            }
        }
        self.asks.retain(|(_, offered)| *offered > 0);
        if self.asks.is_empty() {
            *self = Self::around(self.last, self.traded);
        }
    }

    /// What others do.
    fn trade(&mut self) {
        if fastrand::u8(..4) == 0 {
            let drift = fastrand::u32(0..=2);
            *self = Self::around((self.last + drift).saturating_sub(1).clamp(9_000, 11_000), self.traded);
        }
        for (_, amount) in self.bids.iter_mut().chain(&mut self.asks) {
            *amount = amount.saturating_add(fastrand::u32(..12)).saturating_sub(fastrand::u32(..12)).max(1);
        }
    }
}

/// Opens the market. It rests while nobody watches, and ends with `stopped`.
pub(super) fn open(stopped: impl Future<Output = ()> + Send + 'static) -> watch::Sender<Book> {
    let book = watch::Sender::new(Book::around(10_000, 0));
    let market = book.clone();
    tokio::spawn(async move {
        let mut clock = tokio::time::interval(Duration::from_millis(200));
        tokio::pin!(stopped);
        loop {
            tokio::select! {
                _ = clock.tick() => market.send_if_modified(|book| {
                    let watched = market.receiver_count() > 0;
                    if watched { book.trade() }
                    watched
                }),
                () = &mut stopped => return,
            };
        }
    });
    book
}

pub(super) async fn page(cx: Cx, book: watch::Sender<Book>) -> Markup {
    cx.watch(&book);
    let Book { bids, asks, last, traded } = book.borrow().clone();
    let buy = move |amount| {
        let book = book.clone();
        move || book.send_modify(|book| book.buy(amount))
    };
    let price = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
    let row = |(cents, amount): &(u32, u32), class| {
        html! { tr class=(class) { td { (price(*cents)) } td style={ "--share:" (amount / 2) "%" } { (amount) } } }
    };
    html! {
        dl.figures {
            div { dt { "Last" } dd #last { (price(last)) } }
            div { dt { "Traded" } dd #traded { (traded) } }
        }
        table.orders {
            @for ask in asks.iter().rev() { (row(ask, "ask")) }
            @for bid in &bids { (row(bid, "bid")) }
        }
        div.buttons {
            @for amount in [10, 100] {
                button data-on:click=(cx.action(buy(amount)).key(amount)) { "Buy " (amount) }
            }
        }
    }
}
