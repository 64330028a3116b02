//! What the application answers: its pages, and the requests its pages make.

mod actions;
mod body;
mod events;
mod navigate;
mod page;
mod resume;
mod session_cookie;

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub(crate) use self::actions::actions;
pub(crate) use self::events::events;
pub(crate) use self::navigate::navigate;
pub(crate) use self::page::page;
pub(crate) use self::resume::resume;
pub(crate) use self::session_cookie::session_cookie;
use super::action::Click;
use super::boundary::Work;
use super::id::Id;
use super::queue::Submitted;
use super::security::{Refusal, may_change};
use super::session;
use super::shared::Shared;
use super::tab::Tab;
use crate::content_coding::Coding;

type App = State<Arc<Shared>>;

/// A refusal: a status, and a text that says why: our client puts it on the console, and of an action it is shown below the page.
#[derive(Debug)]
struct Refused {
    status: StatusCode,
    text: Cow<'static, str>,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.text).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }
}

impl From<Refusal> for Refused {
    fn from(Refusal(text): Refusal) -> Self {
        refuse(StatusCode::FORBIDDEN, text)
    }
}

fn refuse(status: StatusCode, text: impl Into<Cow<'static, str>>) -> Refused {
    Refused { status, text: text.into() }
}

fn too_many() -> Refused {
    refuse(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are open.")
}

fn encoded(headers: &mut HeaderMap, coding: Coding) {
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = coding.name() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
}

/// Gives the browser its session's cookie where it has another or none.
fn give_cookie(response: &mut Response, tab: &Tab, sent: Option<Id>, secure: bool) {
    let token = tab.session.token();
    if sent != Some(token)
        && let Ok(cookie) = HeaderValue::try_from(session::cookie(token, secure))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
        tab.session.give(token);
    }
}

fn query_param(parts: &Parts, name: &str) -> Option<String> {
    let query = parts.uri.query().unwrap_or_default().as_bytes();
    form_urlencoded::parse(query).find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

fn tab_id(parts: &Parts) -> Result<Id, Refused> {
    let id = query_param(parts, "tab-id").and_then(|id| Id::parse(&id));
    id.ok_or_else(|| refuse(StatusCode::NOT_FOUND, "There is no such tab."))
}

/// The tab that a request asks for, if it is of the request's session.
fn own_tab(shared: &Shared, parts: &Parts, token: Option<Id>) -> Result<Arc<Tab>, Refused> {
    let gone = || refuse(StatusCode::CONFLICT, "The page is gone; load it again.");
    let tab = shared.tabs.get(tab_id(parts)?).ok_or_else(gone)?;
    let session = token.and_then(|token| shared.sessions.find(token, &**shared.state()));
    if !session.is_some_and(|session| Arc::ptr_eq(&session, &tab.session)) {
        return Err(refuse(StatusCode::NOT_FOUND, "There is no such tab."));
    }
    Ok(tab)
}

/// The tab that a request is to change, if it is of the request's session and a page of ours asked. Where that is refused the
/// tab is told, too: behind a proxy that the application does not know nothing that is clicked works.
fn tab_to_change(shared: &Shared, parts: &Parts, token: Option<Id>) -> Result<Arc<Tab>, Refused> {
    let tab = own_tab(shared, parts, token);
    may_change(shared.config(), parts).inspect_err(|Refusal(why)| {
        if let Ok(tab) = &tab {
            tab.show_failure(Work::Request { path: parts.uri.path().into() }.refused(why));
        }
    })?;
    tab
}

fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\n', '\r', '\0'])
}

fn click(parts: &Parts, tab: &Tab) -> Result<Option<Click>, Refused> {
    let Some(header) = parts.headers.get("hyper-click") else { return Ok(None) };
    let click = header.to_str().ok().and_then(Click::parse);
    let click =
        click.ok_or_else(|| refuse(StatusCode::BAD_REQUEST, "The header hyper-click cannot be read."))?;
    if click.epoch != tab.epoch {
        return Err(refuse(StatusCode::CONFLICT, "The page is gone; load it again."));
    }
    tab.registry().acknowledge(click.render);
    tab.outbox().acknowledge(click.render);
    Ok(Some(click))
}

/// Answers when the job has run, or at once where it need not run or waits for one that is still on its way: holding
/// that request back could keep the other from its connection.
async fn answer(tab: &Tab, submitted: Submitted, token: Option<Id>, secure: bool) -> Response {
    let mut response = match submitted {
        Submitted::Runs(done) => {
            // The sender goes without a word where the tab is closed meanwhile.
            let _ = done.await;
            StatusCode::NO_CONTENT.into_response()
        }
        Submitted::Waits | Submitted::Repeated => StatusCode::NO_CONTENT.into_response(),
        Submitted::TooLate => {
            refuse(StatusCode::CONFLICT, "Its turn has passed; it was not run.").into_response()
        }
        Submitted::Full => too_many().into_response(),
    };
    give_cookie(&mut response, tab, token, secure);
    response
}
