//! A part of a page.

use std::fmt::Write;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use datastar::axum::header::{
    DATASTAR_MODE, DATASTAR_NAMESPACE, DATASTAR_SELECTOR, DATASTAR_USE_VIEW_TRANSITION,
};
use maud::Render;

use super::answer::{HTML, Head, answer_methods, answers, content_type};
use super::event::{Refused, mode_word, namespace_word, needs_selector, one_line};
use super::{Mode, Namespace};

/// `text/html` that patches elements of the page that asked. Without options each top-level element of the markup is
/// morphed into the element that has its `id`.
///
/// ```
/// use hypertide_server::datastar::{Fragment, Mode};
/// use maud::html;
///
/// let response = Fragment::new(html! { span { "3" } }).selector("#count").mode(Mode::Inner).build().unwrap();
/// assert_eq!(response.headers()["datastar-selector"], "#count");
/// assert_eq!(response.headers()["datastar-mode"], "inner");
/// ```
#[derive(Clone, Debug)]
pub struct Fragment {
    head: Head,
    markup: String,
    selector: Option<String>,
    mode: Option<Mode>,
    namespace: Option<Namespace>,
    view_transition: bool,
}

impl Fragment {
    /// This markup, to be morphed into the elements that have its ids.
    pub fn new(markup: impl Render) -> Self {
        Self {
            head: Head::default(),
            markup: markup.render().into_string(),
            selector: None,
            mode: None,
            namespace: None,
            view_transition: false,
        }
    }

    /// Nothing but the removal of all that matches `selector`.
    pub fn remove(selector: impl Into<String>) -> Self {
        Self::new("").selector(selector).mode(Mode::Remove)
    }

    /// The elements to patch, as a CSS selector; all that match are patched.
    pub fn selector(mut self, selector: impl Into<String>) -> Self {
        self.selector = Some(selector.into());
        self
    }

    /// What to do with them; without it the client's default, `outer`. All but `outer` and `replace` need a selector.
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// The namespace the markup is read in.
    pub fn namespace(mut self, namespace: Namespace) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Whether the change is animated as a view transition.
    pub fn view_transition(mut self, animate: bool) -> Self {
        self.view_transition = animate;
        self
    }

    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where the selector contains a line break or the mode lacks one, or a header given is none.
    pub fn build(self) -> Result<Response, Refused> {
        let mut defaults = vec![content_type(HTML)];
        if let Some(mode) = self.mode {
            needs_selector(mode, self.selector.as_deref())?;
            defaults.push((DATASTAR_MODE, HeaderValue::from_static(mode_word(mode))));
        }
        if let Some(selector) = &self.selector {
            defaults.push((DATASTAR_SELECTOR, selector_header(selector)?));
        }
        if let Some(namespace) = self.namespace {
            defaults.push((DATASTAR_NAMESPACE, HeaderValue::from_static(namespace_word(namespace))));
        }
        if self.view_transition {
            defaults.push((DATASTAR_USE_VIEW_TRANSITION, HeaderValue::from_static("true")));
        }
        self.head.finish(defaults, Body::from(self.markup))
    }
}

answers!(Fragment);

/// A selector as a header value. Headers carry ASCII; CSS has its own escape for the rest, valid in identifiers and
/// in strings alike (CSS Syntax 3, 4.3.7).
fn selector_header(selector: &str) -> Result<HeaderValue, Refused> {
    let mut ascii = String::with_capacity(selector.len());
    for c in one_line("selector", selector)?.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            let _ = write!(ascii, "\\{:x} ", u32::from(c));
        }
    }
    HeaderValue::try_from(ascii).map_err(|_| {
        Refused(format!("the selector `{}` contains a control character", selector.escape_debug()))
    })
}

/// `selector` where it is one id selector, as its id.
pub(super) fn single_id(selector: &str) -> Result<&str, Refused> {
    match selector.strip_prefix('#') {
        Some(id) if !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || "-_".contains(c)) => Ok(id),
        _ => Err(Refused(format!(
            "`{}` is not one id such as `#login-form`: the markup that navigates takes that element's place",
            selector.escape_debug()
        ))),
    }
}

/// The header that names the one element `id`.
pub(super) fn id_header(selector: &str) -> Result<(HeaderName, HeaderValue), Refused> {
    Ok((DATASTAR_SELECTOR, selector_header(selector)?))
}
