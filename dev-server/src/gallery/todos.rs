//! `/todos`: one list that everybody sees and changes.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    routing::{get, post, put},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Options, in_memory, ticker};
use crate::{
    datastar::{self, Event, PatchElements, ReadSignals},
    sse::{self, Hub, LastEventId, Subscription},
};

/// The longest list, and the longest thing to do in characters.
const MOST: usize = 30;
const LONGEST: usize = 80;

pub(super) fn router(options: &Options) -> Router {
    let hub = in_memory(Hub::builder());
    options.end_with_program(&hub);
    let list = ["Grease the windlass", "Mend the jib", "Buy oilskins"];
    let list =
        list.map(|text| Todo { id: fastrand::u32(..), text: text.into(), done: text.starts_with("Mend") });
    let todos = Todos { list: Arc::new(Mutex::new(list.into())), hub };
    Router::new()
        .route("/todos/stream", get(stream))
        .route("/todos", post(add).delete(clear))
        .route("/todos/{id}", put(toggle).delete(remove))
        .with_state(todos)
}

// example
#[derive(Clone)]
struct Todos {
    list: Arc<Mutex<Vec<Todo>>>,
    hub: Hub,
}

struct Todo {
    id: u32,
    text: String,
    done: bool,
}

#[derive(Deserialize)]
struct New {
    todo: String,
}

impl Todos {
    /// Changes the list, and sends it to every page that is open.
    fn change(&self, act: impl FnOnce(&mut Vec<Todo>)) -> StatusCode {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        act(&mut list);
        if let Some(event) = event(&list) {
            ticker::report(self.hub.publish(&event));
        }
        StatusCode::NO_CONTENT
    }

    fn event(&self) -> Option<sse::Event> {
        event(&self.list.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn event(list: &[Todo]) -> Option<sse::Event> {
    Some(Event::try_from(PatchElements::new(markup(list))).ok()?.into())
}

fn markup(list: &[Todo]) -> Markup {
    let left = list.iter().filter(|todo| !todo.done).count();
    html! {
        div id="todos" {
            ul.todos {
                @for Todo { id, text, done } in list {
                    @let url = format!("/todos/{id}");
                    li id={ "todo-" (id) } {
                        label {
                            input type="checkbox" checked[*done] data-on:change=(datastar::put(&url));
                            span { (text) }
                        }
                        button.quiet aria-label={ "Remove " (text) } data-on:click=(datastar::delete(&url)) { "×" }
                    }
                }
            }
            p.note {
                (left) " left "
                @if left < list.len() {
                    button.quiet data-on:click=(datastar::delete("/todos")) { "Clear what is done" }
                }
            }
        }
    }
}

async fn stream(State(todos): State<Todos>, last: LastEventId) -> Subscription {
    let stream = todos.hub.subscribe(last.as_deref());
    if stream.start().is_resumed() { stream } else { stream.with_first(todos.event()) }
}

async fn add(State(todos): State<Todos>, ReadSignals(New { todo }): ReadSignals<New>) -> StatusCode {
    let text: String = todo.trim().chars().take(LONGEST).collect();
    todos.change(|list| {
        if !text.is_empty() && list.len() < MOST {
            list.push(Todo { id: fastrand::u32(..), text, done: false });
        }
    })
}

async fn toggle(State(todos): State<Todos>, Path(id): Path<u32>) -> StatusCode {
    todos.change(|list| list.iter_mut().filter(|todo| todo.id == id).for_each(|todo| todo.done ^= true))
}

async fn remove(State(todos): State<Todos>, Path(id): Path<u32>) -> StatusCode {
    todos.change(|list| list.retain(|todo| todo.id != id))
}

async fn clear(State(todos): State<Todos>) -> StatusCode {
    todos.change(|list| list.retain(|todo| !todo.done))
}
// end of example
