//! Rendering a tab's page, once.

use std::sync::Arc;

use axum::response::Response;
use maud::Markup;

use super::boundary::{Failure, Work};
use super::cx::Cx;
use super::document::{self, Rendered};
use super::page::Outcome;
use super::routes::PageRoute;
use super::tab::Tab;
use super::turn::Turn;
use super::watched::Awaited;

/// What a render came to.
pub(crate) enum Render {
    Page(Rendered),
    /// The page answers by itself.
    Response(Box<Response>),
    /// No page is at the tab's address.
    NoPage,
}

/// Renders the page at the tab's address, and gives it with what will change it besides cursors.
///
/// Holds no lock while the application's code runs. The caller sees to it that a tab renders once at a time.
pub(crate) async fn render(tab: &Arc<Tab>) -> (Render, Vec<Awaited>) {
    let shared = &tab.shared;
    let route = tab.route();
    let href = route.href();
    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
    let Some((page, matched)) = shared.routes().find(path, query) else {
        return (Render::NoPage, Vec::new());
    };
    tab.renew_route(&route, matched);
    // Before anything is read, so that no change is missed.
    let watches = shared.config().watches.iter().chain(&page.watches);
    let changes = watches.filter_map(|watched| watched.ask(tab)).collect();
    render_page(tab, &page, changes).await
}

/// Renders `page` for a tab; see [`render`].
pub(crate) async fn render_page(
    tab: &Arc<Tab>,
    page: &PageRoute,
    mut changes: Vec<Awaited>,
) -> (Render, Vec<Awaited>) {
    let number = tab.next_render();
    let cx = Cx::new(tab.clone(), number);
    let (outcome, title, head) = Turn::Render(cx.clone()).run(parts(&cx, page)).await;
    let recorded = cx.recorder.finish();
    let made = match outcome {
        Ok(Outcome::Markup(markup)) => Ok((false, markup)),
        Ok(Outcome::Response(response)) => Err(response),
        Ok(Outcome::Failed(failed)) => {
            Ok((true, failure_markup(tab, page, work(page).returned(failed), number)))
        }
        Err(failure) => Ok((true, failure_markup(tab, page, failure, number))),
    };
    tab.registry().add(number, recorded.actions);
    tab.settle(number);
    changes.extend(recorded.changes);

    let (failed, markup) = match made {
        Ok(made) => made,
        Err(response) => return (Render::Response(response), changes),
    };
    let (body, markup) = document::app(&recorded.signals, &markup);
    tab.set_size(body.len());
    let head = document::head(tab, &title, head);
    let signals = recorded.signals;
    (Render::Page(Rendered { number, failed, title, head, markup, body, signals }), changes)
}

fn work(page: &PageRoute) -> Work {
    Work::Page { route: page.name.to_string(), function: page.function, place: page.place }
}

/// The box in a page's place; of the same failure as before it is the same markup, which is not sent again.
fn failure_markup(tab: &Tab, page: &PageRoute, failure: Failure, render: u64) -> String {
    let failure = tab.failing().fails(&work(page), failure, render).failure;
    failure.markup(tab.shared.config().development).into_string()
}

/// Runs the application's functions, each behind its own boundary.
async fn parts(cx: &Cx, page: &PageRoute) -> (Result<Outcome, Failure>, String, Option<Markup>) {
    let work = work(page);
    // The call itself is the application's code too, and may panic.
    let outcome = work.guard(async { (page.page)(cx.clone()).await }).await;
    let title = page.title(cx);
    let head = cx.tab.shared.head().and_then(|head| cx.part(&Work::Head, || head(cx)));
    (outcome, title, head)
}
