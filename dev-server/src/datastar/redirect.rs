//! Another page.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use maud::{PreEscaped, html};

use super::answer::{HTML, Head, answer_methods, answers, content_type};
use super::event::Refused;
use super::fragment::{id_header, single_id};
use super::quoted;

/// Sends the person to another page.
///
/// A browser follows a 303 by itself, but a Datastar action would patch the page with what it finds there:
/// [`Redirect::from_form`] answers such an action with markup that navigates.
///
/// ```
/// use hypertide_server::datastar::Redirect;
///
/// let sid = "sid=7f3a; HttpOnly; Path=/; SameSite=Lax";
/// let response = Redirect::from_form("#login-form", "/dashboard").cookie(sid).build().unwrap();
/// assert_eq!((response.status().as_u16(), &response.headers()["set-cookie"]), (200, &sid.parse().unwrap()));
///
/// let response = Redirect::to("/dashboard").cookie(sid).build().unwrap();
/// assert_eq!((response.status().as_u16(), &response.headers()["location"]), (303, &"/dashboard".parse().unwrap()));
/// ```
#[derive(Clone, Debug)]
pub struct Redirect {
    head: Head,
    location: String,
    form: Option<String>,
    element: String,
}

impl Redirect {
    /// 303 See Other, for a plain form, a link, a log-out.
    pub fn to(location: impl Into<String>) -> Self {
        let mut head = Head::default();
        head.status(StatusCode::SEE_OTHER);
        Self { head, location: location.into(), form: None, element: "div".into() }
    }

    /// An answer to a Datastar action: the element `selector` (one id, such as `#login-form`) is replaced by a script
    /// that navigates to `location`.
    pub fn from_form(selector: impl Into<String>, location: impl Into<String>) -> Self {
        Self { form: Some(selector.into()), head: Head::default(), ..Self::to(location) }
    }

    /// The name of the element that takes the target's place, where a `div` may not stand there (`li` in a list).
    pub fn element(mut self, name: impl Into<String>) -> Self {
        self.element = name.into();
        self
    }

    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where the selector is not a single id, the element's name is no name, the location is a script
    /// (`javascript:`) or no header value, or a header given is none.
    pub fn build(mut self) -> Result<Response, Refused> {
        // Schemes are read by browsers without control characters and blanks.
        let scheme: String =
            self.location.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(11).collect();
        if scheme.eq_ignore_ascii_case("javascript:") {
            return Err(Refused("the location is a script, not an address".into()));
        }
        let Some(selector) = self.form else {
            self.head.header("location", &self.location);
            return self.head.finish([], Body::empty());
        };
        let id = single_id(&selector)?;
        if self.element.is_empty() || !self.element.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(Refused(format!("`{}` is no element name", self.element.escape_debug())));
        }
        let script = PreEscaped(format!("window.location={}", quoted(&self.location)));
        let name = &self.element;
        let markup = html! {
            (PreEscaped(format!("<{name} id=\"{id}\">"))) script { (script) } (PreEscaped(format!("</{name}>")))
        };
        let defaults = [
            content_type(HTML),
            id_header(&selector)?,
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        self.head.finish(defaults, Body::from(markup.into_string()))
    }
}

answers!(Redirect);
