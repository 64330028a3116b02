//! `GET` of a page.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{App, encoded, give_cookie, refuse, too_many};
use crate::hyper::assets;
use crate::hyper::compress::{wanted, whole};
use crate::hyper::document::document;
use crate::hyper::id::Id;
use crate::hyper::render::{Render, render};
use crate::hyper::stream::digest;
use crate::hyper::tab::Tab;
use crate::hyper::{security, session};
use crate::pkg;

/// A page, or a static file.
pub(crate) async fn page(State(shared): App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
    if !matches!(parts.method, Method::GET | Method::HEAD) {
        let known = shared.routes().find(path, query).is_some();
        let status = if known { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::NOT_FOUND };
        return status.into_response();
    }
    let Some((_, route)) = shared.routes().find(path, query) else {
        let file = assets::find(&shared.config().assets, &parts.method, path, &parts.headers).await;
        return file.unwrap_or_else(no_page);
    };
    let secure = security::secure(shared.config(), &parts);
    let token = session::token(&parts.headers, secure);
    let session = shared.sessions.find_or_new(token, &**shared.state());
    let tab = Tab::new(shared.clone(), session.clone(), Id::random(), route, parts.headers.clone());
    if shared.tabs.insert(&tab).is_err() {
        return too_many().into_response();
    }
    let mut memory = tab.rendering.lock().await;
    let mut response = match render(&tab).await.0 {
        Render::Page(page) => {
            memory.head = Some(digest(&page.head));
            memory.body = Some(digest(&page.body));
            let status = if page.failed { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::OK };
            html(status, &parts.headers, document(&tab, &page))
        }
        Render::Response(response) => {
            shared.tabs.remove(&tab);
            *response
        }
        Render::NoPage => {
            shared.tabs.remove(&tab);
            no_page()
        }
    };
    drop(memory);
    give_cookie(&mut response, &tab, token, secure);
    response
}

fn no_page() -> Response {
    refuse(StatusCode::NOT_FOUND, "There is no such page.").into_response()
}

fn html(status: StatusCode, request: &HeaderMap, document: String) -> Response {
    let coding = wanted(request);
    let preload = pkg::preload(&document);
    let body = match whole(coding, document) {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "a page could not be compressed");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut response = (status, preload, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    // A page names its tab: another copy of it would be another's.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    encoded(headers, coding);
    response
}
