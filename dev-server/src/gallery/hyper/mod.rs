//! `/hyper/…`: applications whose pages live on the server, each with its source beside it.

mod contents;
mod counter;
mod failing;
mod form;
mod frame;
mod head;
mod keys;
mod library;
mod orders;
mod signals;
#[cfg(test)]
mod tests;
mod theme;
mod together;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use tokio::sync::watch;

pub(super) use self::contents::{APPLICATIONS, GROUP};
use self::frame::framed;
use super::Options;
use crate::hyper::{App, Cx, Routes};

const STYLE: &str = include_str!("../../../gallery/hyper.css");

/// The pages. They are the fallback of the gallery's other routes, and bring the bundle with them.
pub(super) fn router(options: &Options) -> Router {
    let (waiting, ending) = (options.clone(), options.clone());
    let book = orders::open(async move { waiting.stopped().await });
    let app =
        App::new().client(options.client.clone()).routes(routes(book)).head(head::head).development(true);
    let handle = app.handle();
    tokio::spawn(async move {
        ending.stopped().await;
        handle.shutdown();
    });
    let kind = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Router::new().route("/hyper.css", get(async move || (kind, STYLE))).fallback_service(app.into_router())
}

fn routes(book: watch::Sender<orders::Book>) -> Routes {
    Routes::new()
        .page("/hyper/counter", "counter", framed("counter", counter::page))
        .title("Counter · Hypertide")
        .page("/hyper/theme", "theme", framed("theme", theme::page))
        .title("Theme · Hypertide")
        .page("/hyper/keys", "keys", framed("keys", keys::page))
        .title("Keys · Hypertide")
        .page("/hyper/form", "form", framed("form", form::page))
        .title("Form · Hypertide")
        .page("/hyper/signals", "signals", framed("signals", signals::page))
        .title("Signals · Hypertide")
        .page("/hyper/library", "library", framed("library", library::shelf))
        .title("Library · Hypertide")
        .page("/hyper/library/{id}", "book", framed("library", library::book))
        .title(library::title)
        .page("/hyper/orders", "orders", framed("orders", move |cx: Cx| orders::page(cx, book.clone())))
        .title("Orders · Hypertide")
        .page("/hyper/head", "head", framed("head", head::page))
        .title(head::title)
        .page("/hyper/together", "together", framed("together", together::page))
        .title("Together · Hypertide")
        .page("/hyper/failing", "failing", framed("failing", failing::page))
        .title("Failing · Hypertide")
}
