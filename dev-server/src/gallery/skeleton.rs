//! `/skeleton`: the walking skeleton of a live page.

use std::time::Duration;

use axum::{Router, response::IntoResponse, routing::get};

use crate::sse;

pub(super) fn router() -> Router {
    Router::new().route("/skeleton/async", get(answer))
}

// example
async fn answer() -> impl IntoResponse {
    let (sender, stream) = sse::channel();
    tokio::spawn(async move {
        sender.send(r#"{"val": 42}"#).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        sender.send(r#"{"val": 100}"#).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        sender.send(r#"{"msg": "end"}"#).await
    });
    stream
}
// end of example
