//! What the page is told: the lifecycle events `open`, `error` and `close`.

/// Why something ended or went wrong: the `reason` of an event's `detail`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The connection could not be made, or broke.
    Network,
    /// The server ended the stream.
    End,
    /// Silence for longer than the timeout.
    Timeout,
    /// The status of the answer.
    Status,
    /// The answer is no event stream.
    ContentType,
    /// A line or event over the limit.
    TooLarge,
    /// There is no address, or it is no URL.
    Url,
    /// Data is not what the handler's encoding says.
    Decode,
    /// A handler threw.
    Handler,
    /// The server answered 204: it has nothing more to say.
    NoContent,
    /// `close()` was called.
    Close,
    /// The element that declared the source left the page.
    Removed,
    /// Another declaration took the name.
    Replaced,
}

impl Reason {
    /// As it stands in `detail.reason`.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Network => "network",
            Reason::End => "end",
            Reason::Timeout => "timeout",
            Reason::Status => "status",
            Reason::ContentType => "content-type",
            Reason::TooLarge => "too-large",
            Reason::Url => "url",
            Reason::Decode => "decode",
            Reason::Handler => "handler",
            Reason::NoContent => "no-content",
            Reason::Close => "close",
            Reason::Removed => "removed",
            Reason::Replaced => "replaced",
        }
    }
}

/// One lifecycle event and its `detail`.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// A response was accepted.
    Open {
        /// Its status; none with the browser's own `EventSource`.
        status: Option<u16>,
        /// How many retries it took.
        attempt: u32,
        /// Whether the server was told where to go on.
        resumed: bool,
        /// What the person who made the page should know; mostly empty.
        message: &'static str,
    },
    /// A connection failed or ended.
    Error {
        /// Why.
        reason: Reason,
        /// The status, where there was an answer.
        status: Option<u16>,
        /// The number of the retry that follows, or that failed where none follows.
        attempt: u32,
        /// Milliseconds until the retry. None: there will be none; NaN: the browser does not say.
        retry_in: Option<f64>,
        /// In words.
        message: Box<str>,
    },
    /// The source is closed for good.
    Close {
        /// Why.
        reason: Reason,
    },
}
