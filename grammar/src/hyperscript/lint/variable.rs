//! Variables that are gone when the handler ends, that nothing reads, or that are spelt in two ways.

use super::target::changed;
use super::{About, each, is_plain};
use crate::datastar::attribute::spelling::one_slip;
use crate::finding::Finding;
use crate::hyperscript::command::put::Place;
use crate::hyperscript::expression::symbol::Scope;
use crate::hyperscript::feature::eventsource::HANDLERS;
use crate::hyperscript::node::{Form, Node};
use std::collections::{BTreeMap, HashMap};

/// What elements have, and variables hardly.
const PROPERTIES: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "innerText",
    "textContent",
    "className",
    "checked",
    "disabled",
    "hidden",
    "selected",
    "placeholder",
    "scrollTop",
    "scrollLeft",
    "href",
    "src",
    "value",
];

/// Elements that are written into.
const TAGS: &[&str] = &[
    "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "tr", "td", "table", "tbody",
    "output", "button", "section", "main", "label", "pre",
];

/// Words of other languages.
const ELSEWHERE: &[(&str, &str)] = &[
    ("this", "me"),
    ("True", "true"),
    ("False", "false"),
    ("None", "null"),
    ("nil", "null"),
    ("NULL", "null"),
];

/// A variable that is hardly meant to be one.
pub(super) fn node(node: &Node<'_>, out: &mut Vec<Finding>) {
    let first = node.node(0);
    let is_looked_for = matches!(node.form, Form::Positional | Form::Relative);
    if is_looked_for && is_plain(first) && is_tag(first.text) {
        let message = format!("`{}` is a variable; elements are a query", first.text);
        out.push(Finding::doubt(first.span, message).meaning(format!("<{}/>", first.text)));
    }
    if let Some(meant) = ELSEWHERE.iter().find(|(word, _)| is_plain(node) && node.text == *word) {
        out.push(Finding::doubt(node.span, format!("there is no `{}`", node.text)).meaning(meant.1));
    }
}

/// Elements that other things are done to.
const MORE_TAGS: &[&str] = &[
    "p", "nav", "header", "footer", "aside", "article", "form", "fieldset", "input", "select", "textarea",
    "img", "video", "audio", "dialog", "details",
];

fn is_tag(name: &str) -> bool {
    TAGS.contains(&name) || MORE_TAGS.contains(&name)
}

/// The slips with the variables of a feature.
pub(super) fn feature(about: &About<'_>, feature: &Node<'_>, out: &mut Vec<Finding>) {
    match feature.form {
        Form::EventSource => {
            for handler in feature.nodes.get(HANDLERS..).unwrap_or(&[]) {
                run(about, handler, "$", out);
            }
        }
        Form::On | Form::When => run(about, feature, ":", out),
        _ => {}
    }
}

/// What one run of commands does; `keeps` is the mark of the variables that outlive it.
fn run(about: &About<'_>, feature: &Node<'_>, keeps: &str, out: &mut Vec<Finding>) {
    let names = Names::of(feature);
    counted(about, &names, feature, keeps, out);
    each(feature, &mut |node| {
        if let Some(element) = changed(node).filter(|target| is_plain(target) && node.form != Form::Put) {
            let name = element.text;
            if is_tag(name)
                && names.uses(name) == 1
                && !about.page.ids.contains(&name)
                && !is_kept(about, name)
            {
                let message = format!("`{name}` is a variable; elements are a query");
                out.push(Finding::doubt(element.span, message).meaning(format!("<{name}/>")));
            }
        }
        let target = match node.form {
            Form::Set => node.node(0),
            Form::Put if node.detail == Place::Into as u8 => node.node(1),
            _ => return,
        };
        let name = target.text;
        if !is_plain(target) || names.uses(name) > 1 || is_kept(about, name) {
            return;
        }
        let message = format!("`{name}` is a variable here, and nothing reads it");
        let meant = if PROPERTIES.contains(&name) {
            if keeps == ":" { format!("my {name}") } else { format!("#id's {name}") }
        } else if node.form == Form::Set || about.page.ids.contains(&name) || name == "document" {
            // An element is a variable of the page by its id.
            return;
        } else if TAGS.contains(&name) {
            format!("<{name}/>")
        } else if about.count(name) == 1 {
            format!("#{name}")
        } else {
            return;
        };
        out.push(Finding::doubt(target.span, message).meaning(meant));
    });
}

// `on click increment count`: it begins anew each time.
fn counted(about: &About<'_>, names: &Names<'_>, node: &Node<'_>, keeps: &str, out: &mut Vec<Finding>) {
    let target = node.node(0);
    let name = target.text;
    let counts = match node.form {
        Form::Repeat => return,
        Form::Increment | Form::Decrement => true,
        Form::Set => node.node(1).form == Form::Math && Names::of(node.node(1)).uses(name) > 0,
        _ => false,
    };
    if counts && is_plain(target) && names.writes(name) == 1 && !is_kept(about, name) {
        let message = format!("`{name}` is gone when the handler ends, and so begins anew each time");
        out.push(Finding::doubt(target.span, message).meaning(format!("{keeps}{name}")));
    }
    node.nodes.iter().for_each(|part| counted(about, names, part, keeps, out));
}

/// How often each plain variable stands there, and how often it is written, by a command or as a name for what comes in. What
/// JavaScript does is not known: a name in it counts as both.
#[derive(Default)]
struct Names<'a> {
    uses: HashMap<&'a str, usize>,
    writes: HashMap<&'a str, usize>,
    javascript: Vec<&'a str>,
}

impl<'a> Names<'a> {
    fn of(node: &'a Node<'a>) -> Self {
        let mut names = Self::default();
        each(node, &mut |node| {
            match node.form {
                Form::Symbol if is_plain(node) => *names.uses.entry(node.text).or_default() += 1,
                Form::Text => *names.uses.entry(node.text).or_default() += 1,
                Form::Js => names.javascript.push(node.text),
                _ => {}
            }
            let written = match node.form {
                Form::Text | Form::Repeat | Form::Body => Some(node),
                _ => target(node).filter(|target| is_plain(target)),
            };
            if let Some(written) = written {
                *names.writes.entry(written.text).or_default() += 1;
            }
        });
        names
    }

    fn uses(&self, name: &str) -> usize {
        self.uses.get(name).copied().unwrap_or(0) + self.in_javascript(name)
    }

    fn writes(&self, name: &str) -> usize {
        self.writes.get(name).copied().unwrap_or(0) + self.in_javascript(name)
    }

    fn in_javascript(&self, name: &str) -> usize {
        self.javascript.iter().filter(|text| text.contains(name)).count()
    }
}

/// What a command writes.
fn target<'a>(node: &Node<'a>) -> Option<&'a Node<'a>> {
    match node.form {
        Form::Set | Form::Default | Form::Increment | Form::Decrement => Some(node.node(0)),
        Form::Put | Form::Append => Some(node.node(1)),
        _ => None,
    }
}

// `element x` outlives the run, too.
fn is_kept(about: &About<'_>, name: &str) -> bool {
    about.page.kept.iter().any(|behind| behind.starts_with(name))
}

/// A variable that is read once in the file and set nowhere, where another one almost of its name is set, or declared.
pub(super) fn misspelt(about: &About<'_>, features: &[&Node<'_>], out: &mut Vec<Finding>) {
    let mut places: HashMap<&str, Vec<&Node<'_>>> = HashMap::new();
    let mut written: BTreeMap<&str, u8> = BTreeMap::new();
    for feature in features {
        each(feature, &mut |node| {
            if node.form == Form::Symbol {
                places.entry(node.text).or_default().push(node);
            }
            if let Some(target) = target(node).filter(|target| target.form == Form::Symbol) {
                written.insert(target.text, target.detail);
            }
        });
    }
    written.extend(about.page.names.iter().map(|name| (*name, Scope::Unmarked as u8)));
    for (name, nodes) in &places {
        let [node] = nodes[..] else { continue };
        let is_meant = |(other, scope): &(&&str, &u8)| **scope == node.detail && is_slip(name, other);
        let Some((meant, _)) = written.iter().filter(|_| !written.contains_key(name)).find(is_meant) else {
            continue;
        };
        if about.count(name.trim_start_matches(['$', ':', '^'])) == 1 {
            let message = format!("`{name}` stands nowhere else in this file");
            out.push(Finding::doubt(node.span, message).meaning(*meant));
        }
    }
}

/// Is the one name the other with a slip in the middle of it? Names that differ at an end, by a digit or by another letter
/// are names in their own right.
pub(super) fn is_slip(name: &str, other: &str) -> bool {
    let (a, b) = (name.as_bytes(), other.as_bytes());
    let is_long = a.len() > 4 && b.len() > 4;
    let has_digit = |name: &[u8]| name.iter().any(u8::is_ascii_digit);
    let same_ends = a.first() == b.first() && a.last() == b.last();
    let exchanged = a.len() == b.len() && a.iter().zip(b).filter(|(a, b)| a != b).count() == 1;
    is_long && !has_digit(a) && !has_digit(b) && same_ends && !exchanged && one_slip(a, b)
}
