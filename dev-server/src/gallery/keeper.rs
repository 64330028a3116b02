//! `/keeper`: a record that is edited where it stands.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{Form, Router, extract::State, routing::get};
use maud::{Markup, html};
use serde::Deserialize;

use crate::datastar::{self, Fragment};

pub(super) fn router() -> Router {
    let keeper = Keeper { name: "Ida Lewis".into(), light: "Lime Rock".into(), since: "1857".into() };
    Router::new()
        .route("/keeper/card", get(card).put(save))
        .route("/keeper/form", get(edit))
        .with_state(Arc::new(Mutex::new(keeper)))
}

// example
#[derive(Clone, Deserialize)]
struct Keeper {
    name: String,
    light: String,
    since: String,
}

type Shared = State<Arc<Mutex<Keeper>>>;

impl Keeper {
    fn card(&self) -> Markup {
        html! {
            div id="keeper" {
                dl {
                    dt { "Keeper" } dd { (self.name) }
                    dt { "Light" } dd { (self.light) }
                    dt { "Since" } dd { (self.since) }
                }
                button data-on:click=(datastar::get("/keeper/form")) { "Edit" }
            }
        }
    }

    fn form(&self) -> Markup {
        let save = datastar::put("/keeper/card").form();
        let cancel = datastar::get("/keeper/card");
        html! {
            form.fields id="keeper" data-on:submit=(save) {
                label { "Keeper"
                    input name="name" required maxlength="40" value=(self.name) data-init="el.select()"; }
                label { "Light" input name="light" required maxlength="40" value=(self.light); }
                label { "Since" input name="since" required pattern="[0-9]{4}" title="a year, such as 1857" value=(self.since); }
                div.buttons {
                    button { "Save" }
                    button type="button" data-on:click=(cancel) { "Cancel" }
                }
            }
        }
    }
}

async fn card(State(keeper): Shared) -> Fragment {
    Fragment::new(keeper.lock().unwrap_or_else(PoisonError::into_inner).card())
}

async fn edit(State(keeper): Shared) -> Fragment {
    Fragment::new(keeper.lock().unwrap_or_else(PoisonError::into_inner).form())
}

async fn save(State(keeper): Shared, Form(edited): Form<Keeper>) -> Fragment {
    let mut keeper = keeper.lock().unwrap_or_else(PoisonError::into_inner);
    keeper.clone_from(&edited);
    Fragment::new(keeper.card())
}
// end of example
