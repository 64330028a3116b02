//! `POST /hyper/session`: the cookie of a session that got another one outside of a request.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{App, Refused, give_cookie, query_param, refuse, tab_id};
use crate::hyper::id::Id;
use crate::hyper::security::{self, may_change};
use crate::hyper::session;

/// Gives a page its session's new cookie, for the ticket that came over its stream.
pub(crate) async fn session_cookie(State(shared): App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let give = || {
        may_change(shared.config(), &parts)?;
        let refused = || refuse(StatusCode::NOT_FOUND, "There is no such ticket.");
        let tab = shared.tabs.get(tab_id(&parts)?).ok_or_else(refused)?;
        let ticket =
            query_param(&parts, "ticket").and_then(|ticket| Id::parse(&ticket)).ok_or_else(refused)?;
        if !tab.outbox().redeem(ticket) {
            return Err(refused());
        }
        let mut response = StatusCode::NO_CONTENT.into_response();
        let secure = security::secure(shared.config(), &parts);
        give_cookie(&mut response, &tab, session::token(&parts.headers, secure), secure);
        Ok(response)
    };
    give().unwrap_or_else(|refused: Refused| refused.into_response())
}
