//! What the page's JavaScript asks of the runtime.

mod report;
mod tree;

use crate::Runtime;
use crate::json::Json;
use hypertide_grammar::hyperscript::{Arena, parse_script};
use hypertide_grammar::span::Span;

/// Answers in JSON, in UTF-8; what can be asked are the words of `runtime.js`.
///
/// - 0: for each of the texts, between which stand NULs, the features that it declares, as `tree.js` reads them, with their
///   commands where `start` is 1, and what is wrong with it. The name is that of its element.
/// - 1: the place of a span in a text, and its line with a mark under it. The name is that of the text's element.
/// - 2: what the name of an attribute means; `start` says what its value is. The name is that of its element.
/// - 3: the tree of an attribute's value. The name says how the attribute is called.
/// - 4: what is to be done to a page that stands as markup before said, to stand as this does. `start` is its number, and
///   `end` says whether the page stands so.
/// - 5: nothing; the markup with that number is forgotten.
#[cfg_attr(not(feature = "datastar"), expect(unused_variables))]
pub fn ask(runtime: &mut Runtime, what: u32, text: &str, name: &str, start: u32, end: u32) -> Vec<u8> {
    let mut out = Json::default();
    match what {
        0 => scripts(&mut out, text, name, start != 0),
        #[cfg(feature = "datastar")]
        2 => crate::datastar::attribute(&mut out, text, name, start),
        #[cfg(feature = "datastar")]
        3 => crate::datastar::expression(&mut out, text, name),
        #[cfg(feature = "datastar")]
        4 => runtime.remembered.remember(&mut out, text, start, end != 0),
        #[cfg(feature = "datastar")]
        5 => {
            runtime.remembered.forget(start);
            out.raw("null");
        }
        _ => out.string(&report::place(text, name, Span::new(start, end))),
    }
    out.text
}

fn scripts(out: &mut Json, texts: &str, name: &str, all: bool) {
    let arena = Arena::new();
    out.begin();
    let mut rest = Some(texts);
    while let Some(texts) = rest {
        let end = texts.bytes().position(|byte| byte == 0).unwrap_or(texts.len());
        let text = texts.get(..end).unwrap_or("");
        rest = texts.get(end + 1..);
        let script = parse_script(&arena, text);
        out.begin();
        out.begin();
        for feature in script.features {
            tree::write(out, feature, all);
        }
        out.end();
        out.begin();
        for diagnostic in &script.diagnostics {
            report::problem(out, text, name, diagnostic);
        }
        out.end();
        out.end();
    }
    out.end();
}
