//! The document around a page.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use maud::{DOCTYPE, Escaper, Markup, PreEscaped, Render, html};
use memchr::memmem;

use super::action::SIGNALS_HERE;
use super::boundary::Failure;
use super::client::Client;
use super::cx::Cx;
use super::navigate::on_popstate;
use super::signal::{Declared, collected, declarations};
use super::tab::Tab;

/// What goes into the head of every page, made for each render.
pub(crate) type Head = Arc<dyn Fn(&Cx) -> Markup + Send + Sync>;

/// What can be a head: markup, or a function of the page's context, called at every render.
pub trait IntoHead<Kind> {
    #[doc(hidden)]
    fn into_head(self) -> Arc<dyn Fn(&Cx) -> Markup + Send + Sync>;
}

/// Tells fixed heads apart.
#[derive(Debug)]
pub struct Fixed;
/// Tells computed heads apart.
#[derive(Debug)]
pub struct PerRender;

impl<T: Render> IntoHead<Fixed> for T {
    fn into_head(self) -> Head {
        let markup = self.render();
        Arc::new(move |_| markup.clone())
    }
}

impl<F: Fn(&Cx) -> Markup + Send + Sync + 'static> IntoHead<PerRender> for F {
    fn into_head(self) -> Head {
        Arc::new(self)
    }
}

/// A page as it was rendered.
pub(crate) struct Rendered {
    /// The number of the render.
    pub(crate) number: u64,
    pub(crate) failed: bool,
    pub(crate) title: String,
    /// `<head>…</head>`.
    pub(crate) head: String,
    /// What the page function made, in `<div id="hyper-app">…</div>`.
    pub(crate) body: String,
    /// Where in that it is.
    pub(crate) markup: Range<usize>,
    pub(crate) signals: Vec<Declared>,
}

impl Rendered {
    /// What the page function made.
    pub(crate) fn markup(&self) -> &str {
        &self.body[self.markup.clone()]
    }
}

/// The head of a document.
pub(crate) fn head(tab: &Tab, title: &str, own: Option<Markup>) -> String {
    let markup = html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            @if let Some(own) = own { (own) }
            (tab.shared.config().client.script())
        }
    };
    markup.into_string()
}

/// The part of the body that is patched, and where in it `markup` is. It declares the page's signals where they are
/// missing, and its actions collect them.
pub(crate) fn app(signals: &[Declared], markup: &str) -> (String, Range<usize>) {
    let mut body = String::with_capacity(markup.len() + 64);
    body.push_str("<div id=\"hyper-app\"");
    if !signals.is_empty() {
        body.push_str(" data-signals__ifmissing=\"");
        let _ = Escaper::new(&mut body).write_str(&declarations(signals));
        body.push('"');
    }
    body.push('>');
    let start = body.len();
    let collected = collected(signals);
    let mut copied = 0;
    for here in memmem::find_iter(markup.as_bytes(), SIGNALS_HERE.as_bytes()) {
        body.push_str(&markup[copied..here]);
        body.push_str(&collected);
        copied = here + SIGNALS_HERE.len();
    }
    body.push_str(&markup[copied..]);
    let end = body.len();
    body.push_str("</div>");
    (body, start..end)
}

/// Where failures beside the page are shown.
pub(crate) fn failure(failure: Option<&Failure>, development: bool) -> String {
    let markup = html! {
        div id="hyper-failure" {
            @if let Some(failure) = failure {
                (failure.markup(development))
                button type="button" data-on:click="el.parentElement.replaceChildren()" { "Close" }
            }
        }
    };
    markup.into_string()
}

/// Where the page can be asked for what its signals are. With the signals of a tab that was built anew it is asked, once:
/// in a body, because what a person typed goes into no URL.
pub(crate) fn resumption(tab: &Tab, signals: &[Declared]) -> String {
    let ask = signals.iter().any(|signal| !signal.local).then(|| {
        format!(
            "@post('/hyper/resume?tab-id={}&epoch={}',\
             {{payload:{{signals:{}}},requestCancellation:'disabled'}})",
            tab.id,
            tab.epoch,
            collected(signals)
        )
    });
    html! { span id="hyper-resumption" data-init=[ask] {} }.into_string()
}

/// The whole document.
pub(crate) fn document(tab: &Tab, page: &Rendered) -> String {
    let config = tab.shared.config();
    let id = tab.id;
    // What the page itself keeps: the epoch and number of clicks, the render it shows, and what it is told to do.
    let own = format!("{{_hyper:{{e:'{}',n:0,r:{},address:'',leave:'',ticket:''}}}}", tab.epoch, page.number);
    let connect = |cancellation: &str| {
        format!(
            "@get('/hyper/events?tab-id={id}',{{payload:{{path:location.pathname+location.search}},openWhenHidden:{},\
             retry:'always',retryMaxCount:1000000000,retryMaxWait:10000,requestCancellation:{cancellation}}})",
            config.open_when_hidden
        )
    };
    // A page that was left and that the browser keeps would keep its connection, of which there are only six. Our own
    // client sees to that by itself.
    let (connect, left, back) = match config.client {
        Client::Hypertide => (connect("'disabled'"), None, None),
        Client::Datastar(_) => {
            let connect = format!("el.left=new AbortController(),{}", connect("el.left"));
            let back = format!("evt.persisted&&({connect})");
            (connect, Some("el.left.abort()"), Some(back))
        }
    };
    let address =
        "$_hyper.address&&history.pushState({},'',$_hyper.address.slice($_hyper.address.indexOf(' ')+1))";
    let leave = "$_hyper.leave&&location.assign($_hyper.leave.slice($_hyper.leave.indexOf(' ')+1))";
    let ticket = format!(
        "$_hyper.ticket&&@post('/hyper/session?tab-id={id}&ticket='+$_hyper.ticket,\
         {{payload:{{}},requestCancellation:'disabled'}})"
    );
    let mut outbox = tab.outbox();
    outbox.failure_is_news(true);
    let failure = failure(outbox.failure(), config.development);
    drop(outbox);
    let markup = html! {
        (DOCTYPE)
        html lang=(config.language) {
            (PreEscaped(&page.head))
            body {
                div id="hyper-link" hidden "data-signals__ifmissing"=(own) data-init=(connect)
                    "data-on:pagehide__window"=[left] "data-on:pageshow__window"=[back]
                    "data-on:popstate__window"=(on_popstate(id)) {
                    span data-effect=(address) {}
                    span data-effect=(leave) {}
                    span data-effect=(ticket) {}
                    (PreEscaped(resumption(tab, &[])))
                }
                (PreEscaped(&page.body))
                (PreEscaped(failure))
            }
        }
    };
    markup.into_string()
}
