//! A page that lives on the server, in its smallest form.
//!
//! `cargo run --example counter`, then <http://127.0.0.1:3000>

use hypertide_server::hyper::{App, Cx};
use maud::{Markup, html};

async fn home(cx: Cx) -> Markup {
    let count = cx.tab_cursor("count", 0);
    html! {
        h1 { "Count: " (count.get()) }
        button data-on:click=(cx.action(move || count.update(|n| n + 1))) { "Increment" }
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    App::new().page("/", "home", home).title("Home").serve(([127, 0, 0, 1], 3000)).await
}
