//! A page, as simple as it can be: elements with their start tags, and text between them.

/// What is to be done to one place: see `compare.js`.
#[derive(Debug)]
pub(crate) struct Edit {
    pub(crate) kind: u64,
    pub(crate) steps: Vec<u32>,
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) text: String,
}

/// What becomes the text: an element, its start tag, or what stands between two of its children.
pub(crate) const ELEMENT: u64 = 0;
pub(crate) const ATTRIBUTES: u64 = 1;
pub(crate) const CHILDREN: u64 = 2;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Text(String),
    Element { tag: String, children: Vec<Node> },
}

/// Reads strictly nested markup.
pub(crate) fn read(text: &str) -> Vec<Node> {
    let mut open: Vec<(String, Vec<Node>)> = vec![(String::new(), Vec::new())];
    let mut rest = text;
    while !rest.is_empty() {
        let at = if rest.starts_with('<') {
            rest.find('>').map_or(rest.len(), |at| at + 1)
        } else {
            rest.find('<').unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(at);
        rest = after;
        if piece.starts_with("</") {
            let (tag, children) = open.pop().expect("an open element");
            open.last_mut().expect("the top").1.push(Node::Element { tag, children });
        } else if piece.starts_with('<') {
            if piece.starts_with("<br") || piece.starts_with("<input") {
                open.last_mut()
                    .expect("the top")
                    .1
                    .push(Node::Element { tag: piece.into(), children: Vec::new() });
            } else {
                open.push((piece.into(), Vec::new()));
            }
        } else {
            open.last_mut().expect("the top").1.push(Node::Text(piece.into()));
        }
    }
    assert_eq!(open.len(), 1, "{text}");
    open.pop().expect("the top").1
}

/// Writes it again.
pub(crate) fn write(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element { tag, children } => {
                out.push_str(tag);
                if !tag.starts_with("<br") && !tag.starts_with("<input") {
                    out.push_str(&write(children));
                    let name = tag[1..].split([' ', '>']).next().expect("a name");
                    out.push_str(&format!("</{name}>"));
                }
            }
        }
    }
    out
}

/// Where a child that is an element stands among all nodes; behind the last one, the end.
fn position(nodes: &[Node], element: u32) -> usize {
    let mut elements = nodes.iter().enumerate().filter(|(_, node)| matches!(node, Node::Element { .. }));
    elements.nth(element as usize).map_or(nodes.len(), |(at, _)| at)
}

fn walk<'a>(nodes: &'a mut Vec<Node>, path: &[u32]) -> &'a mut Vec<Node> {
    match path.split_first() {
        None => nodes,
        Some((step, rest)) => {
            let at = position(nodes, *step);
            let Some(Node::Element { children, .. }) = nodes.get_mut(at) else {
                panic!("no element at {step}")
            };
            walk(children, rest)
        }
    }
}

/// Carries out edits. Numbers of children are those of the page before, so the last ones come first.
pub(crate) fn apply(page: &mut Vec<Node>, edits: &[Edit]) {
    for Edit { kind, steps, from, to, text } in edits.iter().rev() {
        if *kind == CHILDREN {
            let nodes = walk(page, steps);
            let start = if *from == 0 { 0 } else { position(nodes, from - 1) + 1 };
            let end = position(nodes, *to);
            nodes.splice(start..end, read(text));
            continue;
        }
        let (last, before) = steps.split_last().expect("an element");
        let nodes = walk(page, before);
        let at = position(nodes, *last);
        if *kind == ELEMENT {
            nodes.splice(at..at + 1, read(text));
        } else {
            let Node::Element { tag, .. } = &mut nodes[at] else { panic!("no element") };
            *tag = text.clone();
        }
    }
}
