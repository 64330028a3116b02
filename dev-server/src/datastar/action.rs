//! The expression of an action: `@get`, `@post` and the others.

use std::fmt::{self, Write};
use std::time::Duration;

use maud::{Escaper, Render};

/// A request as an expression for an attribute such as `data-on:click`. Displays as the expression; in a maud
/// template it is escaped once, like any text.
///
/// ```
/// use hypertide_server::datastar::{get, post};
///
/// assert_eq!(post("/save").form().to_string(), "@post('/save', {contentType: 'form'})");
/// assert_eq!(get("/o'clock").to_string(), r"@get('/o\'clock')");
///
/// let button = maud::html! { button data-on:click=(post("/save").include("^user")) { "Save" } };
/// assert!(button.into_string().contains("{filterSignals: {include: '^user'}}"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    verb: &'static str,
    url: String,
    form: bool,
    selector: Option<String>,
    headers: Vec<(String, String)>,
    include: Option<String>,
    exclude: Option<String>,
    open_when_hidden: Option<bool>,
    payload: Option<String>,
    retry: Option<Retry>,
    retry_interval: Option<Duration>,
    retry_scaler: Option<f64>,
    retry_max_wait: Option<Duration>,
    retry_max_count: Option<u32>,
    cancellation: Option<Cancellation>,
    resume: bool,
}

/// When a request is made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// After a network failure.
    Auto,
    /// After a network failure and an error status.
    Error,
    /// Also after a stream that ended.
    Always,
    /// Never.
    Never,
}

/// What becomes of the request an element made before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancellation {
    /// It is cancelled by the element's next.
    Auto,
    /// Also when the element leaves the page.
    Cleanup,
    /// It goes on.
    Disabled,
}

macro_rules! verbs {
    ($($name:ident)*) => {$(
        #[doc = concat!("An action that sends a ", stringify!($name), " request to `url`, with the page's signals.")]
        pub fn $name(url: impl Into<String>) -> Action {
            Action::new(stringify!($name), url.into())
        }
    )*};
}

verbs! { get post put patch delete }

impl Action {
    fn new(verb: &'static str, url: String) -> Self {
        Self {
            verb,
            url,
            form: false,
            selector: None,
            headers: Vec::new(),
            include: None,
            exclude: None,
            open_when_hidden: None,
            payload: None,
            retry: None,
            retry_interval: None,
            retry_scaler: None,
            retry_max_wait: None,
            retry_max_count: None,
            cancellation: None,
            resume: false,
        }
    }

    /// Sends the nearest form, validated first, instead of signals: url-encoded, or multipart where the form says so.
    pub fn form(mut self) -> Self {
        self.form = true;
        self
    }

    /// Sends the form that `selector` finds.
    pub fn form_at(mut self, selector: impl Into<String>) -> Self {
        self.form = true;
        self.selector = Some(selector.into());
        self
    }

    /// Adds a request header.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sends only signals whose path matches this regular expression.
    pub fn include(mut self, pattern: impl Into<String>) -> Self {
        self.include = Some(pattern.into());
        self
    }

    /// Sends no signals whose path matches this regular expression; without it, those with a segment that begins
    /// with `_`.
    pub fn exclude(mut self, pattern: impl Into<String>) -> Self {
        self.exclude = Some(pattern.into());
        self
    }

    /// Whether the request stays open while the page is hidden.
    pub fn open_when_hidden(mut self, stay: bool) -> Self {
        self.open_when_hidden = Some(stay);
        self
    }

    /// Sends the value of this expression instead of the signals.
    pub fn payload(mut self, expression: impl Into<String>) -> Self {
        self.payload = Some(expression.into());
        self
    }

    /// When the request is made again.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// The wait before the first repetition.
    pub fn retry_interval(mut self, interval: Duration) -> Self {
        self.retry_interval = Some(interval);
        self
    }

    /// By how much each further wait is longer.
    pub fn retry_scaler(mut self, factor: f64) -> Self {
        self.retry_scaler = Some(factor);
        self
    }

    /// The longest wait.
    pub fn retry_max_wait(mut self, wait: Duration) -> Self {
        self.retry_max_wait = Some(wait);
        self
    }

    /// How often it is repeated at most.
    pub fn retry_max_count(mut self, count: u32) -> Self {
        self.retry_max_count = Some(count);
        self
    }

    /// What becomes of the request the element made before.
    pub fn cancellation(mut self, cancellation: Cancellation) -> Self {
        self.cancellation = Some(cancellation);
        self
    }

    /// Keeps the stream open for good, with reconnection and the last event id. Understood by `hypertide.js` only.
    pub fn resume(mut self) -> Self {
        self.resume = true;
        self
    }

    fn options(&self) -> Vec<String> {
        let mut options = Vec::new();
        let mut option = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                options.push(format!("{name}: {value}"));
            }
        };
        let text = |text: &Option<String>| text.as_deref().map(quoted);
        let milliseconds = |time: Option<Duration>| time.map(|time| time.as_millis().to_string());
        option("contentType", self.form.then(|| "'form'".into()));
        option("selector", text(&self.selector));
        option("filterSignals", {
            let parts: Vec<String> = [("include", &self.include), ("exclude", &self.exclude)]
                .into_iter()
                .filter_map(|(name, pattern)| Some(format!("{name}: {}", text(pattern)?)))
                .collect();
            (!parts.is_empty()).then(|| format!("{{{}}}", parts.join(", ")))
        });
        option("headers", {
            let headers = self.headers.iter();
            let all: Vec<String> =
                headers.map(|(name, value)| format!("{}: {}", quoted(name), quoted(value))).collect();
            (!all.is_empty()).then(|| format!("{{{}}}", all.join(", ")))
        });
        option("openWhenHidden", self.open_when_hidden.map(|stay| stay.to_string()));
        option("payload", self.payload.clone());
        option("retry", self.retry.map(|retry| format!("'{}'", retry.word())));
        option("retryInterval", milliseconds(self.retry_interval));
        option("retryScaler", self.retry_scaler.map(|factor| factor.to_string()));
        option("retryMaxWait", milliseconds(self.retry_max_wait));
        option("retryMaxCount", self.retry_max_count.map(|count| count.to_string()));
        option(
            "requestCancellation",
            self.cancellation.map(|cancellation| format!("'{}'", cancellation.word())),
        );
        option("resume", self.resume.then(|| "true".into()));
        options
    }
}

impl Retry {
    fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Error => "error",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

impl Cancellation {
    fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Cleanup => "cleanup",
            Self::Disabled => "disabled",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}({}", self.verb, quoted(&self.url))?;
        let options = self.options();
        if !options.is_empty() {
            write!(f, ", {{{}}}", options.join(", "))?;
        }
        f.write_str(")")
    }
}

impl Render for Action {
    fn render_to(&self, buffer: &mut String) {
        let _ = write!(Escaper::new(buffer), "{self}");
    }
}

impl From<Action> for String {
    fn from(action: Action) -> Self {
        action.to_string()
    }
}

/// `text` as a JavaScript string literal, in single quotes, safe inside an attribute and inside a script element.
pub(crate) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('\'');
    for c in text.chars() {
        match c {
            '\'' => literal.push_str("\\'"),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\u{2028}' => literal.push_str("\\u2028"),
            '\u{2029}' => literal.push_str("\\u2029"),
            // `</script` ends a script and `<!--` begins a comment in it.
            '<' => literal.push_str("\\x3c"),
            c => literal.push(c),
        }
    }
    literal.push('\'');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_its_name_in_a_fixed_order() {
        let action = patch("/p")
            .resume()
            .cancellation(Cancellation::Disabled)
            .retry_max_count(3)
            .retry_max_wait(Duration::from_secs(9))
            .retry_scaler(1.5)
            .retry_interval(Duration::from_millis(250))
            .retry(Retry::Always)
            .payload("{n: 1}")
            .open_when_hidden(true)
            .header("X-Tag", "v")
            .exclude("^b")
            .include("^a")
            .form_at("#f");
        assert_eq!(
            action.to_string(),
            "@patch('/p', {contentType: 'form', selector: '#f', filterSignals: {include: '^a', exclude: '^b'}, \
             headers: {'X-Tag': 'v'}, openWhenHidden: true, payload: {n: 1}, retry: 'always', retryInterval: 250, \
             retryScaler: 1.5, retryMaxWait: 9000, retryMaxCount: 3, requestCancellation: 'disabled', resume: true})"
        );
    }

    #[test]
    fn text_cannot_leave_its_literal() {
        assert_eq!(quoted("a'b\\c\n</script>\u{2028}"), r"'a\'b\\c\n\x3c/script>\u2028'");
    }
}
