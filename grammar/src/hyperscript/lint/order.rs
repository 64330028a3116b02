//! Commands that never run, or run too late.

use super::each;
use crate::finding::Finding;
use crate::hyperscript::command::halt::{BUBBLING, DEFAULT, GOES_ON};
use crate::hyperscript::command::repeat::Over;
use crate::hyperscript::node::{Form, Node};
use crate::span::Span;

/// The slips in the order of a feature's commands.
pub(super) fn feature(feature: &Node<'_>, out: &mut Vec<Finding>) {
    let is_event = feature.form == Form::On;
    let is_submit =
        is_event && feature.nodes.iter().any(|node| node.form == Form::Event && node.text == "submit");
    if is_event {
        late(feature.split_last().0.node(0), false, is_submit, out);
    }
    each(feature, &mut |node| match node.form {
        Form::Commands => behind(node.nodes, out),
        Form::Repeat => forever(node, out),
        _ => {}
    });
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
