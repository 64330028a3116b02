//! `put`: writes a value into a place, or beside it.
//!
//! ```hyperscript
//! on click put "saved" into #status
//!
//! on tick(price) put price at the end of #log then put "<b>new</b>" before the first <li/>
//! ```

use super::CommandKind;
use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;

/// `put VALUE (into | before | after | at start of | at end of) TARGET`
#[derive(Clone, Copy, Debug)]
pub struct Put<'a> {
    /// What is written.
    pub value: &'a Expr<'a>,
    /// Where, seen from the target.
    pub place: Place,
    /// The target.
    pub target: &'a Expr<'a>,
}

/// Where a value goes, seen from the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `into`: replaces what is there.
    Into,
    /// `before`
    Before,
    /// `after`
    After,
    /// `at start of`
    Start,
    /// `at end of`
    End,
}

/// What follows `put`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let value = expression::parse(p);
    let place = if p.take(Keyword::Into) {
        Place::Into
    } else if p.take(Keyword::Before) {
        Place::Before
    } else if p.take(Keyword::After) {
        Place::After
    } else if p.take(Keyword::At) {
        p.take(Keyword::The);
        let place = if p.take(Keyword::Start) {
            Place::Start
        } else if p.take(Keyword::End) {
            Place::End
        } else {
            return p.fail_expected(&[Expected::Word(Keyword::Start), Expected::Word(Keyword::End)]);
        };
        p.require(&Expected::Word(Keyword::Of));
        place
    } else {
        return p.fail_expected(&[
            Expected::Word(Keyword::Into),
            Expected::Word(Keyword::Before),
            Expected::Word(Keyword::After),
            Expected::Word(Keyword::At),
        ]);
    };
    let target = expression::parse(p);
    CommandKind::Put(Put { value, place, target })
}
