//! What follows from the head of a response.

use super::Reason;

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
    Final(Reason, Box<str>),
    Retry(Box<str>),
}

pub(super) fn judge(head: &Head<'_>) -> Verdict {
    match head.status {
        200 if is_event_stream(head.content_type) => Verdict::Accepted,
        200 => {
            let mut message = String::from("expected text/event-stream, the server sent ");
            message.push_str(if head.content_type.is_empty() {
                "no content type"
            } else {
                head.content_type
            });
            Verdict::Final(Reason::ContentType, message.into())
        }
        204 => Verdict::NoContent,
        status => {
            let message = answered(status);
            let passes = matches!(status, 408 | 425 | 429 | 500..=599);
            if passes { Verdict::Retry(message) } else { Verdict::Final(Reason::Status, message) }
        }
    }
}

/// `text/event-stream` with any parameters, in any case.
fn is_event_stream(content_type: &str) -> bool {
    let essence = content_type.as_bytes().split(|&byte| byte == b';').next().unwrap_or_default();
    essence.trim_ascii().eq_ignore_ascii_case(b"text/event-stream")
}

fn answered(status: u16) -> Box<str> {
    let mut message = String::from("the server answered ");
    let mut unit = 10_000;
    while unit > 0 {
        if status >= unit || unit == 1 {
            message.push((b'0' + (status / unit % 10) as u8) as char);
        }
        unit /= 10;
    }
    message.into()
}

#[cfg(test)]
mod tests {
    use super::super::Reason;
    use super::{Head, Verdict, answered, judge};

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
            assert_eq!(source(200, content_type), Verdict::Final(Reason::ContentType, message.into()));
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
        assert_eq!(&*answered(503), "the server answered 503");
        assert_eq!(&*answered(0), "the server answered 0");
        assert_eq!(&*answered(65535), "the server answered 65535");
    }
}
