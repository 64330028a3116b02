//! `put`: writes a value into a place, or beside it.
//!
//! ```hyperscript
//! on click put "saved" into #status
//!
//! on tick(price) put price at the end of #log then put "<b>new</b>" before the first <li/>
//! ```

use crate::diagnostic::Expected;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::syntax::{Step, Syntax};

/// Where a value goes, seen from the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
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

/// `put VALUE (into | before | after | at start of | at end of) TARGET`
pub(super) static SYNTAX: Syntax = Syntax {
    keyword: Keyword::Put,
    form: Form::Put,
    steps: &[Step::Expression, Step::Rule(place), Step::Expression],
};

fn place(p: &mut Parser<'_>) {
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
    p.draft.detail = place as u8;
}
