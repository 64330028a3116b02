//! What stands at the top of a script or attribute.

pub mod def;
pub mod eventsource;
pub mod init;
pub mod js;
pub mod on;
pub mod set;
#[cfg(test)]
mod tests;

use super::command::{Command, parse_list};
use super::keyword::{FEATURE, Keyword};
use super::parser::Parser;
use super::token::Kind;
use crate::diagnostic::Expected;
use crate::span::Span;

/// One declaration.
#[derive(Clone, Copy, Debug)]
pub struct Feature<'a> {
    /// From its keyword to its `end`, or to its last word where `end` is missing.
    pub span: Span,
    /// Which one.
    pub kind: FeatureKind<'a>,
}

/// The features, by keyword.
#[derive(Clone, Copy, Debug)]
pub enum FeatureKind<'a> {
    /// `eventsource …`
    EventSource(&'a eventsource::EventSource<'a>),
    /// `on …`
    On(&'a on::On<'a>),
    /// `init …`
    Init(init::Init<'a>),
    /// `def …`
    Def(&'a def::Def<'a>),
    /// `set … to …`, run once when installed.
    Set(super::command::set::Set<'a>),
    /// `js … end`
    Js(js::JsFeature<'a>),
}

/// Commands with what is to happen when one throws.
#[derive(Clone, Copy, Debug, Default)]
pub struct Body<'a> {
    /// The commands.
    pub commands: &'a [Command<'a>],
    /// `catch NAME …`
    pub catch: Option<Catch<'a>>,
    /// `finally …`; empty where there is none.
    pub finally: &'a [Command<'a>],
}

/// `catch NAME …`
#[derive(Clone, Copy, Debug)]
pub struct Catch<'a> {
    /// The local variable that holds what was thrown.
    pub name: &'a str,
    /// What runs then.
    pub commands: &'a [Command<'a>],
}

/// One feature, and the `end` that may stand behind it.
pub(super) fn parse<'a>(p: &mut Parser<'a>) -> Option<Feature<'a>> {
    let start = p.token.span.start;
    let enclosed =
        p.at_kind(Kind::OpenParen) && p.second().keyword.is(FEATURE) && p.take_kind(Kind::OpenParen);
    let first = p.token;
    if !first.keyword.is(FEATURE) {
        return p.fail_feature();
    }
    p.advance();
    // The features by their first word: a new one is a file and a line here, and a line in the table of keywords.
    let kind = match first.keyword {
        Keyword::EventSource => {
            let feature = eventsource::parse(p, first.span);
            FeatureKind::EventSource(p.alloc(feature))
        }
        Keyword::On => {
            let feature = on::parse(p);
            FeatureKind::On(p.alloc(feature))
        }
        Keyword::Init => FeatureKind::Init(init::parse(p)),
        Keyword::Def => {
            let feature = def::parse(p);
            FeatureKind::Def(p.alloc(feature))
        }
        Keyword::Set => FeatureKind::Set(set::parse(p)),
        _ => FeatureKind::Js(js::parse(p, first.span)),
    };
    if enclosed {
        p.require(&Expected::Sign(Kind::CloseParen));
    }
    // The next thing has to be a feature, or this one has a command that is none.
    if !p.take(Keyword::End)
        && !p.at_kind(Kind::End)
        && !p.token.keyword.is(FEATURE)
        && !p.at_kind(Kind::OpenParen)
    {
        let later = p.token.keyword.is(super::keyword::LATER_FEATURE);
        if !later {
            return p.fail_command();
        }
    }
    Some(Feature { span: p.since(start), kind })
}

impl<'a> Body<'a> {
    /// Commands, `catch` and `finally`.
    pub(super) fn parse(p: &mut Parser<'a>) -> Self {
        let commands = parse_list(p);
        let catch = if p.take(Keyword::Catch) {
            let name = p.name();
            Some(Catch { name, commands: parse_list(p) })
        } else {
            None
        };
        let finally = if p.take(Keyword::Finally) { parse_list(p) } else { &[] };
        Self { commands, catch, finally }
    }
}
