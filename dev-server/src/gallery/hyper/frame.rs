//! What stands around an application: links to the others, and its source.

use maud::{Markup, PreEscaped, html};

use super::contents::{APPLICATIONS, Application, GROUP, named};
use crate::gallery::highlight::{self, Language};
use crate::gallery::page::groups;
use crate::hyper::{AsyncPage, Cx};

/// Markup, or the error that there is instead.
pub(super) trait Shown {
    type Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send;
    fn shown(self) -> Result<Markup, Self::Error>;
}

impl Shown for Markup {
    type Error = std::convert::Infallible;
    fn shown(self) -> Result<Markup, Self::Error> {
        Ok(self)
    }
}

impl<E: Into<Box<dyn std::error::Error + Send + Sync>> + Send> Shown for Result<Markup, E> {
    type Error = E;
    fn shown(self) -> Result<Markup, E> {
        self
    }
}

/// A page in the frame of the application `name`.
pub(super) fn framed<R: Shown>(
    name: &'static str,
    page: impl AsyncPage<Output = R>,
) -> impl AsyncPage<Output = Result<Markup, R::Error>> {
    // The source is the same at every render.
    let source = named(name).map(|application| source(application.source)).unwrap_or_default();
    let page = std::sync::Arc::new((page, source));
    move |cx: Cx| {
        let page = page.clone();
        async move {
            let result = page.0.call(cx.clone()).await.shown()?;
            Ok(match named(name) {
                Some(application) => frame(&cx, application, &result, &page.1),
                None => result,
            })
        }
    }
}

fn source(text: &str) -> String {
    let code = highlight::highlight(text.trim_end(), Language::Rust);
    html! { pre tabindex="0" { code { (PreEscaped(code)) } } }.into_string()
}

fn frame(cx: &Cx, own: &Application, result: &Markup, source: &str) -> Markup {
    html! {
        header {
            a.name href="/" { "Hypertide" }
            (groups(Some(GROUP.id)))
            nav.pages aria-label=(GROUP.title) {
                @for application in &APPLICATIONS {
                    @let there = cx.navigate(application.name);
                    a href=(there.href()) data-on:click=(there.click())
                        aria-current=[(application.name == own.name).then_some("page")] { (application.title) }
                }
            }
        }
        // For the looks, and for tests: from now on somebody hears a click.
        main data-init="document.documentElement.dataset.live = 'yes'" {
            h1 { (own.title) }
            p.lead { (own.lead) }
            div.demo {
                section.result id={ "result-" (own.name) } aria-label="Result" { (result) }
                section.source id={ "source-" (own.name) } aria-label="Source" { (PreEscaped(source)) }
            }
        }
    }
}
