//! The parser's place in the tokens.
//!
//! A form's file adds the method that reads it. What is read is left on a stack: a form notes how high that is, reads its
//! parts, and puts itself in their place. What fails makes the text end, so that nothing has to be handed back.

use super::Arena;
use super::node::{self, Kind, Node};
use super::problem::Code;
use super::token::{self, Token, cut};
use crate::span::Span;

/// How deep forms may lie inside one another.
const DEEPEST: u32 = 200;

/// Behind every token.
const NOWHERE: usize = usize::MAX / 2;

/// The parser's place in the tokens, and what it has read.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    arena: &'a Arena,
    tokens: Vec<Token>,
    /// What stands behind the last one.
    end: Token,
    at: usize,
    depth: u32,
    nodes: Vec<Node<'a>>,
    failure: Option<(Span, Code)>,
}

/// Where a form starts: in the text, and on the stack.
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub(super) at: u32,
    pub(super) height: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(arena: &'a Arena, text: &'a str) -> Self {
        let (tokens, failure) = cut(text);
        let at = if failure.is_some() { NOWHERE } else { 0 };
        let end = text.len() as u32;
        let end = Token { code: token::END, span: Span::new(end, end), newline: false, partner: 0 };
        Self { text, arena, tokens, end, at, depth: 0, nodes: Vec::new(), failure }
    }

    /// What was read, or the first thing that is wrong.
    pub(super) fn finish(self) -> Result<&'a [Node<'a>], (Span, Code)> {
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(self.arena.alloc_slice_copy(&self.nodes)),
        }
    }

    fn token_at(&self, index: usize) -> &Token {
        self.tokens.get(index).unwrap_or(&self.end)
    }

    /// The code of the token a number of places ahead.
    #[inline(never)]
    pub(super) fn ahead(&self, places: usize) -> u32 {
        self.token_at(self.at + places).code
    }

    /// The code of the next token.
    pub(super) fn peek(&self) -> u32 {
        self.ahead(0)
    }

    /// Where the next token stands.
    #[inline(never)]
    pub(super) fn here(&self) -> Span {
        self.token_at(self.at).span
    }

    /// Does a line end stand before the token a number of places ahead?
    pub(super) fn newline(&self, places: usize) -> bool {
        self.token_at(self.at + places).newline
    }

    /// The code of the token behind the bracket that closes the one a number of places ahead.
    pub(super) fn behind_partner(&self, places: usize) -> u32 {
        self.token_at(self.token_at(self.at + places).partner as usize + 1).code
    }

    /// Leaves the next token behind.
    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    /// Is this next?
    pub(super) fn at(&self, code: u32) -> bool {
        self.peek() == code
    }

    /// Takes this where it is next.
    #[inline(never)]
    pub(super) fn take(&mut self, code: u32) -> bool {
        let found = self.at(code);
        self.at += usize::from(found);
        found
    }

    /// Takes this, or fails.
    #[inline(never)]
    pub(super) fn expect(&mut self, code: u32, problem: Code) {
        if !self.take(code) {
            self.unexpected(problem);
        }
    }

    /// Fails at the next token.
    #[inline(never)]
    pub(super) fn unexpected(&mut self, problem: Code) {
        self.fail(self.here(), problem);
    }

    /// Ends the text; the first problem is the one that is told.
    #[inline(never)]
    pub(super) fn fail(&mut self, span: Span, problem: Code) {
        self.failure.get_or_insert((span, problem));
        self.at = NOWHERE;
    }

    /// Fails at the last form that was read.
    #[inline(never)]
    pub(super) fn fail_last(&mut self, problem: Code) {
        self.fail(self.last().span, problem);
    }

    /// A form starts here.
    pub(super) fn start(&self) -> Start {
        Start { at: self.here().start, height: self.nodes.len() }
    }

    /// How many forms were read since.
    pub(super) fn count(&self, start: Start) -> usize {
        self.nodes.len().saturating_sub(start.height)
    }

    /// From a place to the end of the last token taken.
    pub(super) fn since(&self, start: u32) -> Span {
        let before = self.tokens.get(self.at.wrapping_sub(1));
        Span::new(start, before.map_or(start, |before| before.span.end).max(start))
    }

    /// Leaves a form without parts.
    #[inline(never)]
    pub(super) fn leaf(&mut self, kind: Kind, span: Span, text: &'a str) {
        self.push(Node { text, ..Node::empty(kind, span) });
    }

    /// Leaves the next token, which is taken, as a form.
    #[inline(never)]
    pub(super) fn token(&mut self, kind: Kind) {
        let span = self.here();
        self.bump();
        self.leaf(kind, span, span.of(self.text));
    }

    /// Leaves a form in the place of what was read since its start.
    #[inline(never)]
    pub(super) fn form(&mut self, kind: Kind, start: Start, flag: u8) {
        let children = self.arena.alloc_slice_copy(self.nodes.get(start.height..).unwrap_or(&[]));
        self.nodes.truncate(start.height);
        self.push(Node { kind, flag, span: self.since(start.at), text: "", children });
    }

    /// Leaves the parts of the last form in its place.
    pub(super) fn unfold(&mut self) {
        if let Some(last) = self.nodes.pop() {
            self.nodes.extend_from_slice(last.children);
        }
    }

    /// The last form that was read.
    pub(super) fn last(&self) -> &Node<'a> {
        self.nodes.last().unwrap_or(&node::NOTHING)
    }

    /// Leaves a form as it is.
    pub(super) fn push(&mut self, node: Node<'a>) {
        self.nodes.push(node);
    }

    /// Gives the last form another flag and span.
    pub(super) fn mark(&mut self, flag: u8, span: Span) {
        if let Some(last) = self.nodes.last_mut() {
            last.flag = flag;
            last.span = span;
        }
    }

    /// Gives the last form a text.
    pub(super) fn name_last(&mut self, span: Span) {
        let text = span.of(self.text);
        if let Some(last) = self.nodes.last_mut() {
            last.text = text;
        }
    }

    /// Keeps a text that is not a stretch of the one that is read.
    pub(super) fn keep(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    /// Reads a form that may contain others.
    #[inline(never)]
    pub(super) fn nested(&mut self, read: fn(&mut Self)) {
        if self.depth == DEEPEST {
            return self.unexpected(Code::TooDeep);
        }
        self.depth += 1;
        read(self);
        self.depth -= 1;
    }

    /// Reads an expression without a comma in another form.
    pub(super) fn part(&mut self) {
        self.nested(Self::assignment);
    }

    /// Reads what has commas between it, up to a bracket, which is taken. With `holes`, places may be left out.
    #[inline(never)]
    pub(super) fn list(&mut self, closer: u32, holes: bool, read: fn(&mut Self)) {
        while !self.take(closer) {
            if holes && self.at(token::COMMA) {
                self.token(Kind::Missing);
                continue;
            }
            read(self);
            if !self.at(closer) && !self.take(token::COMMA) {
                return self.unexpected(match closer {
                    token::CLOSE => Code::ExpectedCommaOrParenthesis,
                    token::CLOSE_INDEX => Code::ExpectedCommaOrBracket,
                    _ => Code::ExpectedCommaOrBrace,
                });
            }
        }
    }
}
