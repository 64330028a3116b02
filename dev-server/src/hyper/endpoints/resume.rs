//! `POST /hyper/resume`: what a page knew that this process does not.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value as Json;

use super::body::read_body;
use super::{App, Refused, own_tab, query_param, refuse};
use crate::hyper::security::{self, may_change};
use crate::hyper::session;
use crate::hyper::shared::Shared;

/// Takes the values of a page's signals for a tab that was built anew.
pub(crate) async fn resume(State(shared): App, request: Request) -> Response {
    take(&shared, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn take(shared: &Arc<Shared>, request: Request) -> Result<Response, Refused> {
    let (parts, body) = request.into_parts();
    may_change(shared.config(), &parts)?;
    let secure = security::secure(shared.config(), &parts);
    let tab = own_tab(shared, &parts, session::token(&parts.headers, secure))?;
    if query_param(&parts, "epoch").as_deref() != Some(&*tab.epoch) {
        return Err(refuse(StatusCode::CONFLICT, "The page is gone; load it again."));
    }
    let sent = read_body(shared.config().body_limit, parts, body).await?;
    if let Json::Object(signals) = sent.signals {
        tab.outbox().learn(signals);
        tab.wake.notify_one();
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
