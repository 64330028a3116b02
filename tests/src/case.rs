//! Conformance cases as data: a page, what a server sends it, what a person does, and the page that comes of it.
//!
//! A file holds the cases of one construct. It is HTML, with the parts of a case parted by comments:
//!
//! ```html
//! <!-- case: put replaces the content of an element -->
//! <script type="text/hyperscript">
//!   eventsource Stream from /stream
//!     on message put it into #out end
//!   end
//! </script>
//! <p id="out">before</p>
//! <!-- stream
//! data: after
//!
//! -->
//! <!-- expected -->
//! <p id="out">after</p>
//! ```
//!
//! | part | holds |
//! | --- | --- |
//! | `case: TITLE` | the body of the page |
//! | `stream [PATH]` | what is sent at `PATH` (`/stream`), see [`crate::stage::Script`]; in the comment |
//! | `response PATH TYPE` | what a request of `PATH` gives, behind lines such as `: header NAME VALUE`; in the comment |
//! | `steps` | one [`Step`] a line; in the comment |
//! | `requests` | what the page asks the server for, one request a line: method, path with its query as text, body |
//! | `expected` | the body in the end, without scripts and `_` attributes |
//! | `hyperscript differs: REASON`, `datastar differs: REASON` | the body the peer leaves where Hypertide differs on purpose |
//! | `only here: REASON` | that the peer has no such thing, so that it is not asked |

use crate::Outcome;
use std::str::FromStr;

/// One page with what happens to it.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// What the case shows.
    pub title: String,
    /// The body of the page.
    pub page: String,
    /// Scripts of streams by path.
    pub streams: Vec<(String, String)>,
    /// Other things the server has: path, content type, body.
    pub responses: Vec<(String, String, String)>,
    /// Headers of what the server has: path, name, value.
    pub headers: Vec<(String, String, String)>,
    /// What is done once the runtime is ready.
    pub steps: Vec<Step>,
    /// What the page asks the server for, where the case says so.
    pub requests: Option<Vec<String>>,
    /// The body in the end.
    pub expected: String,
    /// What hyperscript does with the case.
    pub peer: Peer,
}

/// What the peer does with a case: hyperscript, or for the cases of `conformance-datastar` Datastar.
#[derive(Clone, Debug, Default)]
pub enum Peer {
    /// The same.
    #[default]
    Agrees,
    /// Something else, for a reason of ours.
    Differs {
        /// Why Hypertide differs.
        reason: String,
        /// The body hyperscript leaves.
        expected: String,
    },
    /// It has nothing to compare with.
    Lacks {
        /// What it has no counterpart of.
        reason: String,
    },
}

/// What a person or the server does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `click SELECTOR`: with the mouse.
    Click(String),
    /// `type TEXT into SELECTOR`: with the keyboard.
    Type(String, String),
    /// `press KEY`: in the focused element.
    Press(String),
    /// `next`: lets streams go on after their `: pause`.
    Next,
    /// `run JAVASCRIPT`: for what no person can do.
    Run(String),
    /// `wait for SELECTOR [to be TEXT]`: until it is there, with that text.
    Wait(String, Option<String>),
    /// `check JAVASCRIPT`: waits until it is truthy.
    Check(String),
}

impl FromStr for Step {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "click" => Ok(Self::Click(rest.to_owned())),
            "type" => rest
                .rsplit_once(" into ")
                .map(|(text, selector)| Self::Type(text.to_owned(), selector.to_owned()))
                .ok_or_else(|| format!("`{line}`: expected `type TEXT into SELECTOR`")),
            "press" => Ok(Self::Press(rest.to_owned())),
            "next" => Ok(Self::Next),
            "run" => Ok(Self::Run(rest.to_owned())),
            "wait" => {
                let rest = rest
                    .strip_prefix("for ")
                    .ok_or_else(|| format!("`{line}`: expected `wait for SELECTOR`"))?;
                Ok(match rest.split_once(" to be ") {
                    Some((selector, text)) => Self::Wait(selector.to_owned(), Some(text.to_owned())),
                    None => Self::Wait(rest.to_owned(), None),
                })
            }
            "check" => Ok(Self::Check(rest.to_owned())),
            _ => Err(format!("`{line}`: expected click, type, press, next, run, wait for or check")),
        }
    }
}

impl Case {
    /// Whether scripts are among what the server sends.
    pub fn sends_scripts(&self) -> bool {
        let sent =
            self.streams.iter().map(|(_, text)| text).chain(self.responses.iter().map(|(.., body)| body));
        self.responses.iter().any(|(_, kind, _)| kind.contains("javascript"))
            || sent.into_iter().any(|text| text.contains("<script"))
    }
}

/// The cases in the text of a file.
///
/// # Errors
/// Where a part is unknown or has no case, a step cannot be read, or a case lacks what is expected.
pub fn parse(text: &str) -> Outcome<Vec<Case>> {
    let mut cases: Vec<Case> = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("<!-- ") {
        let (comment, after) = after.split_once("-->").ok_or("a comment does not end")?;
        let body = after.split_once("<!-- ").map_or(after, |(body, _)| body).trim();
        rest = after;
        let (head, inner) = comment.split_once('\n').unwrap_or((comment, ""));
        let (head, body) = (head.trim(), body.to_owned());
        if let Some(title) = head.strip_prefix("case:") {
            cases.push(Case { title: title.trim().to_owned(), page: body, ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            // What stands before the first case describes the file.
            continue;
        };
        let (word, argument) = head.split_once(' ').unwrap_or((head, ""));
        match word {
            "stream" => {
                let path = if argument.is_empty() { "/stream" } else { argument };
                case.streams.push((path.to_owned(), inner.to_owned()));
            }
            "response" => {
                let (path, kind) = argument.split_once(' ').ok_or("expected `response PATH TYPE`")?;
                let mut inner = inner;
                while let Some((line, rest)) =
                    inner.strip_prefix(": header ").and_then(|rest| rest.split_once('\n'))
                {
                    let (name, value) = line.split_once(' ').ok_or("expected `: header NAME VALUE`")?;
                    case.headers.push((path.to_owned(), name.to_owned(), value.to_owned()));
                    inner = rest;
                }
                case.responses.push((path.to_owned(), kind.to_owned(), inner.trim_end_matches('\n').to_owned()));
            }
            "steps" => {
                let lines = inner.lines().map(str::trim).filter(|line| !line.is_empty());
                case.steps = lines.map(Step::from_str).collect::<Result<_, _>>()?;
            }
            "requests" => {
                let lines = inner.lines().map(str::trim).filter(|line| !line.is_empty());
                case.requests = Some(lines.map(str::to_owned).collect());
            }
            "expected" => case.expected = body,
            "hyperscript" | "datastar" => {
                let reason = argument.strip_prefix("differs:").ok_or("expected `hyperscript differs: REASON`")?;
                case.peer = Peer::Differs { reason: reason.trim().to_owned(), expected: body };
            }
            "only" => {
                let reason = argument.strip_prefix("here:").ok_or("expected `only here: REASON`")?;
                case.peer = Peer::Lacks { reason: reason.trim().to_owned() };
            }
            _ => return Err(format!("`{head}` is no part of a case: expected stream, response, steps, requests, expected, hyperscript differs: or only here:").into()),
        }
    }
    match cases.iter().find(|case| case.expected.is_empty()) {
        Some(case) => Err(format!("the case `{}` expects nothing", case.title).into()),
        None => Ok(cases),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_cases_in_parts() {
        let cases = parse(concat!(
            "<!-- case: one -->\n<p>1</p>\n<!-- stream\ndata: x\n\n-->\n<!-- steps\nclick #a\ntype b c into #d\n-->\n",
            "<!-- expected -->\n<p>2</p>\n<!-- hyperscript differs: it is late -->\n<p>3</p>\n",
            "<!-- case: two -->\n<!-- stream /s\n-->\n<!-- expected -->\nx\n",
        ))
        .expect("it parses");
        assert_eq!(cases.len(), 2);
        assert_eq!(cases[0].page, "<p>1</p>");
        assert_eq!(cases[0].streams, [("/stream".to_owned(), "data: x\n\n".to_owned())]);
        assert_eq!(
            cases[0].steps,
            [Step::Click("#a".to_owned()), Step::Type("b c".to_owned(), "#d".to_owned())]
        );
        assert_eq!(cases[0].expected, "<p>2</p>");
        assert!(
            matches!(&cases[0].peer, Peer::Differs { reason, expected } if reason == "it is late" && expected == "<p>3</p>")
        );
        assert_eq!(cases[1].streams[0].0, "/s");
    }

    #[test]
    fn a_case_without_expectation_is_an_error() {
        assert!(parse("<!-- case: one -->\n<p>1</p>").is_err());
    }

    #[test]
    fn an_unknown_step_is_an_error_that_names_the_known_ones() {
        let error = "jump #a".parse::<Step>().expect_err("no such step");
        assert!(error.contains("click, type, press"), "{error}");
    }
}
