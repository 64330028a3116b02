//! `when … changes`: what to do when a signal has another value.
//!
//! ```hyperscript
//! when $count changes put it into me end
//!
//! when $first or $last changes put `$first $last` into the next <output/> end
//! ```

use crate::diagnostic::{Code, Expected};
use crate::hyperscript::expression::parse_until;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, Node};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// `when EXPRESSION [or EXPRESSION …] changes …`: the commands run with the new value as `it`, once for all that changed it
/// in one go; at first where there is a value.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::When,
    form: Form::When,
    steps: &[Step::Rule(parse), Step::Word(&Expected::Word(Keyword::Changes)), Step::Commands],
};

fn parse(p: &mut Parser<'_>) {
    loop {
        let mark = p.mark();
        parse_until(p, &[Keyword::Or]);
        let deaf = p.nodes(mark).iter().find(|node| !has_signal(node)).map(|node| node.span);
        if let Some(span) = deaf {
            p.fail_at(Code::NotASignal, span);
        }
        if !p.take(Keyword::Or) {
            return;
        }
    }
}

fn has_signal(node: &Node<'_>) -> bool {
    node.form == Form::Symbol && node.text.as_bytes().first() == Some(&b'$')
        || node.nodes.iter().any(|node| has_signal(node))
}
