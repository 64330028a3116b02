//! `/pattern/flags`: is it one? In the page the browser says so.

use hypertide_grammar::datastar::expression::{Kind, Node};
use hypertide_grammar::span::Span;
use regress::Regex;

/// The first regular expression that is none, and what is wrong with it.
pub(super) fn problem(nodes: &[Node<'_>]) -> Option<(Span, String)> {
    nodes.iter().find_map(|node| match node.kind {
        Kind::RegExp => {
            wrong(node.text).map(|what| (node.span, format!("this is no regular expression: {what}")))
        }
        _ => problem(node.children),
    })
}

fn wrong(literal: &str) -> Option<String> {
    let (pattern, flags) = literal.strip_prefix('/')?.rsplit_once('/')?;
    let twice = |at: usize, flag: char| flags.get(..at).is_some_and(|before| before.contains(flag));
    if let Some((_, flag)) =
        flags.char_indices().find(|(at, flag)| !"dgimsuvy".contains(*flag) || twice(*at, *flag))
    {
        return Some(format!("there is no flag `{flag}`, or it stands there twice"));
    }
    Regex::with_flags(pattern, flags).err().map(|error| error.text)
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn what_javascript_reads_is_right() {
        for literal in [
            "/a/",
            "/^(a|c)\\.[a-z]{2,}$/giu",
            "/(?<year>\\d{4})\\k<year>/u",
            "/[\\p{L}--[a-z]]/v",
            "/a]/",
            "/(?<=a)b/s",
            "/{/",
        ] {
            assert_eq!(wrong(literal), None, "{literal}");
        }
    }

    #[test]
    fn what_it_does_not_read_is_named() {
        for literal in ["/x(/", "/[z-a]/", "/a**/", "/a/gg", "/a/k", "/\\k<a>/u", "/{1}/"] {
            assert!(wrong(literal).is_some(), "{literal}");
        }
    }
}
