//! `fetch`: asks a server.

use crate::hyperscript::expression::{Expr, object::Object};
use std::borrow::Cow;

/// `fetch URL [as CONVERSION] [{…} | with name: value, …] [as CONVERSION] [do not throw]`
#[derive(Debug)]
pub struct Fetch<'a> {
    /// Where to; a bare URL is a string literal here.
    pub url: Expr<'a>,
    /// The options of `fetch`.
    pub options: Option<Object<'a>>,
    /// What becomes of the answer.
    pub conversion: Conversion<'a>,
    /// False for `do not throw`: an answer of 400 and above is then a result like others.
    pub throws: bool,
}

/// What becomes of an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Conversion<'a> {
    /// `as text`, or none.
    Text,
    /// `as json`
    Json,
    /// `as html`: a document fragment.
    Html,
    /// `as response`: the `Response` itself; never throws for its status.
    Response,
    /// Another one, such as `Stream`, or a conversion of `x as …`.
    Other(Cow<'a, str>),
}
