//! Variables: `x`, `$x`, `:x`, `^x`.
//!
//! ```hyperscript
//! on click set x to 1 then set $page to x then set :own to x then set ^theme to "dark"
//!
//! on click set element y to 1 then set global z to y then log local x, dom theme, ^theme on #box
//! ```

use super::implicit::Implicit;
use super::{parse_until, possessive};
use crate::diagnostic::{Code, Expected};
use crate::hyperscript::keyword::{CLOSER, Keyword};
use crate::hyperscript::node::Form;
use crate::hyperscript::parser::Parser;
use crate::hyperscript::token::Kind;
use crate::span::Span;

/// Where a variable lives. Its name is kept with the `$`, `:` or `^` where it is written with one: `global x` is `x`, `$x` is
/// `$x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Scope {
    /// `x`: the run; read from the element and the page where the run has none.
    Unmarked,
    /// `local x`: like an unmarked one.
    Local,
    /// `$x`, `global x`: the page.
    Global,
    /// `:x`, `element x`: the element.
    Element,
    /// `^x`, `dom x`: the nearest element upwards that has it; with `^x on ELEMENT` upwards from there.
    Inherited,
}

/// A variable, or a name that is always there.
pub(super) fn parse(p: &mut Parser<'_>) {
    let (mark, start) = (p.mark(), p.token.span.start);
    let mut scope = match p.token.keyword {
        Keyword::Global => Scope::Global,
        Keyword::Element => Scope::Element,
        Keyword::Dom => Scope::Inherited,
        Keyword::Local => Scope::Local,
        _ => Scope::Unmarked,
    };
    if scope != Scope::Unmarked {
        let second = p.second();
        let named = match second.kind {
            Kind::Word => !second.fresh_line && !second.keyword.is(CLOSER),
            Kind::Colon | Kind::Caret => second.spaced,
            // `element's x`
            Kind::Apostrophe => scope == Scope::Element,
            _ => false,
        };
        if named {
            p.advance();
            possessive::take(p);
        } else {
            scope = Scope::Unmarked;
        }
    }
    let from = p.token.span.start;
    let sign = p.token.kind;
    if matches!(sign, Kind::Colon | Kind::Caret) {
        let second = p.second();
        if second.kind != Kind::Word || second.spaced {
            return p.fail_expected(&[Expected::Expression]);
        }
        p.advance();
    }
    let word = p.token;
    p.name();
    let name = Span::new(from, word.span.end).of(p.text);
    if scope == Scope::Unmarked {
        scope = match sign {
            Kind::Colon => Scope::Element,
            Kind::Caret => Scope::Inherited,
            _ if name.as_bytes().first() == Some(&b'$') => Scope::Global,
            _ => match Implicit::of(word.keyword) {
                Some(implicit) => return p.leaf(start, Form::Implicit, implicit as u8, ""),
                // `set x to new Date()` would set x to a variable, and then call.
                None if matches!(name, "new" | "await") && calls(p) => {
                    return p.fail_at(Code::UnknownCharacter, word.span);
                }
                None => Scope::Unmarked,
            },
        };
    }
    if scope == Scope::Inherited && p.take(Keyword::On) {
        parse_until(p, &[Keyword::To, Keyword::Into, Keyword::Before, Keyword::After]);
    }
    p.close(mark, start, Form::Symbol, scope as u8, name);
}

/// Whether something such as `Date(…)` or `Intl.Collator(…)` stands here, on the same line.
fn calls(p: &mut Parser<'_>) -> bool {
    let second = p.second();
    let here = p.at_kind(Kind::Word) && !p.token.fresh_line;
    here && !second.spaced && matches!(second.kind, Kind::OpenParen | Kind::Dot)
}

/// Whether `end`, `then` or `else` is the name of a variable here: only where what follows says so.
pub(super) fn is_variable(p: &mut Parser<'_>) -> bool {
    let second = p.second();
    let operator = matches!(second.kind, Kind::Plus | Kind::Minus | Kind::Star | Kind::Slash | Kind::Comma);
    let compared =
        matches!(second.keyword, Keyword::To | Keyword::Into | Keyword::At | Keyword::Is | Keyword::As);
    matches!(second.kind, Kind::Dot | Kind::Apostrophe) || !second.fresh_line && (operator || compared)
}
