//! The parser's place in the tokens.

use super::problem::{Code, Expected};
use super::token::{Kind, Token, cut, punctuator};
use crate::span::Span;

/// How deep forms may lie inside one another.
const DEEPEST: u32 = 200;

/// What stops a parse: where, and what is wrong.
pub(super) type Failure = (Span, Code);

/// The parser's place in the tokens. Every form's file adds the method that reads it.
pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: u32,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Result<Self, Failure> {
        Ok(Self { text, tokens: cut(text)?, at: 0, depth: 0 })
    }

    /// The token a number of places ahead; the end behind the end.
    pub(super) fn ahead(&self, places: usize) -> Token {
        self.token(self.at + places)
    }

    fn token(&self, index: usize) -> Token {
        let end = self.text.len() as u32;
        self.tokens.get(index).or(self.tokens.last()).copied().unwrap_or(Token {
            kind: Kind::End,
            newline: false,
            first: false,
            more: false,
            span: Span::new(end, end),
            code: 0,
            partner: 0,
        })
    }

    /// The next token.
    pub(super) fn peek(&self) -> Token {
        self.ahead(0)
    }

    /// The token behind the partner of the bracket a number of places ahead.
    pub(super) fn behind_partner(&self, places: usize) -> Token {
        self.token(self.ahead(places).partner as usize + 1)
    }

    /// The next token, which is left behind.
    pub(super) fn bump(&mut self) -> Token {
        let token = self.peek();
        if token.kind != Kind::End {
            self.at += 1;
        }
        token
    }

    /// The next token's text; the token is left behind.
    pub(super) fn bump_text(&mut self) -> &'a str {
        let token = self.bump();
        self.text_of(token)
    }

    /// The text of a token.
    pub(super) fn text_of(&self, token: Token) -> &'a str {
        token.span.of(self.text)
    }

    /// The next token's text where it is a name, else the empty text.
    pub(super) fn peek_word(&self) -> &'a str {
        let token = self.peek();
        if token.kind == Kind::Name { self.text_of(token) } else { "" }
    }

    /// Is this punctuator next?
    pub(super) fn at(&self, code: u32) -> bool {
        self.peek().code == code
    }

    /// Takes this punctuator where it is next.
    pub(super) fn take(&mut self, code: u32) -> bool {
        let found = self.at(code);
        if found {
            self.at += 1;
        }
        found
    }

    /// Takes this word where it is next.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let found = self.peek_word() == word;
        if found {
            self.at += 1;
        }
        found
    }

    /// Takes this punctuator or fails.
    pub(super) fn expect(&mut self, code: u32, expected: Expected) -> Result<Token, Failure> {
        if self.at(code) { Ok(self.bump()) } else { self.unexpected(expected) }
    }

    /// Fails at the next token.
    pub(super) fn unexpected<T>(&self, expected: Expected) -> Result<T, Failure> {
        Err((self.peek().span, Code::Expected(expected)))
    }

    /// Where the last token taken ends.
    pub(super) fn end(&self) -> u32 {
        self.at.checked_sub(1).map_or(0, |before| self.token(before).span.end)
    }

    /// From a place to the end of the last token taken.
    pub(super) fn since(&self, start: u32) -> Span {
        Span::new(start, self.end().max(start))
    }

    /// Reads a form that may contain others.
    pub(super) fn nested<T>(&mut self, read: fn(&mut Self) -> Result<T, Failure>) -> Result<T, Failure> {
        if self.depth == DEEPEST {
            return Err((self.peek().span, Code::TooDeep));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }
}

/// `(`
pub(super) const OPEN: u32 = punctuator("(");
/// `)`
pub(super) const CLOSE: u32 = punctuator(")");
/// `[`
pub(super) const OPEN_INDEX: u32 = punctuator("[");
/// `]`
pub(super) const CLOSE_INDEX: u32 = punctuator("]");
/// `{`
pub(super) const OPEN_BRACE: u32 = punctuator("{");
/// `}`
pub(super) const CLOSE_BRACE: u32 = punctuator("}");
/// `,`
pub(super) const COMMA: u32 = punctuator(",");
/// `;`
pub(super) const SEMICOLON: u32 = punctuator(";");
/// `:`
pub(super) const COLON: u32 = punctuator(":");
/// `...`
pub(super) const SPREAD: u32 = punctuator("...");
/// `=`
pub(super) const ASSIGN: u32 = punctuator("=");
/// `=>`
pub(super) const ARROW: u32 = punctuator("=>");
