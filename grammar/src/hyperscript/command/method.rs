//! A method of a target, written as a command: `reset() on #form`.
//!
//! ```hyperscript
//! on click showModal() on #dialog
//!
//! on click document.startViewTransition()
//! ```

use super::call::is_call;
use crate::diagnostic::Code;
use crate::hyperscript::expression::{self, path};
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;

const BEFORE_TARGET: [Keyword; 7] =
    [Keyword::The, Keyword::To, Keyword::On, Keyword::With, Keyword::Into, Keyword::From, Keyword::At];

/// A call that stands alone, or `NAME(ARGUMENTS) (the | to | on | with | into | from | at) TARGET`; its first word is the
/// current token. `NAME() me` means the implicit target (`you`, else `me`).
pub(super) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let follows = p.follows;
    p.follows = follows.and(&BEFORE_TARGET);
    path::parse(p);
    p.follows = follows;
    let call = p.top();
    if !is_call(call) {
        return p.fail_at(Code::NotACall, call.span);
    }
    // Only a bare name can be the method of a target: `x.f() on y` is a call, and then a feature.
    if let [name, arguments] = call.nodes
        && name.form == Form::Symbol
    {
        let target = BEFORE_TARGET.contains(&p.token.keyword) && !starts_feature(p);
        if target || p.at(Keyword::Me) {
            p.pop();
            for argument in arguments.nodes {
                p.push(argument);
            }
            p.advance();
            if target {
                expression::parse(p);
            } else {
                p.push(&NOTHING);
            }
            return p.close(mark, start, Form::Method, 0, name.text);
        }
    }
    p.close(mark, start, Form::Get, 0, "");
}

/// `foo()` on one line and `on click` on the next are two things.
fn starts_feature(p: &Parser<'_>) -> bool {
    p.token.keyword == Keyword::On && p.token.fresh_line
}
