//! The directives: what a comment line of a script can say besides being a comment.

use std::time::Duration;

/// A length of time, or a range of them to pick from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The shortest.
    pub low: Duration,
    /// The longest; the same as `low` where there is no choice.
    pub high: Duration,
}

/// What the next connections are answered with instead of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status code.
    pub status: u16,
    /// Seconds, for the `Retry-After` header.
    pub retry_after: Option<u64>,
    /// The `Content-Type`; `text/plain` where none is given.
    pub content_type: Option<String>,
    /// How many connections get this answer.
    pub times: u64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Directive {
    Wait(Span),
    Every(Span),
    Stall(Option<Duration>),
    Drop,
    End,
    Status(Answer),
    Loop(Option<u64>),
    Start,
    IdsOff,
    Raw,
    Part,
    Note,
}

/// What a comment line is.
#[derive(Debug, PartialEq)]
pub(super) enum Comment {
    /// A comment to be sent.
    Plain,
    Directive(Directive),
    Wrong(Mistake),
}

/// What is wrong with a directive: the place in the line, in bytes, and how.
#[derive(Debug, PartialEq)]
pub(super) struct Mistake {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: String,
    pub(super) help: String,
}

/// Each directive with an example of how it is written.
const KNOWN: [(&str, &str); 12] = [
    ("wait", ": wait 500ms"),
    ("every", ": every 1s"),
    ("stall", ": stall 10s"),
    ("drop", ": drop"),
    ("end", ": end"),
    ("status", ": status 503 retry-after 2"),
    ("loop", ": loop"),
    ("start", ": start"),
    ("ids", ": ids off"),
    ("raw", ": raw TEXT"),
    ("part", ": part TEXT"),
    ("note", ": note TEXT"),
];

/// Reads a line that begins with a colon.
pub(super) fn read(line: &str) -> Comment {
    let after_colon = line.strip_prefix(':').unwrap_or(line);
    let spaced = after_colon.trim_start_matches([' ', '\t']);
    let start = line.len() - spaced.len();
    let word = &spaced[..spaced.find([' ', '\t']).unwrap_or(spaced.len())];
    let mistake = |start, end, message, help| Comment::Wrong(Mistake { start, end, message, help });

    if let Some((_, example)) = KNOWN.iter().find(|(known, _)| *known == word) {
        if start != 2 || !after_colon.starts_with(' ') {
            let message = "a directive stands after the colon and one space".to_owned();
            return mistake(0, start + word.len(), message, format!("write `{example}`{}", as_comment(line)));
        }
        return match arguments(word, &spaced[word.len()..], start + word.len()) {
            Ok(directive) => Comment::Directive(directive),
            Err(Wrong { start, end, message }) => {
                let help = format!("it is written `{example}`{}", as_comment(line));
                mistake(start, end.max(start + 1), message, help)
            }
        };
    }
    match KNOWN.iter().find(|(known, _)| is_near_miss(word, known)) {
        Some((known, example)) => {
            let message = format!("`{word}` is not a directive; did you mean `{known}`?");
            mistake(start, start + word.len(), message, format!("write `{example}`{}", as_comment(line)))
        }
        None => Comment::Plain,
    }
}

fn as_comment(line: &str) -> String {
    format!("; to send the comment itself, write `: raw {line}`")
}

/// One slip of the pen for short words, two for longer ones.
fn is_near_miss(word: &str, known: &str) -> bool {
    // The comparison takes quadratic time, and what is long is no slip.
    if word.len() > known.len() + 2 || word.is_empty() {
        return false;
    }
    let word = word.to_lowercase();
    strsim::osa_distance(&word, known) <= if known.len() > 5 { 2 } else { 1 }
}

struct Wrong {
    start: usize,
    end: usize,
    message: String,
}

/// The words of a directive, each with its place in the line.
struct Words<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<(&'a str, usize)> {
        let trimmed = self.rest.trim_start_matches([' ', '\t']);
        self.at += self.rest.len() - trimmed.len();
        let end = trimmed.find([' ', '\t']).unwrap_or(trimmed.len());
        let (word, rest) = trimmed.split_at(end);
        let start = self.at;
        (self.rest, self.at) = (rest, start + end);
        (!word.is_empty()).then_some((word, start))
    }

    fn finish(&mut self) -> Result<(), Wrong> {
        match self.next() {
            None => Ok(()),
            Some((word, start)) => {
                let end = start + word.len() + self.rest.len();
                Err(Wrong { start, end, message: format!("`{word}` is not expected here") })
            }
        }
    }
}

fn arguments(word: &str, rest: &str, at: usize) -> Result<Directive, Wrong> {
    let mut words = Words { rest, at };
    let directive = match word {
        "raw" => return Ok(Directive::Raw),
        "part" => return Ok(Directive::Part),
        "note" => return Ok(Directive::Note),
        "drop" => Directive::Drop,
        "end" => Directive::End,
        "start" => Directive::Start,
        "wait" => Directive::Wait(span(&mut words)?),
        "every" => Directive::Every(span(&mut words)?),
        "stall" => Directive::Stall(match words.next() {
            Some((word, start)) => Some(duration(word, start)?),
            None => None,
        }),
        "loop" => Directive::Loop(match words.next() {
            Some((word, start)) => Some(count(word, start)?),
            None => None,
        }),
        "ids" => match words.next() {
            Some(("off", _)) => Directive::IdsOff,
            other => return Err(expected(other, &words, "`off`")),
        },
        _ => Directive::Status(answer(&mut words)?),
    };
    words.finish()?;
    Ok(directive)
}

fn expected(found: Option<(&str, usize)>, words: &Words<'_>, what: &str) -> Wrong {
    match found {
        Some((word, start)) => {
            Wrong { start, end: start + word.len(), message: format!("expected {what}, found `{word}`") }
        }
        None => Wrong {
            start: words.at,
            end: words.at,
            message: format!("expected {what}, found the end of the line"),
        },
    }
}

fn span(words: &mut Words<'_>) -> Result<Span, Wrong> {
    let low = match words.next() {
        Some((word, start)) => duration(word, start)?,
        None => return Err(expected(None, words, "a length of time")),
    };
    let Some((to, start)) = words.next() else { return Ok(Span { low, high: low }) };
    if to != "to" {
        return Err(expected(Some((to, start)), words, "`to` or the end of the line"));
    }
    match words.next() {
        Some((word, start)) => {
            let high = duration(word, start)?;
            if high < low {
                let message = "the second length is shorter than the first".to_owned();
                return Err(Wrong { start, end: start + word.len(), message });
            }
            Ok(Span { low, high })
        }
        None => Err(expected(None, words, "a length of time")),
    }
}

/// Longer pauses are a mistake, and this far from where a clock overflows.
const LONGEST: f64 = 366.0 * 24.0 * 3600.0;

fn duration(word: &str, start: usize) -> Result<Duration, Wrong> {
    let wrong = |message| Err(Wrong { start, end: start + word.len(), message });
    let unit_at = word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len());
    let (number, unit) = word.split_at(unit_at);
    let scale = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" => 60.0,
        "" => return wrong(format!("`{word}` has no unit: expected `{word}ms` or `{word}s`")),
        _ => {
            return wrong(format!(
                "expected a length of time such as `500ms`, `1.5s` or `2m`, found `{word}`"
            ));
        }
    };
    match number.parse::<f64>() {
        Ok(number) if number * scale <= LONGEST => {
            // Whole nanoseconds of a decimal fraction: `0.1s` is 100 ms and not a hair more.
            Ok(Duration::from_nanos((number * scale * 1e9).round() as u64))
        }
        Ok(_) => wrong(format!("`{word}` is longer than a year")),
        Err(_) => wrong(format!("expected a length of time such as `500ms`, `1.5s` or `2m`, found `{word}`")),
    }
}

fn count(word: &str, start: usize) -> Result<u64, Wrong> {
    match word.parse::<u64>() {
        Ok(count) if count > 0 => Ok(count),
        _ => {
            let message = format!("expected a count of at least 1, found `{word}`");
            Err(Wrong { start, end: start + word.len(), message })
        }
    }
}

fn answer(words: &mut Words<'_>) -> Result<Answer, Wrong> {
    let found = words.next();
    let status = match found.and_then(|(word, _)| word.parse::<u16>().ok()) {
        Some(status @ (200 | 204 | 400..=599)) => status,
        _ => return Err(expected(found, words, "a status code: 200, 204, or 400 to 599")),
    };
    let mut answer = Answer { status, retry_after: None, content_type: None, times: 1 };
    while let Some((word, start)) = words.next() {
        match word {
            "retry-after" => match words.next() {
                Some((seconds, at)) => {
                    let wrong = |_| Wrong {
                        start: at,
                        end: at + seconds.len(),
                        message: format!("expected a number of seconds, found `{seconds}`"),
                    };
                    answer.retry_after = Some(seconds.parse().map_err(wrong)?);
                }
                None => return Err(expected(None, words, "a number of seconds")),
            },
            "type" => match words.next() {
                Some((content_type, at)) => {
                    if !content_type.contains('/')
                        || !content_type.bytes().all(|byte| byte.is_ascii_graphic())
                    {
                        return Err(expected(
                            Some((content_type, at)),
                            words,
                            "a content type such as `text/html`",
                        ));
                    }
                    answer.content_type = Some(content_type.to_owned());
                }
                None => return Err(expected(None, words, "a content type such as `text/html`")),
            },
            "times" => match words.next() {
                Some((word, at)) => answer.times = count(word, at)?,
                None => return Err(expected(None, words, "a count")),
            },
            _ => return Err(expected(Some((word, start)), words, "`retry-after`, `type` or `times`")),
        }
    }
    Ok(answer)
}

#[cfg(test)]
mod tests;
