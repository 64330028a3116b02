//! `GET /hyper/events`: the stream of a tab.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value as Json;

use super::{App, Refused, encoded, give_cookie, is_path, own_tab, query_param, refuse, tab_id, too_many};
use crate::hyper::compress::{Encoder, wanted};
use crate::hyper::id::Id;
use crate::hyper::register::Register;
use crate::hyper::security::{self, may_read};
use crate::hyper::session;
use crate::hyper::shared::Shared;
use crate::hyper::stream::{Start, frames, last_seen};
use crate::hyper::tab::Tab;

/// The stream of a tab.
pub(crate) async fn events(State(shared): App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    open_stream(&shared, parts).unwrap_or_else(IntoResponse::into_response)
}

fn open_stream(shared: &Arc<Shared>, parts: Parts) -> Result<Response, Refused> {
    may_read(&parts)?;
    if *shared.stopping().borrow() {
        return Err(refuse(StatusCode::SERVICE_UNAVAILABLE, "The server stops."));
    }
    let id = tab_id(&parts)?;
    let secure = security::secure(shared.config(), &parts);
    let token = session::token(&parts.headers, secure);
    let register = Register(&**shared.state());
    // Where the page has been with another process meanwhile, the tab here knows neither its clicks nor what it was told.
    let here = |tab: &Arc<Tab>| register.tab(id).is_none_or(|(_, holder)| holder == tab.epoch);
    let (tab, rebuilt) = match shared.tabs.get(id).filter(here) {
        Some(_) => (own_tab(shared, &parts, token)?, false),
        None => (build_anew(shared, &parts, id, token)?, true),
    };
    shared.keep_session(&tab.session).map_err(|_| too_many())?;
    register.hold_tab(id, tab.session.key, &tab.epoch);
    let seen = parts.headers.get("last-event-id").and_then(|id| id.to_str().ok());
    if let Some(render) = seen.and_then(|seen| last_seen(seen, &tab.epoch)) {
        tab.registry().acknowledge(render);
        tab.outbox().acknowledge(render);
    }
    tab.outbox().resend();
    let start = Start { rebuilt, loaded: tab.awaited() && !rebuilt };
    let encoder = Encoder::new(wanted(&parts.headers), tab.size(), &shared.compression);
    let coding = encoder.coding();
    tab.set_headers(parts.headers);
    let stream = frames(tab.clone(), encoder, start);
    // It may have begun while the others were ended.
    if *shared.stopping().borrow() {
        tab.end_stream();
    }
    let mut response = Response::new(Body::from_stream(stream));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, no-transform"));
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    encoded(headers, coding);
    give_cookie(&mut response, &tab, token, secure);
    Ok(response)
}

/// A tab for a page that this process has not rendered, or has forgotten: where the page says it is.
fn build_anew(shared: &Arc<Shared>, parts: &Parts, id: Id, token: Option<Id>) -> Result<Arc<Tab>, Refused> {
    let unknown = || refuse(StatusCode::NOT_FOUND, "There is no such tab.");
    let address = page_address(parts).ok_or_else(unknown)?;
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let (_, route) = shared.routes().find(path, query).ok_or_else(unknown)?;
    let session = shared.sessions.find_or_new(token, &**shared.state());
    if Register(&**shared.state()).tab(id).is_some_and(|(owner, _)| owner != session.key) {
        return Err(unknown());
    }
    if let Some(left) = shared.tabs.get(id) {
        shared.tabs.remove(&left);
    }
    let tab = Tab::new(shared.clone(), session, id, route, parts.headers.clone());
    shared.tabs.insert(&tab).map_err(|_| too_many())?;
    Ok(tab)
}

/// The address in the page's bar: as the browser tells it with the request, or as the page did when it was loaded.
fn page_address(parts: &Parts) -> Option<String> {
    let referer = parts.headers.get(header::REFERER).and_then(|referer| referer.to_str().ok());
    let referer = referer.and_then(|referer| referer.parse::<axum::http::Uri>().ok());
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let ours = referer
        .filter(|referer| referer.authority().is_some_and(|authority| Some(authority.as_str()) == host));
    let address = ours.and_then(|uri| uri.path_and_query().map(ToString::to_string)).or_else(|| {
        let sent: Json = serde_json::from_str(&query_param(parts, "datastar")?).ok()?;
        Some(sent.get("path")?.as_str()?.to_owned())
    });
    address.filter(|address| is_path(address))
}
