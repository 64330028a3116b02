//! `POST /hyper/actions`: an action of a tab.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::body::read_body;
use super::{App, Refused, answer, click, query_param, refuse, tab_to_change};
use crate::hyper::action::parse_id;
use crate::hyper::boundary::Work;
use crate::hyper::queue::JobWork;
use crate::hyper::registry::Found;
use crate::hyper::security;
use crate::hyper::session;
use crate::hyper::shared::Shared;
use crate::hyper::tab::Tab;

/// An action of a tab.
pub(crate) async fn actions(State(shared): App, request: Request) -> Response {
    take_action(&shared, request).await.unwrap_or_else(IntoResponse::into_response)
}

async fn take_action(shared: &Arc<Shared>, request: Request) -> Result<Response, Refused> {
    let (parts, body) = request.into_parts();
    let secure = security::secure(shared.config(), &parts);
    let token = session::token(&parts.headers, secure);
    let tab = tab_to_change(shared, &parts, token)?;
    let unknown = || refuse(StatusCode::NOT_FOUND, "There is no such action.");
    let action = query_param(&parts, "action-id").and_then(|id| parse_id(&id)).ok_or_else(unknown)?;
    let click = click(&parts, &tab)?;
    let number = click.as_ref().map(|click| click.number);
    if number.is_some_and(|number| tab.queue.knows(number)) {
        return Ok(answer(&tab, tab.queue.submit(&tab, number, JobWork::Nothing, 0), token, secure).await);
    }
    let found = tab.registry().find(action, click.map(|click| click.render));
    let made = match found {
        Found::Action(made) => made,
        Found::Never => return Err(unknown()),
        Found::Gone => {
            tab.queue.submit(&tab, number, JobWork::Nothing, 0);
            return Err(refuse(StatusCode::CONFLICT, "The page no longer has this action."));
        }
    };
    let read = read_body(shared.config().body_limit, parts, body).await;
    let ready = read.and_then(|sent| {
        let run = (made.run)(&sent.params)
            .map_err(|error| refuse(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))?;
        Ok((run, sent))
    });
    let (run, sent) = match ready {
        Ok(ready) => ready,
        Err(refused) => {
            let work = Work::Action { name: Tab::action_name(&made), place: made.place };
            tab.show_failure(work.refused(&refused.text));
            // Its turn passes, so that the clicks after it need not wait.
            tab.queue.submit(&tab, number, JobWork::Nothing, 0);
            return Err(refused);
        }
    };
    let work = JobWork::Action { made, run, signals: sent.signals };
    Ok(answer(&tab, tab.queue.submit(&tab, number, work, sent.bytes), token, secure).await)
}
