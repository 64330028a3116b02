//! The texts of this repository: scripts and attributes of its pages, examples of its documentation, cases of its tests. What
//! is taken for a text and is none does no harm: both grammars have to answer it all the same.

use crate::answer::Question;
use crate::literal::{literals, table};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where texts are found.
const PLACES: &[&str] =
    &["README.md", "dev-server/src/gallery", "dev-server/tests", "grammar", "runtime-wasm", "tests"];
const LONGEST: usize = 20_000;

/// What is written nowhere else.
const SCRIPTS: &[&str] = &[
    "eventsource a from live/prices on x log 1 end end",
    "eventsource a from prices",
    "eventsource a from /b with transport x",
    "eventsource a from /b with transport",
    "eventsource a from /b with headers x",
    "eventsource a from /b with headers",
    "eventsource a from /b on x as 'text' log 1 end end",
    "eventsource a from /b on x as 1 log 1 end end",
    "on intersection having margin 1px log 1",
    "on intersection having margin",
    "on intersection having root x having threshold 1",
    "on mutation of @",
    "on mutation of x",
    "on x toggle between @a and b",
    "on x toggle @a='1' on b for 1s",
    "on x fetch /a with headers: {a}",
    "on x send a() to b",
    "on x send a(b) to c",
    "on x trigger a(b: 1)",
    "on x log element: x, element ^ x, element's x, global : x",
    "on x js \"a\\\" end\" end log 1",
    "on x js 'a\nend log 1",
    "on x js // end",
    "on x js /* end",
    "on x js /* end */ end",
    "on x js `a\nend` end",
    "js(a, b) function f() {} async function* g() {} end",
];
const EXPRESSIONS: &[&str] = &[
    "a } b",
    "{ a b }",
    "if (a);",
    "if (a); else;",
    "if (a) {} else b",
    "for (const a of b);",
    "const {new} = a",
    "const {a, b: c = 1, [d]: e, ...f} = g",
    "'\\0' + '\\01' + '\\08'",
    "'a\\\r\nb'",
    "'a\\\nb'",
    "'\\u{1f600}\\ud83d\\ude00\\x41\\v\\q'",
    "`a ${b c}`",
    "`a ${b;}`",
    "`a ${`b ${c}`} \\`d`",
];

/// Texts that both grammars are asked about.
pub(crate) struct Corpus {
    /// All of them, each once.
    pub(crate) all: Vec<String>,
    /// Those that mean something and have no mistakes.
    pub(crate) sound: Vec<String>,
}

impl Corpus {
    fn new(question: Question, texts: impl IntoIterator<Item = String>, least: usize) -> Self {
        let all: BTreeSet<_> = texts.into_iter().filter(|text| text.len() < LONGEST).collect();
        let sound: Vec<_> = all.iter().filter(|text| question.answer(text).1).cloned().collect();
        assert!(sound.len() > least, "only {} texts of {} mean something", sound.len(), all.len());
        Self { all: all.into_iter().collect(), sound }
    }
}

/// What may be a script.
pub(crate) fn hyperscript() -> Corpus {
    let mut texts = Vec::new();
    for file in files() {
        texts.extend(
            attributes(&file.text).into_iter().filter(|(name, _)| is_script(name)).map(|(_, value)| value),
        );
        for passage in file.passages() {
            // Expressions and commands stand alone in the cases of the grammar.
            texts.extend([format!("on x log {passage}"), format!("on x {passage}"), passage]);
        }
    }
    let pieces = table(include_str!("../../src/hyperscript/hostile.rs"), "PIECES");
    texts.extend(nested(&["on x ", "on x log ", ""], &pieces));
    texts.extend(SCRIPTS.iter().copied().map(String::from));
    Corpus::new(Question::Hyperscript, texts, 2000)
}

/// What may be the value of one of Datastar's attributes.
pub(crate) fn expressions() -> Corpus {
    let mut texts = Vec::new();
    for file in files() {
        texts.extend(
            attributes(&file.text).into_iter().filter(|(name, _)| is_data(name)).map(|(_, value)| value),
        );
        texts.extend(file.passages());
    }
    let pieces = table(include_str!("../datastar_expression/property.rs"), "PIECES");
    texts.extend(nested(&["", "a", "a = "], &pieces));
    texts.extend(EXPRESSIONS.iter().copied().map(String::from));
    Corpus::new(Question::Expression, texts, 1000)
}

/// What may be one of Datastar's attributes, with its value.
pub(crate) fn attributes_of_datastar() -> Corpus {
    let mut texts = Vec::new();
    for file in files() {
        let attributes = attributes(&file.text).into_iter().filter(|(name, _)| is_data(name));
        texts.extend(attributes.map(|(name, value)| format!("{name}={value}")));
        texts.extend(file.passages().into_iter().filter(|passage| is_data(passage)));
        // Those without a value.
        let names =
            file.text.split(|character: char| character.is_whitespace() || "<>\"'`(){}=".contains(character));
        texts.extend(names.filter(|name| is_data(name)).map(String::from));
    }
    Corpus::new(Question::Attribute, texts, 300)
}

/// Texts with a place in them: between `«` and `»`.
pub(crate) fn places() -> Corpus {
    let mut random = fastrand::Rng::with_seed(4);
    let mut texts = Vec::new();
    for passage in files().iter().flat_map(File::passages).filter(|passage| passage.len() < 2000).step_by(5) {
        let line = passage.replace('\n', " ").repeat(1 + 300 / passage.len().max(1));
        for text in [passage, line] {
            let mut places: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
            places.push(text.len());
            let [from, to] = [random.usize(..places.len()), random.usize(..places.len())];
            let (from, to) = (places[from.min(to)], places[from.max(to)]);
            texts.push(format!("{}«{}»{}", &text[..from], &text[from..to], &text[to..]));
        }
    }
    Corpus::new(Question::Place, texts, 1000)
}

/// What comes again and again, deeper than anything may nest.
fn nested(heads: &[&str], pieces: &[String]) -> Vec<String> {
    let texts = heads.iter().flat_map(|head| pieces.iter().map(move |piece| (head, piece)));
    texts
        .flat_map(|(head, piece)| [2, 190, 210].map(|times| format!("{head}{}", piece.repeat(times))))
        .collect()
}

fn is_script(name: &str) -> bool {
    matches!(name, "_" | "script" | "data-script")
}

fn is_data(name: &str) -> bool {
    name.starts_with("data-") && name != "data-script" && !name.contains(' ')
}

struct File {
    path: PathBuf,
    text: String,
}

/// All of them, in the same order everywhere.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths: Vec<_> = PLACES.iter().map(|place| root.join(place)).collect();
    let mut files = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the sources can be read");
            let mut within: Vec<_> = entries.map(|entry| entry.expect("it is there").path()).collect();
            within.retain(|path| !path.ends_with("node_modules") && !path.ends_with("target"));
            within.sort();
            paths.extend(within);
        } else if path
            .extension()
            .is_some_and(|kind| ["rs", "js", "mjs", "md", "txt", "html"].iter().any(|one| kind == *one))
        {
            let text = fs::read_to_string(&path).expect("the sources can be read");
            files.push(File { path, text });
        }
    }
    files
}

impl File {
    /// The texts that stand for themselves: literals, examples, cases, scripts in elements.
    fn passages(&self) -> Vec<String> {
        let mut passages = Vec::new();
        let kind = self.path.extension().unwrap_or_default();
        if kind == "txt" {
            // A case, and what has to be answered; see `word_for_word` and `shapes.txt`.
            let cases = self.text.split("\n=====\n").filter_map(|case| case.split_once("\n-----\n"));
            passages.extend(cases.map(|(text, _)| text.to_owned()));
            let cases = self.text.split("\n\n").filter_map(|case| case.split_once("\n=> "));
            passages.extend(cases.map(|(text, _)| text.to_owned()));
        }
        if kind == "rs" || kind == "js" || kind == "mjs" {
            passages.extend(literals(&self.text));
            let within: Vec<_> =
                passages.iter().filter(|text| text.contains("=")).flat_map(|text| attributes(text)).collect();
            passages.extend(
                within
                    .into_iter()
                    .filter(|(name, _)| is_script(name) || is_data(name))
                    .map(|(_, value)| value),
            );
        }
        passages.extend(examples(&self.text));
        let scripts = self.text.split("<script type=\"text/hyperscript\">").skip(1);
        passages.extend(scripts.filter_map(|script| Some(script.split_once("</script>")?.0.to_owned())));
        passages
    }
}

/// The blocks between lines with three backticks, in comments too.
fn examples(text: &str) -> Vec<String> {
    let mut examples = Vec::new();
    let mut open: Option<Vec<&str>> = None;
    for line in text.lines() {
        let plain = line.trim_start().trim_start_matches("//!").trim_start_matches("///");
        let plain = plain.strip_prefix(' ').unwrap_or(plain);
        match &mut open {
            Some(lines) if plain.starts_with("```") => {
                examples.push(lines.join("\n"));
                open = None;
            }
            Some(lines) => lines.push(plain),
            None if plain.starts_with("```") => open = Some(Vec::new()),
            None => {}
        }
    }
    examples
}

/// What stands as `NAME="VALUE"` or `NAME='VALUE'`.
pub(crate) fn attributes(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    for (at, _) in text.match_indices('=') {
        let Some(quote) = text[at + 1..].chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
            continue;
        };
        let Some((value, _)) = text[at + 2..].split_once(quote) else { continue };
        let is_end = |character: char| character.is_whitespace() || "<>\"'`(){}=".contains(character);
        let name = text[..at].rsplit(is_end).next().unwrap_or("");
        let value =
            value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        attributes.push((name.to_owned(), value));
    }
    attributes
}
