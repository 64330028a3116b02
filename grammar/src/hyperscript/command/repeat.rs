//! `repeat`: runs commands again and again.
//!
//! ```hyperscript
//! on click
//!   repeat for item in $list index i
//!     log i, item
//!   else
//!     log "nothing"
//!   end
//! end
//!
//! on click repeat 3 times log it end
//!
//! on click repeat while $x < 3 increment $x end repeat until event stop from me wait 1s end
//!
//! on click repeat increment $x until $x > 10 end
//! ```

use super::toggle::parse_event_from;
use super::{parse_block_end, parse_list};
use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::{Form, NOTHING};
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// How often a loop runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Over {
    /// `for NAME in ITEMS` or `repeat in ITEMS`. The name is the local variable, `it` for `repeat in`; the keys are iterated
    /// of something that is not iterable; asynchronous iterators too.
    Items,
    /// `repeat while CONDITION`
    While,
    /// `repeat until CONDITION`
    Until,
    /// `repeat until event EVENT [from SOURCE]`; a turn of the event loop passes after each pass.
    UntilEvent,
    /// `repeat COUNT times`
    Times,
    /// `repeat [forever] …`
    Forever,
    /// `repeat … while CONDITION end`: tested after each pass.
    DoWhile,
    /// `repeat … until CONDITION end`: tested after each pass.
    DoUntil,
}

/// `repeat … end`, with `else` for where there was no pass at all.
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Repeat,
    form: Form::Repeat,
    steps: &[Step::Rule(parse_over), Step::Rule(parse_body)],
};

fn parse_over(p: &mut Parser<'_>) {
    let over = if p.take(Keyword::For) {
        return parse_items(p);
    } else if p.take(Keyword::In) {
        p.draft.text = "it";
        Over::Items
    } else if p.take(Keyword::While) {
        Over::While
    } else if p.take(Keyword::Until) {
        if p.take(Keyword::Event) { Over::UntilEvent } else { Over::Until }
    } else if p.take(Keyword::Forever) || p.at_boundary() {
        Over::Forever
    } else {
        Over::Times
    };
    p.draft.detail = over as u8;
    match over {
        Over::UntilEvent => parse_event_from(p),
        Over::Forever => p.push(&NOTHING),
        _ => expression::parse(p),
    }
    if over == Over::Times {
        p.require(&Expected::Word(Keyword::Times));
    }
}

/// `NAME in ITEMS`
pub(super) fn parse_items(p: &mut Parser<'_>) {
    let name = p.name();
    p.draft.text = name;
    p.require(&Expected::Word(Keyword::In));
    p.item = Some(name);
    expression::parse(p);
}

/// What stands behind the head of a loop.
pub(super) fn parse_body(p: &mut Parser<'_>) {
    let indexed = p.take(Keyword::Indexed);
    if indexed {
        p.require(&Expected::Word(Keyword::By));
    }
    if indexed || p.take(Keyword::Index) {
        let index = p.name();
        p.push_text(index);
    } else {
        p.push(&NOTHING);
    }
    p.loops += 1;
    parse_list(p);
    p.loops -= 1;
    if p.draft.detail == Over::Forever as u8 {
        let until = p.take(Keyword::Until);
        if until || p.take(Keyword::While) {
            // The condition stands where it would in front.
            let (body, index) = (p.pop(), p.pop());
            p.pop();
            expression::parse(p);
            p.push(index);
            p.push(body);
            p.draft.detail = if until { Over::DoUntil } else { Over::DoWhile } as u8;
        }
    }
    if p.take(Keyword::Else) {
        parse_list(p);
    }
    parse_block_end(p, p.draft.opened);
}
