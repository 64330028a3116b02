//! What an action brings.

use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use http_body_util::Limited;
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value as Json};

use super::{Refused, refuse};
use crate::hyper::action::Params;
use crate::hyper::form_data::{FORM_KEY, Multi, without_marks};

/// What came with an action.
pub(super) struct Sent {
    pub(super) params: Params,
    pub(super) signals: Json,
    pub(super) bytes: usize,
}

pub(super) async fn read_body(limit: usize, parts: Parts, body: Body) -> Result<Sent, Refused> {
    let kind =
        parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        return read_form(limit, parts, body).await;
    }
    let length =
        parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > limit) {
        return Err(too_large(limit));
    }
    // Over the limit is the only error there is while the connection holds.
    let body = to_bytes(body, limit).await.map_err(|_| too_large(limit))?;
    sent(&body, body.len())
}

fn too_large(limit: usize) -> Refused {
    let why = format!("That is more than the {limit} bytes that this server takes (App::body_limit).");
    refuse(StatusCode::PAYLOAD_TOO_LARGE, why)
}

/// Reads `{signals, params}`.
fn sent(json: &[u8], bytes: usize) -> Result<Sent, Refused> {
    let bad = |text| refuse(StatusCode::BAD_REQUEST, text);
    let json = if json.trim_ascii().is_empty() { b"{}" } else { json };
    let Ok(Json::Object(mut body)) = serde_json::from_slice(json) else {
        return Err(bad("The body is no JSON object of signals and params."));
    };
    let mut part = |name| match body.remove(name) {
        None | Some(Json::Null) => Ok(Map::new()),
        Some(Json::Object(part)) => Ok(part),
        Some(_) => Err(bad("Signals and params are objects.")),
    };
    let (signals, mut values) = (part("signals")?, part("params")?);
    values.values_mut().for_each(without_marks);
    Ok(Sent { params: Params { values, files: Vec::new() }, signals: Json::Object(signals), bytes })
}

async fn read_form(limit: usize, parts: Parts, body: Body) -> Result<Sent, Refused> {
    let rest =
        parts.headers.get("hyper-payload").and_then(|payload| payload.to_str().ok()).unwrap_or_default();
    let rest: Vec<u8> = percent_decode_str(rest).collect();
    let mut sent = sent(&rest, rest.len())?;
    let mut request = Request::from_parts(parts, Body::new(Limited::new(body, limit)));
    // Our own limit counts, not axum's default.
    DefaultBodyLimit::disable().apply(&mut request);
    let form = Multipart::from_request(request, &()).await;
    let form = form.map_err(|error| refuse(error.status(), error.body_text()))?;
    let multi = Multi::read(form).await.map_err(|error| {
        if error.status() == StatusCode::BAD_REQUEST {
            refuse(error.status(), error.body_text())
        } else {
            too_large(limit)
        }
    })?;
    sent.bytes += multi.files.iter().map(|file| file.bytes.len()).sum::<usize>();
    sent.params.values.insert(FORM_KEY.into(), multi.param());
    sent.params.files = multi.files;
    Ok(sent)
}
