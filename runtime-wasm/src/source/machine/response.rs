//! What follows from the head of a response.

use super::Reason;
use hypertide_grammar::diagnostic::push_number;

/// The head of a response, as far as it matters.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The status code.
    pub status: u16,
    /// The `Content-Type`, empty where there is none.
    pub content_type: &'a str,
    /// `Retry-After` as milliseconds from now, where it is there and makes sense.
    pub retry_after: Option<f64>,
}

/// What to do about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Accepted,
    /// 204: closed for good, without an error.
    NoContent,
    Final(Reason, String),
    Retry(String),
}

pub(super) fn judge(head: &Head<'_>) -> Verdict {
    let &Head { status, content_type, .. } = head;
    if status == 204 {
        return Verdict::NoContent;
    }
    let mut message = String::new();
    if status == 200 {
        if is_event_stream(content_type) {
            return Verdict::Accepted;
        }
        message.push_str("expected text/event-stream, the server sent ");
        message.push_str(if content_type.is_empty() { "no content type" } else { content_type });
        return Verdict::Final(Reason::ContentType, message);
    }
    message.push_str("the server answered ");
    push_number(&mut message, status.into());
    match status {
        408 | 425 | 429 | 500..=599 => Verdict::Retry(message),
        _ => Verdict::Final(Reason::Status, message),
    }
}

/// `text/event-stream` with any parameters, in any case.
fn is_event_stream(content_type: &str) -> bool {
    let essence = content_type.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default();
    essence.trim_ascii().eq_ignore_ascii_case(b"text/event-stream")
}

#[cfg(test)]
mod tests {
    use super::super::Reason;
    use super::{Head, Verdict, judge};

    fn source(status: u16, content_type: &str) -> Verdict {
        judge(&Head { status, content_type, retry_after: None })
    }

    #[test]
    fn an_event_stream_may_have_parameters_and_any_case() {
        for content_type in ["text/event-stream", "Text/Event-Stream ; charset=utf-8", " text/event-stream;a"]
        {
            assert_eq!(source(200, content_type), Verdict::Accepted, "{content_type}");
        }
    }

    #[test]
    fn another_content_type_is_a_final_error_that_names_it() {
        for (content_type, named) in [
            ("text/html", "text/html"),
            ("", "no content type"),
            ("text/event-streams", "text/event-streams"),
            ("application/json; a=text/event-stream", "application/json; a=text/event-stream"),
        ] {
            let message = format!("expected text/event-stream, the server sent {named}");
            assert_eq!(source(200, content_type), Verdict::Final(Reason::ContentType, message));
        }
    }

    #[test]
    fn statuses_that_pass_are_retried_and_others_are_final() {
        for status in [408, 425, 429, 500, 502, 503, 504, 599] {
            assert!(matches!(source(status, ""), Verdict::Retry(_)), "{status}");
        }
        for status in [201, 202, 203, 205, 206, 304, 400, 401, 403, 404, 410, 418] {
            assert!(
                matches!(source(status, "text/event-stream"), Verdict::Final(Reason::Status, _)),
                "{status}"
            );
        }
        assert_eq!(source(204, ""), Verdict::NoContent);
    }

    #[test]
    fn a_status_is_named_in_digits() {
        for (status, named) in [(503, "503"), (0, "0"), (65535, "65535")] {
            let (Verdict::Retry(message) | Verdict::Final(_, message)) = source(status, "") else {
                panic!("{status} is an error");
            };
            assert_eq!(message, format!("the server answered {named}"));
        }
    }
}
