//! hyperscript: features, their commands, and the expressions in them.
//!
//! The tree borrows from the text. One construct is one file: its syntax, and its examples, which are its first tests.

pub mod command;
mod dotted;
pub mod expression;
pub mod feature;
mod javascript;
pub(crate) mod keyword;
#[cfg(not(target_family = "wasm"))]
pub mod lint;
pub mod node;
mod parser;
mod syntax;
pub(crate) mod token;

use crate::diagnostic::{Diagnostic, Expected};
use keyword::{FEATURE, Keyword, LATER_FEATURE};
use node::Node;
use parser::Parser;
use syntax::Rule;
use token::{Kind, Token};

/// Where the nodes of a tree live. A tree is freed with its arena, all at once.
pub use crate::arena::Arena;

pub use keyword::Keyword as Word;
pub use token::Kind as Sign;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod shape;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod tests;

/// What a script or an attribute declares.
#[derive(Debug)]
pub struct Script<'a> {
    /// The features that parsed, in the order written.
    pub features: Vec<&'a Node<'a>>,
    /// What is wrong with the ones that did not, at most one for each; empty where everything parsed.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a script, or the text of an attribute. Never fails: what does not parse is in the diagnostics, and the
/// features around it are there all the same.
pub fn parse_script<'a>(arena: &'a Arena, text: &'a str) -> Script<'a> {
    let mut p = Parser::new(arena, text);
    let mut features = Vec::new();
    while !p.at_kind(Kind::End) {
        let first = p.token;
        let indent = p.indent;
        feature::parse(&mut p);
        if p.recover() {
            skip_feature(&mut p, first, indent);
        } else {
            features.push(p.pop());
        }
    }
    Script { features, diagnostics: p.diagnostics }
}

/// Reads a list of commands.
///
/// # Errors
/// What is wrong with them.
pub fn parse_commands<'a>(arena: &'a Arena, text: &'a str) -> Result<&'a Node<'a>, Vec<Diagnostic>> {
    whole(arena, text, command::parse_list, &[Expected::Command, Expected::End])
}

/// Reads one expression.
///
/// # Errors
/// What is wrong with it.
pub fn parse_expression<'a>(arena: &'a Arena, text: &'a str) -> Result<&'a Node<'a>, Vec<Diagnostic>> {
    whole(arena, text, expression::parse, &[Expected::End])
}

fn whole<'a>(
    arena: &'a Arena,
    text: &'a str,
    rule: Rule,
    expected: &'static [Expected],
) -> Result<&'a Node<'a>, Vec<Diagnostic>> {
    let mut p = Parser::new(arena, text);
    rule(&mut p);
    if !p.has_failed() && !p.at_kind(Kind::End) {
        p.fail_expected(expected);
    }
    if p.diagnostics.is_empty() { Ok(p.pop()) } else { Err(p.diagnostics) }
}

/// Goes on behind a feature that did not parse: to a feature at the start of a line that is not indented further, or
/// to one behind an `end`.
fn skip_feature(p: &mut Parser<'_>, first: Token, indent: u32) {
    // The handlers of an event source look like features. Where they are indented further, they are told by that;
    // where not, by their own `end`.
    let nested = first.keyword == Keyword::EventSource;
    let mut nested_further = false;
    let mut ends = 0;
    if p.token.span.start == first.span.start {
        p.advance();
    }
    loop {
        let token = p.token;
        if token.kind == Kind::End {
            return;
        }
        if token.keyword.is(FEATURE | LATER_FEATURE) {
            let handler = nested && token.keyword == Keyword::On;
            let further = !token.fresh_line || p.indent > indent;
            nested_further |= handler && token.fresh_line && further;
            let closed = ends > usize::from(nested) && !matches!(token.keyword, Keyword::Set | Keyword::Js);
            if closed || !further && (!handler || nested_further) {
                return;
            }
        }
        ends = if token.keyword == Keyword::End { ends + 1 } else { 0 };
        p.advance();
    }
}
