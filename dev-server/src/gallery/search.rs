//! `/search`: what fits is shown while it is typed.

use axum::{Router, routing::get};
use maud::html;
use serde::Deserialize;

use super::harbours::HARBOURS;
use crate::datastar::{Fragment, ReadSignals};

pub(super) fn router() -> Router {
    Router::new().route("/search/results", get(results))
}

// example
#[derive(Deserialize)]
struct Search {
    #[serde(default)]
    query: String,
}

async fn results(ReadSignals(search): ReadSignals<Search>) -> Fragment {
    let query = search.query.trim().to_lowercase();
    let fits = |text: &str| text.to_lowercase().contains(&query);
    let mut found: Vec<_> =
        HARBOURS.iter().filter(|(harbour, country)| fits(harbour) || fits(country)).collect();
    let all = found.len();
    found.truncate(8);
    Fragment::new(html! {
        ul id="results" class="log" {
            @for (harbour, country) in &found {
                li { b { (harbour) } " " span { (country) } }
            }
        }
        p id="found" class="note" {
            (found.len()) " of " (all) " harbours"
        }
    })
}
// end of example

#[cfg(test)]
mod tests {
    use super::*;

    async fn found(query: &str) -> String {
        let response = results(ReadSignals(Search { query: query.into() })).await.build().unwrap();
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn names_and_countries_are_looked_through() {
        assert!(found(" TROM ").await.contains("Tromsø"));
        assert!(found("estonia").await.contains("Tallinn"));
        assert!(found("zzz").await.contains("0 of 0 harbours"));
        assert!(found("").await.contains("8 of 72 harbours"));
    }
}
