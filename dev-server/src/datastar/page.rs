//! A whole page.

use axum::body::Body;
use axum::response::Response;
use maud::Render;

use super::answer::{HTML, Head, answer_methods, answers, content_type};
use super::event::Refused;

/// `text/html`: a whole page, or any markup that is not to be patched by headers.
///
/// ```
/// use axum::http::StatusCode;
/// use hypertide_server::datastar::Page;
/// use maud::html;
///
/// let response = Page::new(html! { p { "created" } })
///     .status(StatusCode::CREATED)
///     .header("x-tag", "v1")
///     .build()
///     .unwrap();
/// assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
/// ```
#[derive(Clone, Debug)]
pub struct Page {
    head: Head,
    markup: String,
}

impl Page {
    /// A page of this markup, with status 200.
    pub fn new(markup: impl Render) -> Self {
        Self { head: Head::default(), markup: markup.render().into_string() }
    }

    answer_methods!();

    /// The response.
    ///
    /// # Errors
    /// [`Refused`] where a header given is none.
    pub fn build(self) -> Result<Response, Refused> {
        self.head.finish([content_type(HTML)], Body::from(self.markup))
    }
}

answers!(Page);
