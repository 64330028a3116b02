//! `POST /hyper/navigate`: a tab moves to another page.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{App, Refused, answer, click, is_path, query_param, refuse, tab_to_change};
use crate::hyper::queue::JobWork;
use crate::hyper::security;
use crate::hyper::session;

/// A tab moves to another page.
pub(crate) async fn navigate(State(shared): App, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let go = async {
        let secure = security::secure(shared.config(), &parts);
        let token = session::token(&parts.headers, secure);
        let tab = tab_to_change(&shared, &parts, token)?;
        let address = query_param(&parts, "path").filter(|path| is_path(path));
        let address =
            address.ok_or_else(|| refuse(StatusCode::BAD_REQUEST, "The path is none of this site."))?;
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let number = click(&parts, &tab)?.map(|click| click.number);
        let work = JobWork::Navigate { path: path.into(), query: query.into() };
        Ok(answer(&tab, tab.queue.submit(&tab, number, work, address.len()), token, secure).await)
    };
    go.await.unwrap_or_else(|refused: Refused| refused.into_response())
}
