//! What to write instead of something that does not parse.
//!
//! A diagnostic says what stands there and what could; here stands what people mean who write it.

mod block;
mod command;
mod expected;
mod feature;
mod later;
mod stream;

use crate::diagnostic::{Code, Diagnostic, here};
use crate::hyperscript::keyword::{COMMAND, Keyword};
use crate::span::Span;

/// What helps somebody who has written what a diagnostic is about; nothing where the diagnostic says it all.
pub fn advice(text: &str, diagnostic: &Diagnostic) -> Option<String> {
    let place = Place::new(text, diagnostic.span);
    let said = match diagnostic.code {
        Code::NotSupported => later::instead(&place),
        Code::UnknownCommand => command::unknown(&place)
            .or_else(|| expected::colon(&place))
            .or_else(|| command::call(&place).filter(|_| diagnostic.suggestion.is_none())),
        Code::UnknownFeature | Code::NotASignal => feature::unknown(&place),
        Code::MissingEnd => {
            let (_, opened) = diagnostic.note?;
            block::missing(&place, opened.of(text))
        }
        Code::UnclosedQuery => expected::query(&place),
        Code::UnknownCharacter => expected::character(&place),
        Code::NeedsSelector => command::selector(&place),
        Code::ToggleNeedsValues | Code::NotWritable | Code::NotACall => command::changed(&place),
        Code::Expected => stream::head(&place, diagnostic.expected)
            .or_else(|| expected::clause(&place, diagnostic.expected))
            .or_else(|| expected::sign(&place, diagnostic.expected))
            .or_else(|| feature::unknown(&place).filter(|_| place.is_first())),
        _ => None,
    };
    // What is quoted in it may be long.
    said.filter(|said| said.len() < 200 && !said.contains('\n'))
}

/// The word that was probably meant, as the diagnostic has it, where there is no better advice.
pub fn suggestion(text: &str, diagnostic: &Diagnostic, advice: Option<&str>) -> Option<&'static str> {
    let certain = here(diagnostic.span.of(text));
    certain.or(diagnostic.suggestion.filter(|_| advice.is_none()))
}

/// Where a text does not parse.
struct Place<'a> {
    /// What stands before it.
    before: &'a str,
    /// What was found.
    found: &'a str,
    /// What stands behind it.
    behind: &'a str,
}

impl<'a> Place<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        let at = |from: usize, to: usize| text.get(from..to).unwrap_or("");
        let (start, end) = (span.start as usize, span.end as usize);
        // More than this has nothing to do with it.
        let from = text.floor_char_boundary(start.saturating_sub(2000));
        Self { before: at(from, start), found: at(start, end), behind: at(end, text.len()) }
    }

    /// The line before it.
    fn line(&self) -> &'a str {
        self.before.rsplit('\n').next().unwrap_or("")
    }

    /// The rest of the line behind it.
    fn rest(&self) -> &'a str {
        self.behind.split('\n').next().unwrap_or("").trim()
    }

    /// The word behind it.
    fn next(&self) -> &'a str {
        self.rest().split_ascii_whitespace().next().unwrap_or("")
    }

    /// The word before it.
    fn last(&self) -> &'a str {
        self.before.split_ascii_whitespace().next_back().unwrap_or("")
    }

    /// The last command that begins before it, and what stands between them.
    fn command(&self) -> Option<(&'a str, &'a str)> {
        let mut found = None;
        let mut rest = self.before;
        let mut offset = 0;
        while let Some(start) = rest.find(|letter: char| letter.is_ascii_alphabetic()) {
            let from = offset + start;
            let word = self.before.get(from..)?;
            let end = word.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(word.len());
            let is_alone = self.before.get(..from)?.ends_with(|before: char| before.is_ascii_whitespace());
            if is_alone && Keyword::of(word.get(..end)?.as_bytes()).is(COMMAND) {
                found = Some((word.get(..end)?, word.get(end..)?.trim()));
            }
            offset = from + end;
            rest = self.before.get(offset..)?;
        }
        found
    }

    /// Is it in what stands between an `on` and the first command?
    fn in_head(&self) -> bool {
        let line = self.line();
        let begins = line.trim_start().starts_with("on ");
        begins && Place { before: line, found: self.found, behind: self.behind }.command().is_none()
    }

    /// Does it begin a feature?
    fn is_first(&self) -> bool {
        self.before.trim().is_empty()
    }
}
