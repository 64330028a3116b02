//! `show`: makes elements visible.
//!
//! ```hyperscript
//! on click show #menu with *display:inline-block
//!
//! on input from #search show <li/> in #list when its textContent contains $query
//! ```

use super::CommandKind;
use super::add::parse_when;
use crate::diagnostic::Expected;
use crate::hyperscript::expression;
use crate::hyperscript::expression::Expr;
use crate::hyperscript::keyword::Keyword;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;

/// `show [TARGET] [with STRATEGY[:VALUE]] [when CONDITION]`
#[derive(Clone, Copy, Debug)]
pub struct Show<'a> {
    /// What is shown; the implicit target (`you`, else `me`) where it is missing.
    pub target: Option<&'a Expr<'a>>,
    /// `display`, `visibility`, `opacity`, `hidden` or one that the page has defined; without `*`.
    pub strategy: Option<&'a str>,
    /// What follows the colon, such as `inline-block`.
    pub argument: Option<&'a str>,
    /// Tested with each target as `it`: those it does not hold for are hidden.
    pub when: Option<&'a Expr<'a>>,
}

/// What follows `show`.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let target = parse_target(p);
    let strategy = parse_strategy(p);
    let mut argument = None;
    if strategy.is_some() && p.at_kind(Kind::Colon) {
        let from = p.token.span.end;
        let rest = p.rest(from);
        let from = from + (rest.len() - rest.trim_ascii_start().len()) as u32;
        let word = p.word(from);
        let length = word.bytes().take_while(|&byte| byte != b')').count();
        argument = word.get(..length);
        p.jump(from + length as u32);
    }
    let when = parse_when(p);
    CommandKind::Show(Show { target, strategy, argument, when })
}

/// What is shown or hidden, where it is named.
pub(super) fn parse_target<'a>(p: &mut Parser<'a>) -> Option<&'a Expr<'a>> {
    if p.at(Keyword::When) || p.at(Keyword::With) || p.at_boundary() {
        return None;
    }
    Some(expression::parse(p))
}

/// `with STRATEGY`, where it stands here.
pub(super) fn parse_strategy<'a>(p: &mut Parser<'a>) -> Option<&'a str> {
    if !p.take(Keyword::With) {
        return None;
    }
    if p.at_kind(Kind::Style) {
        return p.text().get(1..);
    }
    if p.at_kind(Kind::Word) { Some(p.name()) } else { p.fail_expected(&[Expected::Name]) }
}
