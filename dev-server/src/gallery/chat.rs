//! `/chat`: what one says, all see. What was said is in the log.

use std::time::Duration;

use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use maud::html;
use serde::Deserialize;
use serde_json::json;

use super::{Options, ticker};
use crate::sse::{Event, Hub, LastEventId};

/// The longest name and the longest text, in characters.
const WHO: usize = 30;
const TEXT: usize = 400;

#[derive(Deserialize)]
struct Said {
    who: String,
    text: String,
}

pub(super) fn router(options: &Options) -> Router {
    let hub = options.hub("chat", Hub::builder().log_events(200));
    options.end_with_program(&hub);

    // How many are here is told whenever it changes.
    let (people, readers) = (hub.clone(), hub.clone());
    let mut told = 0;
    ticker::run(
        options,
        Duration::from_millis(500),
        move || readers.statistics().readers,
        move || {
            let here = people.statistics().readers;
            if here != told
                && let Ok(event) = Event::json("people", &json!({ "count": here }))
            {
                told = here;
                ticker::report(people.publish(&event));
            }
        },
    );

    let speaking = hub.clone();
    Router::new()
        .route(
            "/chat/stream",
            get(async move |last: LastEventId| hub.subscribe(last.as_deref()).with_history()),
        )
        .route("/chat/say", post(async move |said: Json<Said>| say(&speaking, &said)))
}

fn say(hub: &Hub, said: &Said) -> Response {
    let refuse = |why: String| (StatusCode::UNPROCESSABLE_ENTITY, why).into_response();
    let (who, text) = (said.who.trim(), said.text.trim());
    if text.is_empty() {
        return refuse("there is nothing to say: `text` is empty\n".into());
    }
    for (name, value, most) in [("who", who, WHO), ("text", text, TEXT)] {
        let length = value.chars().count();
        if length > most {
            return refuse(format!("`{name}` has {length} characters, and at most {most} are allowed\n"));
        }
    }
    let who = if who.is_empty() { "somebody" } else { who };
    // The page puts it in as markup, so it has to be markup: nothing that was typed is.
    let line = html! { li { b { (who) } " " span { (text) } } };
    let event = Event::json("said", &json!({ "who": who, "html": line.into_string() }));
    match event.map(|event| hub.publish(&event)) {
        Ok(Ok(_)) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(error)) => (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")).into_response(),
        Err(error) => refuse(format!("{error}\n")),
    }
}
