//! `eventsource`: a stream of server-sent events and what to do with each.

use super::Body;
use crate::hyperscript::expression::{Expr, object::Object};
use crate::span::Span;
use std::borrow::Cow;

/// `eventsource NAME [from URL] [with OPTION …] [on EVENT … end …] end`
#[derive(Debug)]
pub struct EventSource<'a> {
    /// The variable's name, dotted where it lies in a namespace.
    pub name: Cow<'a, str>,
    /// Where the name stands.
    pub name_span: Span,
    /// What `from` names, evaluated for each connection. A bare URL is a string literal here.
    pub url: Option<Expr<'a>>,
    /// `with credentials`
    pub credentials: bool,
    /// `with method "POST"`, as written.
    pub method: Option<Cow<'a, str>>,
    /// `with headers {…}`, evaluated for each connection.
    pub headers: Option<Object<'a>>,
    /// `with body EXPRESSION`, evaluated for each connection.
    pub body: Option<Expr<'a>>,
    /// `with timeout 45s`, in milliseconds.
    pub timeout: Option<f64>,
    /// `with retry 1s to 30s`: first and longest delay in milliseconds.
    pub retry: Option<(f64, Option<f64>)>,
    /// `with patches`
    pub patches: bool,
    /// `with transport native`; `fetch` where not.
    pub native: bool,
    /// The handlers in the order written.
    pub handlers: Vec<Handler<'a>>,
}

/// `on PATTERN [or PATTERN …] [as ENCODING] … end`
#[derive(Debug)]
pub struct Handler<'a> {
    /// From `on` to `end`.
    pub span: Span,
    /// Names of events; `*` matches any run of characters. At least one.
    pub patterns: Vec<Cow<'a, str>>,
    /// How the data is decoded.
    pub encoding: Encoding<'a>,
    /// What runs.
    pub body: Body<'a>,
}

/// How the data of a message becomes `it`.
#[derive(Debug, PartialEq, Eq)]
pub enum Encoding<'a> {
    /// No `as`: the text as sent.
    AsSent,
    /// `as json`, in any case of its letters.
    Json,
    /// `as string`, in any case of its letters.
    String,
    /// Another word: a conversion, as in `x as Int`.
    Other(Cow<'a, str>),
}
