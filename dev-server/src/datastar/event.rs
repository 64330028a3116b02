//! One event of a stream, encoded.

use std::fmt;

use bytes::Bytes;
use datastar::consts::DEFAULT_SSE_RETRY_DURATION;

use super::{ExecuteScript, Mode, Namespace, PatchElements, PatchSignals};

/// One `text/event-stream` event in the form it has on the wire. Cloning shares the bytes, so an event for many
/// readers is encoded once.
///
/// Made from [`PatchElements`], [`PatchSignals`] and [`ExecuteScript`]:
///
/// ```
/// use hypertide_server::datastar::{Event, Mode, PatchElements};
///
/// let event = Event::try_from(PatchElements::new("<li>7</li>").selector("#list").mode(Mode::Append)).unwrap();
/// assert_eq!(
///     event.as_str(),
///     "event: datastar-patch-elements\ndata: selector #list\ndata: mode append\ndata: elements <li>7</li>\n\n"
/// );
///
/// let refused = Event::try_from(PatchElements::new("").selector("#a\ndata: elements <script>")).unwrap_err();
/// assert_eq!(refused.to_string(), "the selector contains a line break, which would end its line on the wire");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event(Bytes);

impl Event {
    /// A patch of signals from any value that serialises to a JSON object.
    ///
    /// # Errors
    /// [`Refused`] where the value does not serialise.
    pub fn signals(value: &impl serde::Serialize) -> Result<Self, Refused> {
        let json = serde_json::to_string(value).map_err(|error| Refused(format!("the signals: {error}")))?;
        PatchSignals::new(json).try_into()
    }

    /// The event as text, with the empty line that ends it.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The bytes of the event, shared with its clones.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

/// A value that cannot be sent, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub(crate) String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl From<std::convert::Infallible> for Refused {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// `value` where it fits on one line of an event stream.
pub(crate) fn one_line<'a>(what: &str, value: &'a str) -> Result<&'a str, Refused> {
    if value.contains(['\n', '\r']) {
        return Err(Refused(format!(
            "the {what} contains a line break, which would end its line on the wire"
        )));
    }
    Ok(value)
}

/// `script` where it can stand inside a script element.
pub(crate) fn inside_script(script: &str) -> Result<&str, Refused> {
    let closes = script.as_bytes().windows(8).any(|window| window.eq_ignore_ascii_case(b"</script"));
    if closes {
        return Err(Refused(
            "the script contains `</script`, which would end its element: write `<\\/script` in its strings"
                .into(),
        ));
    }
    Ok(script)
}

/// Writes events, one after the other, straight into the buffer that goes out.
pub(crate) struct EventWriter(Vec<u8>);

impl EventWriter {
    /// A writer of one event, which begins here.
    fn new(name: &str, capacity: usize) -> Self {
        let mut writer = Self(Vec::with_capacity(capacity + 64));
        writer.begin(name);
        writer
    }

    pub(crate) fn empty() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn begin(&mut self, name: &str) {
        self.line("event: ", name);
    }

    pub(crate) fn end(&mut self) {
        self.0.push(b'\n');
    }

    pub(crate) fn into_vec(self) -> Vec<u8> {
        self.0
    }

    pub(crate) fn line(&mut self, key: &str, value: &str) {
        self.0.extend_from_slice(key.as_bytes());
        self.0.extend_from_slice(value.as_bytes());
        self.0.push(b'\n');
    }

    pub(crate) fn data(&mut self, key: &str, value: &str) {
        self.0.extend_from_slice(b"data: ");
        self.0.extend_from_slice(key.as_bytes());
        self.line(" ", value);
    }

    /// One `data` line for each line of `text`. A lone carriage return ends a line in an event stream, and in the
    /// three languages that travel here (HTML, JSON, JavaScript) it means the same as a line feed.
    pub(crate) fn lines(&mut self, key: &str, text: &str) {
        self.0.reserve(text.len() + 64);
        let mut rest = text;
        while !rest.is_empty() {
            let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
            self.data(key, &rest[..end]);
            let ending = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
            rest = rest.get(end + ending..).unwrap_or_default();
        }
    }

    fn id_and_retry(&mut self, id: Option<&str>, retry: std::time::Duration) -> Result<(), Refused> {
        if let Some(id) = id {
            if id.contains('\0') {
                return Err(Refused("the id contains U+0000, and a reader ignores such an id".into()));
            }
            self.line("id: ", one_line("id", id)?);
        }
        if retry.as_millis() != u128::from(DEFAULT_SSE_RETRY_DURATION) {
            self.line("retry: ", &retry.as_millis().to_string());
        }
        Ok(())
    }

    fn finish(mut self) -> Event {
        self.end();
        Event(self.0.into())
    }
}

const ELEMENTS: &str = "datastar-patch-elements";
const SIGNALS: &str = "datastar-patch-signals";

/// The word of the protocol for a mode.
pub(crate) fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Outer => "outer",
        Mode::Inner => "inner",
        Mode::Remove => "remove",
        Mode::Replace => "replace",
        Mode::Prepend => "prepend",
        Mode::Append => "append",
        Mode::Before => "before",
        Mode::After => "after",
    }
}

/// The word of the protocol for a namespace.
pub(crate) fn namespace_word(namespace: Namespace) -> &'static str {
    match namespace {
        Namespace::Html => "html",
        Namespace::Svg => "svg",
        Namespace::MathMl => "mathml",
    }
}

/// Only `outer` and `replace` find their targets by the ids in the markup.
pub(crate) fn needs_selector(mode: Mode, selector: Option<&str>) -> Result<(), Refused> {
    if selector.is_none() && !matches!(mode, Mode::Outer | Mode::Replace) {
        return Err(Refused(format!("the mode `{}` needs a selector that says where", mode_word(mode))));
    }
    Ok(())
}

impl TryFrom<&PatchElements> for Event {
    type Error = Refused;

    fn try_from(patch: &PatchElements) -> Result<Self, Refused> {
        needs_selector(patch.mode, patch.selector.as_deref())?;
        let elements = patch.elements.as_deref().unwrap_or_default();
        let mut writer = EventWriter::new(ELEMENTS, elements.len() + 32);
        writer.id_and_retry(patch.id.as_deref(), patch.retry)?;
        if let Some(selector) = &patch.selector {
            writer.data("selector", one_line("selector", selector)?);
        }
        if patch.mode != Mode::Outer {
            writer.data("mode", mode_word(patch.mode));
        }
        if patch.namespace != Namespace::Html {
            writer.data("namespace", namespace_word(patch.namespace));
        }
        if patch.use_view_transition {
            writer.data("useViewTransition", "true");
            if let Some(selector) = &patch.view_transition_selector {
                writer.data("viewTransitionSelector", one_line("view transition selector", selector)?);
            }
        }
        writer.lines("elements", elements);
        Ok(writer.finish())
    }
}

impl TryFrom<&PatchSignals> for Event {
    type Error = Refused;

    fn try_from(patch: &PatchSignals) -> Result<Self, Refused> {
        let mut writer = EventWriter::new(SIGNALS, patch.signals.len() + 32);
        writer.id_and_retry(patch.id.as_deref(), patch.retry)?;
        if patch.only_if_missing {
            writer.data("onlyIfMissing", "true");
        }
        writer.lines("signals", &patch.signals);
        Ok(writer.finish())
    }
}

impl TryFrom<&ExecuteScript> for Event {
    type Error = Refused;

    fn try_from(execute: &ExecuteScript) -> Result<Self, Refused> {
        let mut writer = EventWriter::new(ELEMENTS, execute.script.len() + 96);
        writer.id_and_retry(execute.id.as_deref(), execute.retry)?;
        writer.data("selector", "body");
        writer.data("mode", "append");
        let mut element = String::with_capacity(execute.script.len() + 64);
        element.push_str("<script");
        if execute.auto_remove.unwrap_or(true) {
            element.push_str(" data-effect=\"el.remove()\"");
        }
        for attribute in &execute.attributes {
            if attribute.contains(['>', '<']) {
                return Err(Refused(format!("the script attribute `{attribute}` contains an angle bracket")));
            }
            element.push(' ');
            element.push_str(one_line("script attribute", attribute)?);
        }
        element.push('>');
        element.push_str(inside_script(&execute.script)?);
        element.push_str("</script>");
        writer.lines("elements", &element);
        Ok(writer.finish())
    }
}

macro_rules! from_owned {
    ($($kind:ty)*) => {$(
        impl TryFrom<$kind> for Event {
            type Error = Refused;

            fn try_from(patch: $kind) -> Result<Self, Refused> {
                Event::try_from(&patch)
            }
        }
    )*};
}

from_owned! { PatchElements PatchSignals ExecuteScript }

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn text(event: impl TryInto<Event, Error = Refused>) -> String {
        event.try_into().unwrap().as_str().to_owned()
    }

    fn refusal(event: impl TryInto<Event, Error = Refused>) -> String {
        event.try_into().unwrap_err().to_string()
    }

    #[test]
    fn defaults_are_left_out() {
        assert_eq!(
            text(PatchElements::new("<p id=\"a\">x</p>")),
            "event: datastar-patch-elements\ndata: elements <p id=\"a\">x</p>\n\n"
        );
        assert_eq!(
            text(PatchSignals::new("{\"a\":null}")),
            "event: datastar-patch-signals\ndata: signals {\"a\":null}\n\n"
        );
    }

    #[test]
    fn every_option_has_its_line() {
        let patch = PatchElements::new("<circle/>")
            .id("e-7")
            .retry(Duration::from_secs(3))
            .selector("#chart")
            .mode(Mode::Prepend)
            .namespace(Namespace::Svg)
            .use_view_transition(true)
            .view_transition_selector("#chart");
        assert_eq!(
            text(patch),
            "event: datastar-patch-elements\nid: e-7\nretry: 3000\ndata: selector #chart\ndata: mode prepend\n\
             data: namespace svg\ndata: useViewTransition true\ndata: viewTransitionSelector #chart\n\
             data: elements <circle/>\n\n"
        );
        assert_eq!(
            text(PatchSignals::new("{a: 1}").only_if_missing(true)),
            "event: datastar-patch-signals\ndata: onlyIfMissing true\ndata: signals {a: 1}\n\n"
        );
    }

    #[test]
    fn every_kind_of_line_ending_in_markup_starts_a_new_line() {
        assert_eq!(
            text(PatchElements::new("<pre>a\r\nb\rc\n\nd</pre>\n")),
            "event: datastar-patch-elements\ndata: elements <pre>a\ndata: elements b\ndata: elements c\n\
             data: elements \ndata: elements d</pre>\n\n"
        );
    }

    #[test]
    fn markup_cannot_smuggle_an_event() {
        let event = text(PatchElements::new("<p>\n\nevent: x\rdata: y</p>"));
        assert_eq!(event.matches("\n\n").count(), 1, "{event}");
        assert!(event.contains("data: elements event: x\ndata: elements data: y"), "{event}");
    }

    #[test]
    fn a_script_becomes_an_element_that_removes_itself() {
        assert_eq!(
            text(ExecuteScript::new("a()\nb()").attributes(["type=\"module\""])),
            "event: datastar-patch-elements\ndata: selector body\ndata: mode append\n\
             data: elements <script data-effect=\"el.remove()\" type=\"module\">a()\ndata: elements b()</script>\n\n"
        );
        assert!(!text(ExecuteScript::new("a()").auto_remove(false)).contains("el.remove"));
    }

    #[test]
    fn a_value_that_would_break_its_line_is_refused() {
        assert!(refusal(PatchElements::new("").id("a\nb")).contains("the id"));
        assert!(refusal(PatchElements::new("").id("a\0b")).contains("U+0000"));
        assert!(refusal(PatchSignals::new("{}").id("a\rb")).contains("the id"));
        assert!(refusal(PatchElements::new("").selector("#a\rb")).contains("the selector"));
        let patch = PatchElements::new("").use_view_transition(true).view_transition_selector("a\nb");
        assert!(refusal(patch).contains("view transition selector"));
        assert!(refusal(ExecuteScript::new("").attributes(["a\nb"])).contains("script attribute"));
        assert!(refusal(ExecuteScript::new("").attributes(["a><b"])).contains("angle bracket"));
        assert!(refusal(ExecuteScript::new("'</SCRIPT>'")).contains("<\\/script"));
    }

    #[test]
    fn a_mode_that_has_no_target_of_its_own_needs_a_selector() {
        for mode in [Mode::Inner, Mode::Append, Mode::Prepend, Mode::Before, Mode::After, Mode::Remove] {
            assert!(refusal(PatchElements::new("<p></p>").mode(mode)).contains("needs a selector"));
        }
        text(PatchElements::new("<p id=a></p>").mode(Mode::Replace));
    }
}
