//! The words of an expression, cut in one pass.
//!
//! Whether `/` divides or starts a regular expression depends on what stands before it, and whether `(` starts an
//! arrow function on what stands behind its `)`. So the whole text is cut first, with every bracket knowing its partner;
//! the parser then looks ahead as far as it likes at no cost.

use super::assignment::assignment_operator;
use super::operation::operator;
use super::problem::Code;
use super::word;
use crate::span::Span;

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it is: one of the codes below, that of a word, or the characters of a punctuator, the last one lowest.
    pub(super) code: u32,
    pub(super) span: Span,
    /// Does a line end stand before it?
    pub(super) newline: bool,
    /// For an opening bracket: the index of the one that closes it. Until that is known, whether a value starts behind it.
    pub(super) partner: u32,
}

/// Behind the last one.
pub(super) const END: u32 = 0;
/// A name.
pub(super) const NAME: u32 = 1;
/// `$a.b-c`
pub(super) const SIGNAL: u32 = 2;
/// `@get`
pub(super) const ACTION: u32 = 3;
/// A number as written.
pub(super) const NUMBER: u32 = 4;
/// A string, its quotes included.
pub(super) const STRING: u32 = 5;
/// A stretch of a template's text. What is around it says whether it is the first one, and whether a value follows.
pub(super) const TEMPLATE: u32 = 6;
/// A regular expression, slashes and flags included.
pub(super) const REGEXP: u32 = 7;

/// The code of a punctuator.
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
/// `.`
pub(super) const DOT: u32 = punctuator(".");
/// `?`
pub(super) const QUESTION: u32 = punctuator("?");
/// `?.`
pub(super) const OPTIONAL: u32 = punctuator("?.");
/// `...`
pub(super) const SPREAD: u32 = punctuator("...");
/// `=`
pub(super) const ASSIGN: u32 = punctuator("=");
/// `=>`
pub(super) const ARROW: u32 = punctuator("=>");
/// `!`
pub(super) const NOT: u32 = punctuator("!");
/// `~`
pub(super) const BIT_NOT: u32 = punctuator("~");
/// `++`
pub(super) const INCREMENT: u32 = punctuator("++");
/// `--`
pub(super) const DECREMENT: u32 = punctuator("--");

/// Is this a punctuator? All that one starts with is one, but for `...`.
fn is_punctuator(code: u32) -> bool {
    const OTHERS: [u32; 12] =
        [SEMICOLON, COMMA, NOT, BIT_NOT, QUESTION, COLON, ASSIGN, DOT, ARROW, OPTIONAL, INCREMENT, DECREMENT];
    OTHERS.contains(&code) || operator(code).is_some() || assignment_operator(code).is_some()
}

/// Is this the code of a name, or of a word that is one behind a dot?
pub(super) fn is_name(code: u32) -> bool {
    code == NAME || word::is_word(code)
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    /// The indices of the brackets that are not closed, and of the stretches before a `${`.
    open: Vec<usize>,
    newline: bool,
    /// May a value start here (and `/` a regular expression)?
    value: bool,
    failure: Option<(Span, Code)>,
}

/// Cuts a text into tokens, and says what is wrong with it.
pub(super) fn cut(text: &str) -> (Vec<Token>, Option<(Span, Code)>) {
    let mut cutter = Cutter {
        text,
        at: 0,
        tokens: Vec::new(),
        open: Vec::new(),
        newline: false,
        value: true,
        failure: None,
    };
    cutter.run();
    (cutter.tokens, cutter.failure)
}

impl Cutter<'_> {
    fn ended(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The byte a number of places ahead; 0 behind the end.
    #[inline(never)]
    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    /// Is there a digit a number of places ahead?
    fn digit(&self, ahead: usize) -> bool {
        self.byte(ahead).is_ascii_digit()
    }

    /// The length of the white space that stands a number of places ahead, and whether it ends a line; 0 where there is none.
    #[inline(never)]
    fn space(&self, ahead: usize) -> (usize, bool) {
        let byte = self.byte(ahead);
        if byte < 0xc2 {
            let line_end = byte == b'\n' || byte == b'\r';
            return (usize::from(line_end || matches!(byte, b'\t' | 0x0b | 0x0c | b' ')), line_end);
        }
        match (byte, self.byte(ahead + 1), self.byte(ahead + 2)) {
            // U+00A0
            (0xc2, 0xa0, _) => (2, false),
            // U+2028 and U+2029
            (0xe2, 0x80, 0xa8 | 0xa9) => (3, true),
            // U+1680, U+2000 to U+200A, U+202F, U+205F, U+3000, U+FEFF
            (0xe1, 0x9a, 0x80)
            | (0xe2, 0x80, 0x80..=0x8a | 0xaf)
            | (0xe2, 0x81, 0x9f)
            | (0xe3, 0x80, 0x80)
            | (0xef, 0xbb, 0xbf) => (3, false),
            _ => (0, false),
        }
    }

    /// Does a name go on a number of places ahead? Everything outside ASCII belongs to one, but for spaces.
    #[inline(never)]
    fn is_word(&self, ahead: usize) -> bool {
        let byte = self.byte(ahead);
        byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 && self.space(ahead).0 == 0
    }

    /// Takes this byte where it is next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.byte(0) == byte;
        self.at += usize::from(found);
        found
    }

    /// Ends the text.
    #[inline(never)]
    fn fail(&mut self, start: usize, end: usize, problem: Code) {
        let end = end.min(self.text.len());
        self.failure.get_or_insert((Span::new(start as u32, end as u32), problem));
        self.at = self.text.len();
        self.open.clear();
    }

    /// Leaves a token that ends here. Behind most, no value starts.
    #[inline(never)]
    fn push(&mut self, code: u32, start: usize) {
        let newline = core::mem::take(&mut self.newline);
        self.value = false;
        self.tokens.push(Token { code, span: Span::new(start as u32, self.at as u32), newline, partner: 0 });
    }

    fn run(&mut self) {
        loop {
            self.skip();
            if self.ended() {
                break;
            }
            let start = self.at;
            let byte = self.byte(0);
            match byte {
                b'"' | b'\'' => self.string(byte),
                b'`' => {
                    self.at += 1;
                    self.template();
                }
                b'$' if self.is_word(1) => self.signal(),
                b'@' => {
                    self.at += 1;
                    self.word();
                    if self.at == start + 1 {
                        self.fail(start, self.at, Code::UnknownCharacter);
                    }
                    self.push(ACTION, start);
                }
                b'(' | b'[' | b'{' => self.open(byte),
                b')' | b']' | b'}' => self.close(byte),
                b'/' if self.value => self.regular_expression(),
                _ if self.digit(usize::from(byte == b'.')) => self.number(),
                _ if self.is_word(0) || byte == b'$' => self.name(),
                _ => self.punctuator(),
            }
        }
        if let Some(open) = self.open.last().and_then(|&index| self.tokens.get(index)) {
            let problem = match open.code {
                OPEN => Code::UnclosedParenthesis,
                OPEN_INDEX => Code::UnclosedBracket,
                OPEN_BRACE => Code::UnclosedBrace,
                _ => Code::UnclosedTemplate,
            };
            self.fail(open.span.start as usize, open.span.end as usize, problem);
        }
    }

    /// Over white space and comments.
    fn skip(&mut self) {
        loop {
            let (length, newline) = self.space(0);
            self.newline |= newline;
            self.at += length;
            if length > 0 {
                continue;
            }
            let second = self.byte(1);
            if self.byte(0) != b'/' || second != b'/' && second != b'*' {
                return;
            }
            let start = self.at;
            self.at += 2;
            loop {
                let newline = self.space(0).1;
                if second == b'/' && (newline || self.ended()) {
                    break;
                }
                if self.ended() {
                    return self.fail(start, start + 2, Code::UnclosedComment);
                }
                if second == b'*' && self.byte(0) == b'*' && self.byte(1) == b'/' {
                    self.at += 2;
                    break;
                }
                self.newline |= newline;
                self.at += 1;
            }
        }
    }

    /// Over the characters of a name.
    #[inline(never)]
    fn word(&mut self) {
        while self.is_word(0) || self.byte(0) == b'$' {
            self.at += 1;
        }
    }

    /// A name or a word of the language.
    fn name(&mut self) {
        let start = self.at;
        self.word();
        let behind_dot = self.tokens.last().is_some_and(|last| last.code == DOT || last.code == OPTIONAL);
        let code = word::code(self.text.get(start..self.at).unwrap_or("")).unwrap_or(NAME);
        self.push(code, start);
        self.value = !behind_dot && word::before_value(code);
    }

    /// `$name`, `$a.b-c`: a hyphen or a dot belongs to it where a word follows at once.
    fn signal(&mut self) {
        let start = self.at;
        self.at += 1;
        while self.is_word(0) || matches!(self.byte(0), b'.' | b'-') && self.is_word(1) {
            self.at += 1;
        }
        self.push(SIGNAL, start);
    }

    fn number(&mut self) {
        let start = self.at;
        let radix = match self.byte(1) | 0x20 {
            _ if self.byte(0) != b'0' => 10,
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 10,
        };
        let mut right;
        if radix != 10 {
            self.at += 2;
            right = self.digits(radix);
            self.take(b'n');
        } else {
            // 010 was octal once
            right = self.byte(0) != b'0' || !self.digit(1) && self.byte(1) != b'_';
            let whole = self.digits(10);
            if !whole || !self.take(b'n') {
                if self.take(b'.') {
                    right &= self.digits(10) || whole;
                }
                if self.byte(0) | 0x20 == b'e' {
                    self.at += 1;
                    if !self.take(b'+') {
                        self.take(b'-');
                    }
                    right &= self.digits(10);
                }
            }
        }
        right &= self.text.as_bytes().get(self.at.wrapping_sub(1)) != Some(&b'_');
        right &= !self.text.get(start..self.at).unwrap_or("").contains("__");
        let end = self.at;
        self.word();
        if !right || self.at > end {
            self.fail(start, self.at, Code::BadNumber);
        }
        self.push(NUMBER, start);
    }

    /// Over digits, and `_` behind the first one; were there any?
    #[inline(never)]
    fn digits(&mut self, radix: u32) -> bool {
        let start = self.at;
        while (self.byte(0) as char).is_digit(radix) || self.at > start && self.byte(0) == b'_' {
            self.at += 1;
        }
        self.at > start
    }

    fn string(&mut self, quote: u8) {
        let start = self.at;
        self.at += 1;
        loop {
            let byte = self.byte(0);
            if self.ended() || byte == b'\n' || byte == b'\r' {
                return self.fail(start, self.at, Code::UnclosedString);
            }
            self.at += 1;
            if byte == quote {
                return self.push(STRING, start);
            }
            if byte == b'\\' {
                self.at += self.hidden(0);
            }
        }
    }

    /// How much a backslash hides that stands right before: a line end of two characters is one.
    fn hidden(&self, ahead: usize) -> usize {
        if self.byte(ahead) == b'\r' && self.byte(ahead + 1) == b'\n' { 2 } else { 1 }
    }

    /// Up to `${` or the end of the template.
    #[inline(never)]
    fn template(&mut self) {
        let start = self.at;
        loop {
            match self.byte(0) {
                _ if self.ended() => {
                    return self.fail(start.saturating_sub(1), start, Code::UnclosedTemplate);
                }
                b'\\' => self.at += self.hidden(1),
                b'`' => break,
                b'$' if self.byte(1) == b'{' => break,
                _ => {}
            }
            self.at += 1;
        }
        self.push(TEMPLATE, start);
        self.value = self.byte(0) == b'$';
        if self.value {
            self.open.push(self.tokens.len() - 1);
            self.at += 1;
        }
        self.at += 1;
    }

    fn regular_expression(&mut self) {
        let start = self.at;
        let mut class = false;
        loop {
            self.at += 1;
            match self.byte(0) {
                _ if self.ended() || self.space(0).1 => {
                    return self.fail(start, self.at, Code::UnclosedRegExp);
                }
                b'\\' => self.at += self.hidden(1),
                b'[' => class = true,
                b']' => class = false,
                b'/' if !class => break,
                _ => {}
            }
        }
        self.at += 1;
        self.word();
        self.push(REGEXP, start);
    }

    fn open(&mut self, byte: u8) {
        let before = self.tokens.last().map(|last| last.code);
        let value_follows = match byte {
            b'(' => matches!(before, Some(word::IF | word::OF | word::FOR)),
            // A block stands at the start, behind `)`, `=>`, `;`, another brace or `else`; elsewhere it is an object.
            b'{' => matches!(
                before,
                None | Some(word::ELSE | CLOSE | ARROW | SEMICOLON | OPEN_BRACE | CLOSE_BRACE)
            ),
            _ => false,
        };
        self.open.push(self.tokens.len());
        self.at += 1;
        self.push(byte.into(), self.at - 1);
        if let Some(opener) = self.tokens.last_mut() {
            opener.partner = value_follows.into();
        }
        self.value = true;
    }

    fn close(&mut self, byte: u8) {
        let start = self.at;
        self.at += 1;
        let partner = self.tokens.len() as u32;
        let Some(opener) = self.open.pop().and_then(|open| self.tokens.get_mut(open)) else {
            return self.fail(start, self.at, Code::Unopened);
        };
        let (closer, problem) = match opener.code {
            OPEN => (b')', Code::WrongParenthesis),
            OPEN_INDEX => (b']', Code::WrongBracket),
            _ => (b'}', Code::WrongBrace),
        };
        if closer != byte {
            self.fail(start, self.at, problem);
        } else if opener.code == TEMPLATE {
            self.template();
        } else {
            let value_follows = opener.partner != 0;
            opener.partner = partner;
            self.push(byte.into(), start);
            self.value = value_follows;
        }
    }

    fn punctuator(&mut self) {
        let start = self.at;
        let after_value = !self.value;
        let mut code = 0;
        if self.byte(0) == b'.' && self.byte(1) == b'.' && self.byte(2) == b'.' {
            code = SPREAD;
            self.at += 3;
        }
        while code != SPREAD {
            let longer = code << 8 | u32::from(self.byte(0));
            // `a?.5:b` is a conditional
            if !is_punctuator(longer) || longer == OPTIONAL && self.digit(1) {
                break;
            }
            code = longer;
            self.at += 1;
        }
        if code == 0 {
            return self.fail(start, start + 1, Code::UnknownCharacter);
        }
        self.push(code, start);
        // Behind `x++` no value starts, behind `++` one does.
        self.value = !(matches!(code, INCREMENT | DECREMENT) && after_value);
    }
}
