//! `y of x`: the same steps as `x.y`.
//!
//! ```hyperscript
//! on click log the value of #name, @title of me, *color of #box, x.y of $z
//! ```

use super::parse_unary;
use crate::diagnostic::Code;
use crate::hyperscript::node::{Form, Node};
use crate::hyperscript::parser::Parser;

/// `of x` behind a name and its steps, which lie on the stack since the mark: `x` goes beneath them, and the name
/// becomes the first step. `of` is the current token.
pub(super) fn step(p: &mut Parser<'_>, mark: usize) {
    let Some(&mut named) = p.nodes(mark).first_mut() else { return };
    let (form, text) = match named.form {
        Form::Symbol => (Form::Property, named.text),
        Form::Implicit => (Form::Property, named.span.of(p.text)),
        Form::Attribute | Form::Style => (named.form, named.text),
        _ => return p.fail_at(Code::OfNeedsName, named.span),
    };
    p.advance();
    parse_unary(p);
    let root = p.pop();
    // The text of the whole, in which the owner comes last.
    let span = p.since(named.span.start);
    let first = p.keep_node(Node { form, text, nodes: &[], span, ..*named });
    for at in 0..p.nodes(mark).len() {
        let Some(&mut step) = p.nodes(mark).get_mut(at) else { return };
        let step = if at == 0 { first } else { p.keep_node(Node { span, ..*step }) };
        if let Some(place) = p.nodes(mark).get_mut(at) {
            *place = step;
        }
    }
    p.push_beneath(mark, root);
}
