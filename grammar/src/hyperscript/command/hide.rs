//! `hide`: makes elements invisible.
//!
//! ```hyperscript
//! on click hide me then hide .late with visibility
//!
//! on click hide <li/> when it matches .done
//! ```

use super::CommandKind;
use super::add::parse_when;
use super::show::{parse_strategy, parse_target};
use crate::hyperscript::expression::Expr;
use crate::hyperscript::parser::Parser;

/// `hide [TARGET] [with STRATEGY] [when CONDITION]`
#[derive(Clone, Copy, Debug)]
pub struct Hide<'a> {
    /// What is hidden; the implicit target (`you`, else `me`) where it is missing.
    pub target: Option<&'a Expr<'a>>,
    /// `display`, `visibility`, `opacity`, `hidden` or one that the page has defined; without `*`.
    pub strategy: Option<&'a str>,
    /// Tested with each target as `it`: those it does not hold for are shown.
    pub when: Option<&'a Expr<'a>>,
}

/// What follows `hide`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let target = parse_target(p);
    let strategy = parse_strategy(p);
    let when = parse_when(p);
    CommandKind::Hide(Hide { target, strategy, when })
}
