//! `js` as a feature: functions in JavaScript.
//!
//! ```hyperscript
//! js
//!   function double(x) { return x * 2; }
//! end
//!
//! on click put double(4) into me
//! ```

use crate::hyperscript::javascript;
use crate::hyperscript::parser::Parser;
use crate::span::Span;

/// `js … end`
#[derive(Clone, Copy, Debug)]
pub struct JsFeature<'a> {
    /// The JavaScript between `js` and `end`.
    pub body: &'a str,
    /// The functions declared in it, which become global.
    pub functions: &'a [&'a str],
}

/// What follows `js`.
pub(super) fn parse<'a>(p: &mut Parser<'a>, opened: Span) -> JsFeature<'a> {
    let mut functions = Vec::new();
    let body = javascript::parse(p, opened.end, opened, &mut functions);
    JsFeature { body, functions: p.list(&functions) }
}
