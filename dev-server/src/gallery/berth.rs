//! `/berth`: a form that says what is wrong while it is filled in.

use axum::{Router, routing::post};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::datastar::{ReadSignals, Signals};

pub(super) fn router() -> Router {
    Router::new().route("/berth/check", post(check)).route("/berth", post(book))
}

const MOORED: [&str; 4] = ["argo", "beagle", "endeavour", "fram"];

// example
#[derive(Deserialize)]
struct Berth {
    boat: String,
    length: String,
    email: String,
}

/// What is wrong with each field; nothing where it is fine.
#[derive(Default, PartialEq, Serialize)]
struct Hints {
    boat: String,
    length: String,
    email: String,
}

impl Berth {
    fn hints(&self) -> Hints {
        let mut hints = Hints::default();
        let boat = self.boat.trim();
        if MOORED.contains(&&*boat.to_lowercase()) {
            hints.boat = format!("{boat} is moored here already");
        } else if boat.chars().count() > 20 {
            hints.boat = "at most 20 letters fit on the board".into();
        }
        match self.length.trim().parse::<f64>() {
            _ if self.length.is_empty() => {}
            Ok(metres) if (3.0..=30.0).contains(&metres) => {}
            Ok(_) => hints.length = "berths are for 3 to 30 metres".into(),
            Err(_) => hints.length = "a number of metres, such as 9.5".into(),
        }
        let whole =
            |(name, host): (&str, &str)| !name.is_empty() && host.contains('.') && !host.ends_with('.');
        if !self.email.is_empty() && !self.email.split_once('@').is_some_and(whole) {
            hints.email = "an address has the form name@example.org".into();
        }
        hints
    }
}

async fn check(ReadSignals(berth): ReadSignals<Berth>) -> Signals {
    Signals::new(json!({ "hint": berth.hints(), "answer": "" }))
}

async fn book(ReadSignals(berth): ReadSignals<Berth>) -> Signals {
    let mut hints = berth.hints();
    for (hint, value) in
        [(&mut hints.boat, &berth.boat), (&mut hints.length, &berth.length), (&mut hints.email, &berth.email)]
    {
        if value.trim().is_empty() {
            *hint = "this is needed".into();
        }
    }
    let answer = if hints == Hints::default() {
        format!("A berth is kept for {}.", berth.boat.trim())
    } else {
        String::new()
    };
    Signals::new(json!({ "hint": hints, "answer": answer }))
}
// end of example

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(boat: &str, length: &str, email: &str) -> Hints {
        Berth { boat: boat.into(), length: length.into(), email: email.into() }.hints()
    }

    #[test]
    fn what_is_still_empty_is_not_yet_wrong() {
        assert!(hints("", "", "") == Hints::default());
    }

    #[test]
    fn each_field_has_its_own_hint() {
        assert_eq!(hints("Argo", "", "").boat, "Argo is moored here already");
        assert_eq!(hints("", "x", "").length, "a number of metres, such as 9.5");
        assert_eq!(hints("", "40", "").length, "berths are for 3 to 30 metres");
        assert!(!hints("", "", "a@b").email.is_empty() && hints("", "", "a@b.org").email.is_empty());
    }
}
