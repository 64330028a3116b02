//! Page functions.

use std::fmt;
use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;

use axum::response::Response;
use maud::Render;

use super::cx::Cx;

/// What a page function came to.
pub enum Outcome {
    /// Markup, which goes into the page and is kept alive.
    Markup(String),
    /// A response of its own, sent as it is.
    Response(Box<Response>),
    /// An error, shown in the page's place.
    Failed(Failed),
}

/// An error that a page or an action returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// The error, with its causes.
    pub message: String,
    /// Where it happened, where the error is an [`Error`](super::Error) and so knows it.
    pub place: Option<&'static Location<'static>>,
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Markup(markup) => f.debug_tuple("Markup").field(markup).finish(),
            Self::Response(response) => f.debug_tuple("Response").field(&response.status()).finish(),
            Self::Failed(failed) => f.debug_tuple("Failed").field(failed).finish(),
        }
    }
}

/// What a page function may return: anything that [renders](Render) (maud's `Markup`, a string), an axum [`Response`]
/// (a redirect, a 403, anything that is not to be kept alive), or a `Result` of these with an error of any kind; an
/// [`Error`](super::Error) knows its place.
///
/// `Kind` only tells the implementations apart; it is inferred.
pub trait IntoPage<Kind> {
    /// What it came to.
    fn into_page(self) -> Outcome;
}

/// Tells markup apart.
#[derive(Debug)]
pub struct ByRender;
/// Tells responses apart.
#[derive(Debug)]
pub struct ByResponse;
/// Tells results apart.
#[derive(Debug)]
pub struct ByResult<Kind>(Kind);

impl<T: Render> IntoPage<ByRender> for T {
    fn into_page(self) -> Outcome {
        Outcome::Markup(self.render().into_string())
    }
}

impl IntoPage<ByResponse> for Response {
    fn into_page(self) -> Outcome {
        Outcome::Response(Box::new(self))
    }
}

impl<T, E, Kind> IntoPage<ByResult<Kind>> for Result<T, E>
where
    T: IntoPage<Kind>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn into_page(self) -> Outcome {
        match self {
            Ok(page) => page.into_page(),
            Err(error) => Outcome::Failed(Failed::of(error)),
        }
    }
}

/// An error with its causes.
pub(crate) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

/// A function from a [`Cx`] to a page: `async fn home(cx: Cx) -> Markup`.
///
/// Where the connection that a page is rendered for goes, the function is dropped at the `.await` it has come to, as axum's
/// handlers are. Work that must come to its end belongs into an action, or into a task of its own (`tokio::spawn`).
pub trait Page<Kind>: Send + Sync + 'static {
    /// Renders the page.
    fn render(&self, cx: Cx) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;
}

impl<F, R, Kind> Page<Kind> for F
where
    F: AsyncPage<Output = R>,
    R: IntoPage<Kind>,
{
    fn render(&self, cx: Cx) -> Pin<Box<dyn Future<Output = Outcome> + Send>> {
        let page = self.call(cx);
        Box::pin(async move { page.await.into_page() })
    }
}

/// An asynchronous function of a [`Cx`]; implemented for all of them.
pub trait AsyncPage: Send + Sync + 'static {
    /// What it returns in the end.
    type Output;
    /// Calls it.
    fn call(&self, cx: Cx) -> impl Future<Output = Self::Output> + Send + 'static;
}

impl<F, Fut> AsyncPage for F
where
    F: Fn(Cx) -> Fut + Send + Sync + 'static,
    Fut: Future + Send + 'static,
{
    type Output = Fut::Output;

    fn call(&self, cx: Cx) -> impl Future<Output = Self::Output> + Send + 'static {
        self(cx)
    }
}

/// A page function with its type forgotten.
pub(crate) type PageFn = Arc<dyn Fn(Cx) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync>;

pub(crate) fn erase<Kind, P: Page<Kind>>(page: P) -> PageFn {
    Arc::new(move |cx| page.render(cx))
}
