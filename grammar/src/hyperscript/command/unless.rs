//! `unless`: a condition behind a command.
//!
//! ```hyperscript
//! on click add .open to me unless I match .busy
//! ```

use crate::hyperscript::expression;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;

/// The `unless CONDITION` that may stand behind the command since a mark.
pub(super) fn parse(p: &mut Parser<'_>, mark: usize, start: u32) {
    if p.take(Keyword::Unless) {
        expression::parse(p);
        p.close(mark, start, Form::Unless, 0, "");
    }
}
