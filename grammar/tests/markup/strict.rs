//! Which texts are strictly nested. html5ever, which follows the standard's algorithm to the letter, is the oracle: where we
//! say yes, it has to find the same elements, each in the same one.

use html5ever::tendril::TendrilSink;
use html5ever::{QualName, local_name, ns, parse_fragment};
use hypertide_grammar::markup::scan;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

/// The elements HTML's parser finds, each with those in it; as in a template, where patches are parsed.
fn parsed(text: &str) -> String {
    let context = QualName::new(None, ns!(html), local_name!("template"));
    let dom = parse_fragment(RcDom::default(), Default::default(), context, Vec::new(), false).one(text);
    let mut out = String::new();
    // the fragment stands in an element that the algorithm makes for it
    for root in dom.document.children.borrow().iter() {
        for node in root.children.borrow().iter() {
            show(node, &mut out);
        }
    }
    out
}

fn show(node: &Handle, out: &mut String) {
    if let NodeData::Element { name, template_contents, .. } = &node.data {
        out.push('(');
        out.push_str(&name.local);
        if let Some(contents) = &*template_contents.borrow() {
            contents.children.borrow().iter().for_each(|child| show(child, out));
        }
        node.children.borrow().iter().for_each(|child| show(child, out));
        out.push(')');
    }
}

/// The elements as written, where the text is strictly nested at all.
fn written(text: &str) -> String {
    const VOID: [&str; 12] =
        ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    let mut out = String::new();
    let mut foreign = 0;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = &comment[comment.find("-->").expect("its end") + 3..];
            continue;
        }
        let end = rest.find('>').expect("a whole tag");
        let name = rest[1..end].trim_start_matches('/').split([' ', '/']).next().expect("a name");
        let closing = rest.starts_with("</");
        if closing {
            out.push(')');
            foreign -= i32::from(name == "svg");
        } else {
            out.push('(');
            out.push_str(name);
            let alone = rest[..end].ends_with('/') && (foreign > 0 || name == "svg");
            if VOID.contains(&name) || alone {
                out.push(')');
            } else {
                foreign += i32::from(name == "svg");
            }
        }
        rest = &rest[end + 1..];
        if !closing && ["script", "style", "textarea", "title", "iframe"].contains(&name) && foreign == 0 {
            rest = &rest[rest.find(&format!("</{name}")).expect("its end")..];
        }
    }
    out
}

#[track_caller]
fn is_strict(text: &str) {
    assert!(scan(text).is_some(), "refused: {text}");
    assert_eq!(parsed(text), written(text), "{text}");
}

#[track_caller]
fn is_not_strict(text: &str) {
    assert!(scan(text).is_none(), "taken: {text}");
}

#[test]
fn what_changes_itself_or_is_left_alone_makes_a_text_lively() {
    let lively = |text: &str| scan(text).unwrap_or_else(|| panic!("refused: {text}")).lively;
    for text in [
        "<p>a</p><script></script>",
        "<details open><summary>a</summary></details>",
        "<dialog>a</dialog>",
        "<p><x-a></x-a></p>",
        "<p class=a DATA-Ignore-Morph>a</p>",
        "<input data-preserve-attr='value'>",
    ] {
        assert!(lively(text), "{text}");
    }
    for text in [
        "<p data-ignore data-attr:a='x'>a-b</p>",
        "<!-- <script> --><s>details</s>",
        "<p a='data-ignore-morph'></p>",
    ] {
        assert!(!lively(text), "{text}");
    }
}

#[test]
fn what_pages_are_made_of() {
    is_strict("<div><p>a <b>b</b></p><ul><li>c<ul><li>d</li></ul></li><li></li></ul></div>");
    is_strict(
        "<table><caption>a</caption><colgroup><col><col></colgroup> <thead><tr><th>a</th></tr></thead>\n<tbody><tr><td><p>b</p><table><tbody></tbody></table></td></tr></tbody></table>",
    );
    is_strict(
        "<form><label>a <input value='>'></label><select><optgroup label=x><option>a</option></optgroup><option selected>b</option></select><button>c</button><textarea><p></textarea></form>",
    );
    is_strict("<script>if (a < b) c</script><style>a > b {}</style><!-- <p> -->");
    is_strict("<svg viewBox='0 0 1 1'><g><path d='M0'/><circle r=1></circle></g></svg>");
    is_strict("<a href=x><div>a</div></a><dl><dt>a</dt><dd>b</dd></dl><h1>a</h1><img src=a><br/><hr>");
    is_strict(
        "<template><p>a</p></template><details><summary>a</summary>b</details><ruby>a<rt>b</rt></ruby>",
    );
    is_strict("<tr><td>a</td></tr> <tr><td>b</td></tr>");
    is_strict("<td>a</td><td>b</td>");
    is_strict("<button><p>a</p></button><p><button><p>a</p></button></p><x-a><x-b></x-b></x-a>");
    assert!(scan("a < b <p>c</p>").is_some());
}

#[test]
fn what_the_parser_would_make_something_else_of() {
    for text in [
        "<p><div></div></p>",
        "<p><span><ul></ul></span></p>",
        "<li><div><li></li></div></li>",
        "<dd><p><dt></dt></p></dd>",
        "<a><b><a></a></b></a>",
        "<button><div><button></button></div></button>",
        "<form><div><form></form></div></form>",
        "<h1><h2></h2></h1>",
        "<table><tr><td></td></tr></table>",
        "<table><tbody><td></td></tbody></table>",
        "<table><tbody>a<tr></tr></tbody></table>",
        "<table><tbody><tr></tr>&nbsp;</tbody></table>",
        "<table><div></div></table>",
        "<table><td></td></table>",
        "<div><tr></tr></div>",
        "<tr></tr><div></div>",
        "<div></div><tr></tr>",
        "<tr></tr>a",
        "<tr></tr><td></td>",
        "<select><div></div></select>",
        "<option><option></option></option>",
        "<div/><p></p>",
        "<p>",
        "</p>",
        "<b><i></b></i>",
        "<div></DIV>",
        "<DIV></DIV>",
        "<svg><p></p></svg>",
        "<svg><foreignObject><p></p></foreignObject></svg>",
        "<svg><title></title></svg>",
        "<noscript><p></p></noscript>",
        "<body></body>",
        "<image>",
        "<plaintext>",
        "<!doctype html>",
        "<!-->",
        "<!-- a --!><p></p><!-- -->",
        "<?a><p></p>",
        "<p a='b></p>",
        "<p =a></p>",
        "<p></p",
        "<textarea>a</p>",
        "<script><!--<script></script></script>",
        "<ruby><rt><rt></rt></rt></ruby>",
        "<rt></rt>",
        "<nobr><nobr></nobr></nobr>",
    ] {
        is_not_strict(text);
    }
}

#[test]
fn nesting_is_bounded() {
    is_strict(&format!("{}{}", "<div>".repeat(200), "</div>".repeat(200)));
    is_not_strict(&"<div>".repeat(100_000));
    is_not_strict(&format!("{}{}", "<div>".repeat(1000), "</div>".repeat(1000)));
}

const NAMES: [&str; 60] = [
    "a",
    "address",
    "article",
    "b",
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "form",
    "g",
    "h1",
    "h2",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "li",
    "main",
    "nobr",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "pre",
    "ruby",
    "rt",
    "script",
    "section",
    "select",
    "span",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
    "x-y",
];

/// Markup that is nested as it is written, of any elements in any others.
fn markup() -> impl Strategy<Value = String> {
    let name = prop::sample::select(&NAMES[..]);
    let leaf = prop_oneof![
        prop::sample::select(&["a", " ", "\n", "&amp;", "<!--b-->", ""][..]).prop_map(str::to_owned),
        name.clone().prop_map(|name| element(name, "")),
    ];
    let inner = leaf.prop_recursive(6, 30, 4, move |inner| {
        let likely = prop::sample::select(
            &[
                ("table", "tbody"),
                ("tbody", "tr"),
                ("tr", "td"),
                ("ul", "li"),
                ("li", "ul"),
                ("li", "div"),
                ("select", "option"),
                ("dl", "dd"),
                ("td", "table"),
                ("p", "button"),
                ("button", "p"),
                ("a", "td"),
                ("svg", "g"),
                ("ruby", "rt"),
            ][..],
        );
        prop_oneof![
            (name.clone(), prop::collection::vec(inner.clone(), 0..4))
                .prop_map(|(name, parts)| element(name, &parts.concat())),
            (likely, prop::collection::vec(inner, 0..4))
                .prop_map(|((outer, name), parts)| element(outer, &element(name, &parts.concat()))),
        ]
    });
    prop::collection::vec(inner, 1..4).prop_map(|parts| parts.concat())
}

fn element(name: &str, inner: &str) -> String {
    match name {
        "br" | "col" | "hr" | "img" | "input" => format!("<{name}>"),
        "script" | "style" | "textarea" | "iframe" => format!("<{name}>x</{name}>"),
        _ => format!("<{name}>{inner}</{name}>"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn what_is_taken_is_what_the_parser_makes_of_it(text in markup()) {
        if scan(&text).is_some() {
            prop_assert_eq!(parsed(&text), written(&text), "{}", text);
        }
    }

    #[test]
    fn any_text_is_taken_or_refused(text in "[<>/a-z='\" !-]{0,60}") {
        scan(&text);
    }
}
