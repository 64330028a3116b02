//! The words of an expression, cut in one pass.
//!
//! Whether `/` divides or starts a regular expression depends on what stands before it, and whether `(` starts an
//! arrow function on what stands behind its `)`. So the whole text is cut first, with every bracket knowing its partner;
//! the parser then looks ahead as far as it likes at no cost.

use super::problem::Code;
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Name,
    /// `$a.b-c`, the `$` included.
    Signal,
    /// `@get`, the `@` included.
    Action,
    /// A number as written.
    Number,
    /// A string, its quotes included.
    String,
    /// A stretch of a template's text, its delimiters not included.
    Template,
    /// A regular expression, slashes and flags included.
    RegExp,
    /// An operator or a bracket.
    Punctuator,
    /// Behind the last one.
    End,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Does a line end stand before it?
    pub(super) newline: bool,
    /// For a stretch of a template: is it the first one, and does `${` follow?
    pub(super) first: bool,
    pub(super) more: bool,
    pub(super) span: Span,
    /// The characters of a punctuator, one a byte; else 0.
    pub(super) code: u32,
    /// For an opening bracket: the index of the one that closes it.
    pub(super) partner: u32,
}

/// The code of a punctuator: its characters, the last one lowest.
pub(super) const fn punctuator(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut code = 0;
    let mut at = 0;
    while at < bytes.len() {
        code = code << 8 | bytes[at] as u32;
        at += 1;
    }
    code
}

/// All punctuators but the brackets, the longer before the shorter.
const PUNCTUATORS: [&str; 50] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=",
    ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>",
    "**", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=",
];

/// Words behind which a value starts.
const BEFORE_VALUE: [&str; 12] =
    ["await", "case", "const", "delete", "else", "in", "instanceof", "let", "new", "of", "return", "void"];

/// What an open bracket is waiting for.
struct Open {
    /// Its index among the tokens.
    token: usize,
    /// What closes it.
    closer: u8,
    /// Is it the `${` of a template?
    template: bool,
    /// May a value start behind what closes it? (Behind `if (…)` and `{ a block }`.)
    value_follows: bool,
}

/// Is this a byte of a name? Everything outside ASCII is, but for spaces, which never get here.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The length of the white space at the start of the text, and whether it ends a line; 0 where there is none.
fn space(text: &[u8]) -> (usize, bool) {
    match text {
        [b'\n' | b'\r', ..] => (1, true),
        [b'\t' | 0x0b | 0x0c | b' ', ..] => (1, false),
        [0xc2, 0xa0, ..] => (2, false),
        // U+2028 and U+2029
        [0xe2, 0x80, 0xa8 | 0xa9, ..] => (3, true),
        // U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000, U+FEFF
        [0xe1, 0x9a, 0x80, ..]
        | [0xe2, 0x80, 0x80..=0x8a | 0xaf, ..]
        | [0xe2, 0x81, 0x9f, ..]
        | [0xe3, 0x80, 0x80, ..]
        | [0xef, 0xbb, 0xbf, ..] => (3, false),
        _ => (0, false),
    }
}

struct Cutter<'a> {
    text: &'a [u8],
    at: usize,
    tokens: Vec<Token>,
    open: Vec<Open>,
    newline: bool,
    /// May a value start here (and `/` a regular expression)?
    value: bool,
}

/// Cuts a text into tokens, the last of them [`Kind::End`].
pub(super) fn cut(text: &str) -> Result<Vec<Token>, (Span, Code)> {
    let mut cutter = Cutter {
        text: text.as_bytes(),
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
        newline: false,
        value: true,
    };
    cutter.run(text)?;
    Ok(cutter.tokens)
}

impl Cutter<'_> {
    fn rest(&self) -> &[u8] {
        self.text.get(self.at..).unwrap_or(&[])
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn span(&self, start: usize) -> Span {
        Span::new(start as u32, self.at.min(self.text.len()) as u32)
    }

    fn push(&mut self, kind: Kind, start: usize, code: u32) {
        let span = self.span(start);
        let newline = core::mem::take(&mut self.newline);
        self.tokens.push(Token { kind, newline, first: false, more: false, span, code, partner: 0 });
    }

    /// Over white space and comments.
    fn skip(&mut self) -> Result<(), (Span, Code)> {
        loop {
            let (length, newline) = space(self.rest());
            self.newline |= newline;
            if length > 0 {
                self.at += length;
            } else if self.rest().starts_with(b"//") {
                while self.at < self.text.len() && !space(self.rest()).1 {
                    self.at += 1;
                }
            } else if self.rest().starts_with(b"/*") {
                let start = self.at;
                self.at += 2;
                while !self.rest().starts_with(b"*/") {
                    if self.at >= self.text.len() {
                        return Err((Span::new(start as u32, start as u32 + 2), Code::UnclosedComment));
                    }
                    self.newline |= space(self.rest()).1;
                    self.at += 1;
                }
                self.at += 2;
            } else {
                return Ok(());
            }
        }
    }

    fn run(&mut self, text: &str) -> Result<(), (Span, Code)> {
        loop {
            self.skip()?;
            let start = self.at;
            let byte = self.byte(0);
            match byte {
                _ if start >= self.text.len() => break,
                b'0'..=b'9' => self.number()?,
                b'.' if self.byte(1).is_ascii_digit() => self.number()?,
                b'"' | b'\'' => self.string(byte)?,
                b'`' => {
                    self.at += 1;
                    self.template(true)?;
                }
                b'$' if is_word(self.byte(1)) && space(self.text.get(start + 1..).unwrap_or(&[])).0 == 0 => {
                    self.signal();
                }
                b'@' => {
                    self.at += 1;
                    self.word();
                    if self.at == start + 1 {
                        return Err((self.span(start), Code::UnknownCharacter));
                    }
                    self.push(Kind::Action, start, 0);
                    self.value = false;
                }
                b'(' | b'[' | b'{' => self.open(byte),
                b')' | b']' | b'}' => self.close(byte)?,
                b'/' if self.value && !self.rest().starts_with(b"/*") => self.regular_expression()?,
                _ if is_word(byte) || byte == b'$' => {
                    self.word();
                    let after_dot = self
                        .tokens
                        .last()
                        .is_some_and(|last| last.code == punctuator(".") || last.code == punctuator("?."));
                    self.push(Kind::Name, start, 0);
                    let word = text.get(start..self.at).unwrap_or("");
                    self.value = !after_dot && (BEFORE_VALUE.contains(&word) || word == "typeof");
                }
                _ => self.punctuator()?,
            }
        }
        if let Some(open) = self.open.last() {
            let span = self.tokens.get(open.token).map_or(Span::default(), |token| token.span);
            return Err((
                span,
                if open.template { Code::UnclosedTemplate } else { Code::Unclosed(open.closer) },
            ));
        }
        self.push(Kind::End, self.text.len(), 0);
        Ok(())
    }

    /// Over the characters of a name.
    fn word(&mut self) {
        while self.at < self.text.len()
            && (is_word(self.byte(0)) || self.byte(0) == b'$')
            && space(self.rest()).0 == 0
        {
            self.at += 1;
        }
    }

    /// `$name`, `$a.b-c`: a hyphen or a dot belongs to it where a word follows at once.
    fn signal(&mut self) {
        let start = self.at;
        self.at += 1;
        while self.at < self.text.len() && space(self.rest()).0 == 0 {
            let byte = self.byte(0);
            let joins = (byte == b'.' || byte == b'-') && is_word(self.byte(1));
            let joins = joins && space(self.text.get(self.at + 1..).unwrap_or(&[])).0 == 0;
            if !is_word(byte) && !joins {
                break;
            }
            self.at += 1;
        }
        self.push(Kind::Signal, start, 0);
        self.value = false;
    }

    fn number(&mut self) -> Result<(), (Span, Code)> {
        let start = self.at;
        let radix = match (self.byte(0), self.byte(1) | 0x20) {
            (b'0', b'x') => 16,
            (b'0', b'o') => 8,
            (b'0', b'b') => 2,
            _ => 10,
        };
        let mut right = true;
        if radix != 10 {
            self.at += 2;
            right = self.digits(radix);
            if self.byte(0) == b'n' {
                self.at += 1;
            }
        } else {
            // 010 was octal once
            right &= !(self.byte(0) == b'0' && (self.byte(1).is_ascii_digit() || self.byte(1) == b'_'));
            let whole = self.digits(10);
            if whole && self.byte(0) == b'n' {
                self.at += 1;
            } else {
                if self.byte(0) == b'.' {
                    self.at += 1;
                    right &= self.digits(10) || whole;
                }
                if self.byte(0) | 0x20 == b'e' {
                    self.at += 1;
                    if matches!(self.byte(0), b'+' | b'-') {
                        self.at += 1;
                    }
                    right &= self.digits(10);
                }
            }
        }
        right &= self.text.get(self.at.wrapping_sub(1)) != Some(&b'_');
        let end = self.at;
        self.word();
        if !right || (self.at > end) {
            return Err((self.span(start), Code::BadNumber));
        }
        self.push(Kind::Number, start, 0);
        self.value = false;
        Ok(())
    }

    /// Over digits, single `_` between them; were there any?
    fn digits(&mut self, radix: u32) -> bool {
        let start = self.at;
        while (self.byte(0) as char).is_digit(radix)
            || self.at > start && self.byte(0) == b'_' && self.byte(1) != b'_'
        {
            self.at += 1;
        }
        self.at > start
    }

    fn string(&mut self, quote: u8) -> Result<(), (Span, Code)> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte(0) {
                _ if self.at >= self.text.len() => break,
                b'\n' | b'\r' => break,
                b'\\' => self.at += if self.rest().starts_with(b"\\\r\n") { 3 } else { 2 },
                byte => {
                    self.at += 1;
                    if byte == quote {
                        self.push(Kind::String, start, 0);
                        self.value = false;
                        return Ok(());
                    }
                }
            }
        }
        Err((self.span(start), Code::UnclosedString(quote)))
    }

    /// Up to `${` or the end of the template.
    fn template(&mut self, first: bool) -> Result<(), (Span, Code)> {
        let start = self.at;
        loop {
            match (self.byte(0), self.byte(1)) {
                _ if self.at >= self.text.len() => {
                    return Err((
                        Span::new(start.saturating_sub(1) as u32, start as u32),
                        Code::UnclosedTemplate,
                    ));
                }
                (b'\\', _) => self.at += 2,
                (b'$', b'{') | (b'`', _) => break,
                _ => self.at += 1,
            }
        }
        let more = self.byte(0) == b'$';
        self.push(Kind::Template, start, 0);
        let token = self.tokens.len() - 1;
        if let Some(last) = self.tokens.last_mut() {
            last.first = first;
            last.more = more;
        }
        self.at += if more { 2 } else { 1 };
        self.value = more;
        if more {
            self.open.push(Open { token, closer: b'}', template: true, value_follows: false });
        }
        Ok(())
    }

    fn regular_expression(&mut self) -> Result<(), (Span, Code)> {
        let start = self.at;
        let mut class = false;
        self.at += 1;
        loop {
            if self.at >= self.text.len() || space(self.rest()).1 {
                return Err((self.span(start), Code::UnclosedRegExp));
            }
            match self.byte(0) {
                b'\\' => self.at += 1,
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => break,
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        self.word();
        self.push(Kind::RegExp, start, 0);
        self.value = false;
        Ok(())
    }

    fn open(&mut self, byte: u8) {
        let last = self.tokens.last();
        let value_follows = match byte {
            b'(' => last.is_some_and(|last| {
                let word = self.text.get(last.span.start as usize..last.span.end as usize);
                last.kind == Kind::Name && (word == Some(b"if") || word == Some(b"of"))
                    || word == Some(b"for")
            }),
            // A block stands at the start, behind `)`, `=>`, `;`, another brace or `else`; elsewhere it is an object.
            b'{' => last.is_none_or(|last| {
                let word = self.text.get(last.span.start as usize..last.span.end as usize);
                word == Some(b"else")
                    || [")", "=>", ";", "{", "}"].iter().any(|before| last.code == punctuator(before))
            }),
            _ => false,
        };
        let closer = match byte {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        };
        self.open.push(Open { token: self.tokens.len(), closer, template: false, value_follows });
        self.at += 1;
        self.push(Kind::Punctuator, self.at - 1, byte as u32);
        self.value = true;
    }

    fn close(&mut self, byte: u8) -> Result<(), (Span, Code)> {
        let start = self.at;
        self.at += 1;
        match self.open.pop() {
            Some(open) if open.closer == byte => {
                if open.template {
                    return self.template(false);
                }
                let partner = self.tokens.len() as u32;
                if let Some(opener) = self.tokens.get_mut(open.token) {
                    opener.partner = partner;
                }
                self.push(Kind::Punctuator, start, byte as u32);
                self.value = open.value_follows;
                Ok(())
            }
            Some(open) => Err((self.span(start), Code::WrongBracket(open.closer))),
            None => Err((self.span(start), Code::Unopened)),
        }
    }

    fn punctuator(&mut self) -> Result<(), (Span, Code)> {
        let start = self.at;
        let rest = self.rest();
        let found = if rest.starts_with(b"?.") && self.byte(2).is_ascii_digit() {
            // `a?.5:b` is a conditional
            Some("?")
        } else if rest.starts_with(b".") && !rest.starts_with(b"...") {
            Some(".")
        } else {
            PUNCTUATORS.iter().copied().find(|text| rest.starts_with(text.as_bytes()))
        };
        let Some(text) = found else {
            self.at += 1;
            return Err((self.span(start), Code::UnknownCharacter));
        };
        self.at += text.len();
        let after_value = !self.value;
        self.push(Kind::Punctuator, start, punctuator(text));
        // Behind `x++` no value starts, behind `++` one does.
        self.value = !((text == "++" || text == "--") && after_value);
        Ok(())
    }
}
