//! `fetch`: asks a server.

use super::Effect;
use crate::compile::Compiler;
use crate::expression::object;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::fetch::{Conversion, Fetch};

pub(super) fn compile(c: &mut Compiler, fetch: &Fetch) {
    c.op(Op::Me);
    c.expression(fetch.url);
    match &fetch.options {
        Some(options) => object(c, options),
        None => c.undefined(),
    }
    let conversion = match &fetch.conversion {
        Conversion::Text => "text",
        Conversion::Json => "json",
        Conversion::Html => "html",
        Conversion::Response => "response",
        Conversion::Other(name) => name,
    };
    c.text(conversion);
    c.boolean(fetch.throws && fetch.conversion != Conversion::Response);
    c.effect(Effect::Fetched, 5);
    c.op(Op::SetResult);
}
