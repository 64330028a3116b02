//! What all rules of the grammar share: the current token, what ends an expression, how deep it nests, and what is
//! wrong.

use super::Arena;
use super::expression;
use super::keyword::{CLOSER, COMMAND, FEATURE, Follows, Keyword, LATER_COMMAND, LATER_FEATURE};
use super::node::{Form, NOTHING, Node};
use super::syntax::Draft;
use super::token::{self, Kind, Token};
use crate::diagnostic::{Code, Diagnostic, Expected, Note, here, nearest};
use crate::span::Span;

/// Small words of the language that are near to a command or a feature: they are not misspelt, but stand in the wrong place.
const SMALL: [&str; 16] =
    ["a", "all", "an", "and", "as", "at", "event", "I", "in", "is", "it", "no", "of", "or", "the", "to"];

/// How deep a text may nest.
pub(crate) const DEEPEST: u16 = 200;

/// A parser in the middle of a text.
///
/// Rules leave what they have read on a stack, from which the rule around them takes it for a node of its own.
///
/// A rule that fails reports a diagnostic and leaves anything: from then on the text seems to have ended, so that the
/// rules around it return too, and what they have made is not used. That takes much less code than a result at every call.
pub(crate) struct Parser<'a> {
    pub(crate) text: &'a str,
    arena: &'a Arena,
    /// The token that comes next.
    pub(crate) token: Token,
    last_start: u32,
    /// The end of the last token taken.
    pub(crate) last_end: u32,
    /// How far the line of the current token is indented, in bytes.
    pub(crate) indent: u32,
    pub(crate) follows: Follows,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What has been read and is not yet part of a node.
    stack: Vec<&'a Node<'a>>,
    /// The construct that is being read.
    pub(crate) draft: Draft<'a>,
    /// The variable of the loop whose items come next, for the `where` behind them.
    pub(crate) item: Option<&'a str>,
    /// How many loops stand around this place.
    pub(crate) loops: u16,
    depth: u16,
    /// Something quoted went on to the end of the text: from then on it has to end with its line, so that no part of a
    /// text is read again and again.
    pub(crate) short: bool,
    /// The last string that goes over more than one line.
    long_string: Option<Span>,
    /// The token at which a rule has failed, in the current feature.
    failed: Option<Token>,
    /// What was reported after that.
    ignored: Option<Diagnostic>,
    /// How many bytes have been read, over and over where they were.
    #[cfg(test)]
    pub(crate) work: usize,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(arena: &'a Arena, text: &'a str) -> Self {
        // Offsets are 32 bits wide.
        let too_long = text.len() >= u32::MAX as usize;
        let text = if too_long { "" } else { text };
        let mut parser = Self {
            text,
            arena,
            token: token::next("", 0, false),
            last_start: 0,
            last_end: 0,
            indent: 0,
            follows: Follows::default(),
            diagnostics: Vec::new(),
            stack: Vec::new(),
            draft: Draft::default(),
            item: None,
            loops: 0,
            depth: 0,
            short: false,
            long_string: None,
            failed: None,
            ignored: None,
            #[cfg(test)]
            work: 0,
        };
        parser.resume(0);
        if too_long {
            parser.fail_at(Code::TooLong, Span::default());
        }
        parser
    }

    /// Keeps a text that does not stand in the source just so.
    pub(crate) fn keep(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    /// Leaves a node for the rule around this one.
    pub(crate) fn push(&mut self, node: &'a Node<'a>) {
        self.stack.push(node);
    }

    /// Takes the last node back.
    pub(crate) fn pop(&mut self) -> &'a Node<'a> {
        self.stack.pop().unwrap_or(&NOTHING)
    }

    /// The last node.
    pub(crate) fn top(&self) -> &'a Node<'a> {
        self.stack.last().copied().unwrap_or(&NOTHING)
    }

    /// How much is on the stack, for [`Self::close`].
    pub(crate) fn mark(&self) -> usize {
        self.stack.len()
    }

    /// The nodes since a mark.
    pub(crate) fn nodes(&mut self, mark: usize) -> &mut [&'a Node<'a>] {
        self.stack.get_mut(mark..).unwrap_or_default()
    }

    /// Puts a node beneath those since a mark.
    pub(crate) fn push_beneath(&mut self, mark: usize, node: &'a Node<'a>) {
        self.stack.insert(mark.min(self.stack.len()), node);
    }

    /// Keeps a node.
    pub(crate) fn keep_node(&self, node: Node<'a>) -> &'a Node<'a> {
        self.arena.alloc(node)
    }

    /// Makes one node of those since a mark. It goes from an offset to the end of the last token taken.
    #[inline(never)]
    pub(crate) fn close(&mut self, mark: usize, start: u32, form: Form, detail: u8, text: &'a str) {
        let span = self.since(start);
        let nodes = self.arena.alloc_slice_copy(self.nodes(mark));
        self.stack.truncate(mark);
        let node = self.arena.alloc(Node { form, detail, span, text, nodes });
        self.stack.push(node);
    }

    /// Leaves a node without any in it.
    pub(crate) fn leaf(&mut self, start: u32, form: Form, detail: u8, text: &'a str) {
        self.close(usize::MAX, start, form, detail, text);
    }

    /// Where the first node since a mark starts.
    pub(crate) fn start_of(&mut self, mark: usize) -> u32 {
        self.nodes(mark).first().map_or(0, |node| node.span.start)
    }

    /// The expression behind a keyword, where that stands here, or nothing.
    #[inline(never)]
    pub(crate) fn clause(&mut self, keyword: Keyword) {
        if self.take(keyword) { expression::parse(self) } else { self.push(&NOTHING) }
    }

    /// Makes the token at or behind an offset the current one.
    pub(crate) fn resume(&mut self, from: u32) {
        if self.failed.is_some() {
            return;
        }
        self.token = token::next(self.text, from, self.short);
        if !self.short && self.token.kind.is_unclosed() {
            self.short = true;
            self.token = token::next(self.text, from, true);
        }
        if self.token.fresh_line {
            self.indent = self.token.indent;
        }
        #[cfg(test)]
        {
            self.work += (self.token.span.end - from) as usize + 1;
        }
    }

    /// Takes the current token.
    pub(crate) fn advance(&mut self) {
        let span = self.token.span;
        if self.token.kind == Kind::String && line_length(span.of(self.text)) < span.end - span.start {
            self.long_string = Some(span);
        }
        self.last_start = span.start;
        self.last_end = span.end;
        self.resume(span.end);
    }

    /// Takes the current token and gives its text.
    pub(crate) fn text(&mut self) -> &'a str {
        self.advance();
        Span::new(self.last_start, self.last_end).of(self.text)
    }

    /// Goes on behind something that was read without tokens.
    pub(crate) fn jump(&mut self, to: u32) {
        self.last_end = to;
        self.resume(to);
    }

    /// The token behind the current one.
    pub(crate) fn second(&mut self) -> Token {
        self.behind(self.token)
    }

    /// The token behind the one behind the current one.
    pub(crate) fn third(&mut self) -> Token {
        let second = self.second();
        self.behind(second)
    }

    fn behind(&mut self, token: Token) -> Token {
        let next = token::next(self.text, token.span.end, self.short);
        #[cfg(test)]
        {
            self.work += (next.span.end - token.span.end) as usize + 1;
        }
        next
    }

    /// The text of a token.
    pub(crate) fn text_of(&self, token: Token) -> &'a str {
        token.span.of(self.text)
    }

    /// From an offset to the end of the last token taken.
    pub(crate) fn since(&self, start: u32) -> Span {
        Span::new(start, self.last_end.max(start))
    }

    /// The text from an offset up to the next white space.
    pub(crate) fn word(&self, from: u32) -> &'a str {
        let length = self.rest(from).bytes().take_while(|byte| !byte.is_ascii_whitespace()).count();
        Span::new(from, from + length as u32).of(self.text)
    }

    /// The text from an offset on.
    pub(crate) fn rest(&self, from: u32) -> &'a str {
        self.text.get(from as usize..).unwrap_or("")
    }

    pub(crate) fn at(&self, keyword: Keyword) -> bool {
        self.token.keyword == keyword && !self.follows.has(keyword)
    }

    pub(crate) fn at_kind(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    /// Takes a keyword, unless it belongs to a construct further out.
    pub(crate) fn take(&mut self, keyword: Keyword) -> bool {
        let here = self.at(keyword);
        if here {
            self.advance();
        }
        here
    }

    pub(crate) fn take_kind(&mut self, kind: Kind) -> bool {
        let here = self.at_kind(kind);
        if here {
            self.advance();
        }
        here
    }

    /// Takes a keyword that has to be there.
    pub(crate) fn require(&mut self, expected: &'static Expected) {
        let here = match *expected {
            Expected::Word(keyword) => self.take(keyword),
            Expected::Sign(kind) => self.take_kind(kind),
            _ => false,
        };
        if !here {
            self.fail_expected(std::slice::from_ref(expected));
        }
    }

    /// Takes a word that is a name here, keyword or not.
    pub(crate) fn name(&mut self) -> &'a str {
        if self.at_kind(Kind::Word) {
            return self.text();
        }
        self.fail_expected(&[Expected::Name]);
        ""
    }

    /// Leaves a text: the last token taken, or what it says.
    pub(crate) fn push_text(&mut self, text: &'a str) {
        self.leaf(self.last_start, Form::Text, 0, text);
    }

    /// Leaves a text for each of the names with commas between them, at least one.
    pub(crate) fn names(&mut self) {
        loop {
            let name = self.name();
            self.push_text(name);
            if !self.take_kind(Kind::Comma) {
                return;
            }
        }
    }

    /// Goes one level deeper, until [`Self::leave`].
    pub(crate) fn enter(&mut self) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fail(Code::TooDeep);
        }
    }

    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Whether a rule has failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Takes the text up again where a rule has failed. Says whether one has.
    pub(crate) fn recover(&mut self) -> bool {
        let Some(token) = self.failed.take() else { return false };
        self.reset();
        self.token = token;
        true
    }

    /// Forgets what a rule that failed has left behind.
    fn reset(&mut self) {
        self.depth = 0;
        self.loops = 0;
        self.item = None;
        self.follows = Follows::default();
        self.long_string = None;
        self.stack.clear();
        self.draft = Draft::default();
    }

    /// Reports something about the current token.
    pub(crate) fn fail(&mut self, code: Code) {
        self.report(code, self.token.span);
    }

    /// Reports something about a place.
    pub(crate) fn fail_at(&mut self, code: Code, span: Span) {
        self.report(code, span);
    }

    /// Reports that the block whose first word stands there has no `end`.
    pub(crate) fn fail_end(&mut self, opened: Span) {
        if self.token.kind != Kind::End && self.at_boundary() {
            self.report(Code::MissingEnd, self.token.span).note = Some((Note::Opened, opened));
        } else {
            self.fail_command();
        }
    }

    /// Reports that the current token starts no feature.
    pub(crate) fn fail_feature(&mut self) {
        let keyword = self.token.keyword;
        if keyword == Keyword::End {
            return self.fail(Code::StrayEnd);
        }
        if keyword.is(COMMAND | LATER_COMMAND) {
            return self.fail(Code::CommandOutside);
        }
        self.report_unknown(Code::UnknownFeature, LATER_FEATURE, FEATURE, &[Expected::Feature]);
    }

    /// Reports that the current token is none of those.
    #[inline(never)]
    pub(crate) fn fail_expected(&mut self, expected: &'static [Expected]) {
        let token = self.token;
        let word = self.text_of(token);
        let code = match token.kind {
            Kind::UnclosedString => Code::UnclosedString,
            Kind::UnclosedComment => Code::UnclosedComment,
            Kind::UnclosedAttribute => Code::UnclosedAttribute,
            // A curly quote or an invisible space, pasted from somewhere.
            Kind::Unknown if !word.is_ascii() => Code::UnknownCharacter,
            _ => Code::Expected,
        };
        let diagnostic = self.report(code, first_line(token.span, self.text));
        if code == Code::Expected {
            diagnostic.expected = expected;
            if token.kind == Kind::Word && diagnostic.suggestion.is_none() {
                let mut words = expected.iter().filter_map(|expected| match expected {
                    Expected::Word(keyword) => Some(keyword.text()),
                    _ => None,
                });
                diagnostic.suggestion = nearest(word, &mut words);
            }
        }
    }

    /// Reports that the current token starts no command.
    #[inline(never)]
    pub(crate) fn fail_command(&mut self) {
        // Behind a feature that is no list of commands.
        if self.token.keyword.is(COMMAND) {
            return self.fail(Code::CommandOutside);
        }
        let known = COMMAND | CLOSER;
        let expected = &[Expected::Command, Expected::Word(Keyword::End)];
        self.report_unknown(Code::UnknownCommand, LATER_COMMAND, known, expected);
    }

    /// Reports a word that starts nothing, or that starts something only in later versions; or that no word is there.
    fn report_unknown(&mut self, code: Code, later: u8, known: u8, expected: &'static [Expected]) {
        let token = self.token;
        if token.kind != Kind::Word {
            return self.fail_expected(expected);
        }
        let is_later = token.keyword.is(later);
        let word = self.text_of(token);
        let diagnostic = self.report(if is_later { Code::NotSupported } else { code }, token.span);
        if diagnostic.suggestion.is_none() && !SMALL.contains(&word) {
            diagnostic.suggestion = nearest(word, &mut Keyword::texts(known));
        }
    }

    /// Adds a diagnostic, which the caller may complete; only the first one in a feature counts. From now on the text
    /// seems to have ended.
    #[inline(never)]
    pub(crate) fn report(&mut self, code: Code, span: Span) -> &mut Diagnostic {
        let note = self.long_string.map(|span| (Note::LongString, first_line(span, self.text)));
        let suggestion = here(span.of(self.text));
        let diagnostic = Diagnostic { code, span, expected: &[], suggestion, note };
        if self.failed.is_some() {
            return self.ignored.insert(diagnostic);
        }
        self.failed = Some(self.token);
        self.token.kind = Kind::End;
        self.token.keyword = Keyword::Other;
        self.diagnostics.push_mut(diagnostic)
    }

    /// Whether a list of commands ends here.
    pub(crate) fn at_boundary(&self) -> bool {
        let keyword = self.token.keyword;
        matches!(self.token.kind, Kind::End | Kind::CloseParen)
            || keyword.is(CLOSER | FEATURE | COMMAND | LATER_FEATURE)
            || matches!(keyword, Keyword::Catch | Keyword::Finally | Keyword::Unless)
    }
}

/// The part of a span that lies on its first line.
pub(crate) fn first_line(span: Span, text: &str) -> Span {
    Span::new(span.start, span.start + line_length(span.of(text)))
}

/// How many bytes a text has up to its first line end.
pub(crate) fn line_length(text: &str) -> u32 {
    text.bytes().take_while(|&byte| byte != b'\n').count() as u32
}
