//! Links from page to page.

use std::fmt::Display;

use form_urlencoded::byte_serialize;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::action::CLICK;
use super::cx::Cx;
use crate::datastar::quoted;

/// What stays as it is in a segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');
const SEGMENTS: &AsciiSet = &SEGMENT.remove(b'/');

/// A link to another page of the application, followed without loading a document anew; see [`Cx::navigate`].
///
/// ```
/// use hypertide_server::hyper::Cx;
/// use maud::{Markup, html};
///
/// async fn user(cx: Cx) -> Markup {
///     let posts = cx.navigate("user").param("id", 42).query("tab", "posts");
///     html! { a href=(posts.href()) data-on:click=(posts.click()) { "Posts" } }
/// }
/// ```
///
/// `href` is what the browser uses for a new tab, a new window, a bookmark; `click` leaves clicks that ask for these
/// (with a modifier key, with another button) alone.
#[derive(Clone, Debug)]
pub struct Navigation {
    cx: Cx,
    pattern: String,
    name: String,
    query: String,
}

impl Navigation {
    #[track_caller]
    pub(crate) fn to(cx: &Cx, name: &str) -> Self {
        let routes = cx.tab.shared.routes();
        let Some(page) = routes.named(name) else {
            panic!("no page is named `{name}`; there are {}", routes.names().join(", "))
        };
        Self { cx: cx.clone(), pattern: page.pattern.clone(), name: name.into(), query: String::new() }
    }

    /// Sets a parameter of the path.
    ///
    /// # Panics
    /// Where the page's path has no such parameter.
    #[track_caller]
    pub fn param(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        let one = format!("{{{name}}}");
        let rest = format!("{{*{name}}}");
        if self.pattern.contains(&one) {
            self.pattern = self.pattern.replacen(&one, &utf8_percent_encode(&value, SEGMENT).to_string(), 1);
        } else if self.pattern.contains(&rest) {
            self.pattern =
                self.pattern.replacen(&rest, &utf8_percent_encode(&value, SEGMENTS).to_string(), 1);
        } else {
            panic!("the path {} of the page `{}` has no parameter `{name}`", self.pattern, self.name);
        }
        self
    }

    /// Adds a query parameter.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.query.push(if self.query.is_empty() { '?' } else { '&' });
        self.query.extend(byte_serialize(name.as_bytes()));
        self.query.push('=');
        self.query.extend(byte_serialize(value.to_string().as_bytes()));
        self
    }

    /// The address.
    ///
    /// # Panics
    /// Where a parameter of the path was not given.
    #[track_caller]
    pub fn href(&self) -> String {
        if let Some(missing) = self.pattern.split('{').nth(1) {
            let missing = missing.split('}').next().unwrap_or_default();
            panic!("the page `{}` needs the parameter `{}`", self.name, missing.trim_start_matches('*'));
        }
        format!("{}{}", self.pattern, self.query)
    }

    /// What a plain click does: the value of `data-on:click`.
    ///
    /// # Panics
    /// Where a parameter of the path was not given.
    #[track_caller]
    pub fn click(&self) -> String {
        let href = self.href();
        let title = self.title(&href);
        let (tab, encoded): (_, String) = (self.cx.tab.id, byte_serialize(href.as_bytes()).collect());
        format!(
            "evt.button||evt.metaKey||evt.ctrlKey||evt.shiftKey||evt.altKey||(evt.preventDefault(),\
             history.pushState({{}},{title},{href}),window.scrollTo(0,0),\
             @post('/hyper/navigate?tab-id={tab}&path={encoded}',\
             {{headers:{{{CLICK}}},payload:{{}},requestCancellation:'disabled'}}))",
            title = quoted(&title),
            href = quoted(&href),
        )
    }

    /// The title of the page it leads to, for the browser's history.
    fn title(&self, href: &str) -> String {
        let routes = self.cx.tab.shared.routes();
        let (path, query) = href.split_once('?').unwrap_or((href, ""));
        let Some((page, route)) = routes.find(path, query) else { return String::new() };
        page.title(&self.cx.at(route))
    }
}

/// What the page does when the person goes back or forward.
pub(crate) fn on_popstate(tab: impl Display) -> String {
    format!(
        "@post('/hyper/navigate?tab-id={tab}&path='+encodeURIComponent(location.pathname+location.search),\
         {{headers:{{{CLICK}}},payload:{{}},requestCancellation:'disabled'}})"
    )
}
