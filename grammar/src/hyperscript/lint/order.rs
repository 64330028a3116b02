//! Commands that never run, or run too late.

use super::{About, each};
use crate::finding::Finding;
use crate::hyperscript::command::halt::{BUBBLING, DEFAULT, GOES_ON};
use crate::hyperscript::command::repeat::Over;
use crate::hyperscript::node::{Form, Node};
use crate::span::Span;

/// The slips in the order of a feature's commands.
pub(super) fn feature(about: &About<'_>, feature: &Node<'_>, out: &mut Vec<Finding>) {
    let is_event = feature.form == Form::On;
    let is_submit =
        is_event && feature.nodes.iter().any(|node| node.form == Form::Event && node.text == "submit");
    if is_event {
        late(feature.split_last().0.node(0), false, is_submit, out);
    }
    each(feature, &mut |node| match node.form {
        Form::Commands => behind(node.nodes, out),
        Form::Repeat => {
            forever(node, out);
            swallowed(about, node, "loop", out);
        }
        Form::If => swallowed(about, node, "`if`", out),
        Form::Tell => swallowed(about, node, "`tell`", out),
        _ => {}
    });
}

// A command that stands no further in than the block which it has become a part of, because that has no `end` before it.
fn swallowed(about: &About<'_>, block: &Node<'_>, name: &str, out: &mut Vec<Finding>) {
    let Some(column) = about.indent(block.span.start) else { return };
    for list in block.nodes.iter().filter(|node| node.form == Form::Commands) {
        let mut further = false;
        for command in list.nodes {
            let Some(own) = about.indent(command.span.start) else { continue };
            if further && own <= column {
                let word = about.at(command.span).split_ascii_whitespace().next().unwrap_or("");
                let span = Span::new(command.span.start, command.span.start + word.len() as u32);
                let message = format!("this is a part of the {name} above, whose `end` is missing before it");
                return out.push(Finding::doubt(span, message));
            }
            further |= own > column;
        }
    }
}

// `halt then fetch …`
fn behind(commands: &[&Node<'_>], out: &mut Vec<Finding>) {
    for pair in commands.windows(2) {
        let [command, next] = pair else { return };
        let word = match command.form {
            Form::Halt if !command.has(GOES_ON) => "halt",
            Form::Return => "return",
            Form::Exit => "exit",
            Form::Throw => "throw",
            Form::Break => "break",
            Form::Continue => "continue",
            _ => continue,
        };
        if command.form == Form::Halt {
            let kind = match command.detail & (BUBBLING | DEFAULT) {
                DEFAULT => "halt the event's default",
                BUBBLING => "halt the event's bubbling",
                _ => "halt the event",
            };
            let message = "`halt` ends the handler: what stands behind it never runs";
            out.push(Finding::doubt(command.span, message).meaning(kind));
        } else {
            out.push(Finding::doubt(next.span, format!("this never runs: it stands behind `{word}`")));
        }
        return;
    }
}

// `fetch … then halt the event`: by then the event is over.
fn late(commands: &Node<'_>, mut waited: bool, is_submit: bool, out: &mut Vec<Finding>) {
    for command in commands.nodes {
        match command.form {
            Form::Wait | Form::WaitFor | Form::Tick | Form::Fetch => waited = true,
            Form::Halt if waited && (is_submit || command.detail != BUBBLING | DEFAULT) => {
                let message =
                    "this comes too late: the event is over once the handler has waited for something";
                out.push(Finding::doubt(command.span, message));
            }
            Form::If | Form::Unless | Form::Tell | Form::Repeat => {
                for part in command.nodes {
                    if part.form == Form::Commands {
                        late(part, waited, is_submit, out);
                    }
                }
            }
            _ => {}
        }
    }
}

// A loop without an end, in which nothing waits: the page stands still.
fn forever(node: &Node<'_>, out: &mut Vec<Finding>) {
    if node.detail != Over::Forever as u8 {
        return;
    }
    let mut goes_on = false;
    each(node, &mut |inner| {
        goes_on |= matches!(
            inner.form,
            Form::Wait
                | Form::WaitFor
                | Form::Tick
                | Form::Fetch
                | Form::Break
                | Form::Return
                | Form::Exit
                | Form::Halt
                | Form::Throw
                | Form::Js
                | Form::Call
                | Form::Method
        );
    });
    if !goes_on {
        let message = "this loop has no end, and nothing in it waits: the page would stand still";
        out.push(Finding::doubt(head(node), message));
    }
}

fn head(node: &Node<'_>) -> Span {
    Span::new(node.span.start, node.span.start + "repeat".len() as u32)
}
