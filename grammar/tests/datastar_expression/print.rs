//! The tree as JavaScript with every form in parentheses, so that a tree read wrongly shows, and runs, as another one.

use hypertide_grammar::datastar::expression::assignment::PLAIN;
use hypertide_grammar::datastar::expression::operation::{self, CHOICES};
use hypertide_grammar::datastar::expression::unary::UNARY;
use hypertide_grammar::datastar::expression::update::{PREFIX, UP};
use hypertide_grammar::datastar::expression::{Kind, Node};
use std::collections::VecDeque;

fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            ' '..='~' => out.push(character),
            other => out.push_str(&format!("\\u{{{:x}}}", other as u32)),
        }
    }
    out + "'"
}

/// A whole program, its statements on one line.
pub(crate) fn program(statements: &[Node<'_>]) -> String {
    statements.iter().map(statement).collect::<Vec<_>>().join(" ")
}

fn statement(node: &Node<'_>) -> String {
    let word = if node.flag == 1 { "const" } else { "let" };
    match node.kind {
        Kind::Declaration => {
            let declared = node.children.chunks(2).map(|pair| match &pair[1] {
                value if value.kind == Kind::Missing => pattern(&pair[0]),
                value => format!("{} = {}", pattern(&pair[0]), expr(value)),
            });
            format!("{word} {};", declared.collect::<Vec<_>>().join(", "))
        }
        Kind::If => {
            let then = statement(&node.children[1]);
            let otherwise = node
                .children
                .get(2)
                .map(|other| format!(" else {{ {} }}", statement(other)))
                .unwrap_or_default();
            format!("if ({}) {{ {then} }}{otherwise}", expr(&node.children[0]))
        }
        Kind::ForOf => format!(
            "for ({word} {} of {}) {{ {} }}",
            pattern(&node.children[0]),
            expr(&node.children[1]),
            statement(&node.children[2])
        ),
        Kind::Return => match node.children.first() {
            Some(value) => format!("return {};", expr(value)),
            None => "return;".into(),
        },
        Kind::Block => format!("{{ {} }}", program(node.children)),
        _ => expr(node) + ";",
    }
}

/// What stands between brackets; a place left out at the end needs a comma of its own.
fn list(nodes: &[Node<'_>], write: fn(&Node<'_>) -> String) -> String {
    let mut out = nodes.iter().map(write).collect::<Vec<_>>().join(", ");
    if nodes.last().is_some_and(|last| last.kind == Kind::Missing) {
        out.push(',');
    }
    out
}

fn element(node: &Node<'_>) -> String {
    match node.kind {
        Kind::Missing => String::new(),
        Kind::Spread => format!("...{}", expr(&node.children[0])),
        _ => expr(node),
    }
}

fn properties(nodes: &[Node<'_>], write: fn(&Node<'_>) -> String) -> String {
    let written = nodes.chunks(2).map(|pair| {
        let value = write(&pair[1]);
        match pair[0].kind {
            Kind::Rest => format!("...{value}"),
            Kind::String | Kind::Number => format!("{}: {value}", expr(&pair[0])),
            _ => format!("[{}]: {value}", expr(&pair[0])),
        }
    });
    format!("{{{}}}", written.collect::<Vec<_>>().join(", "))
}

fn pattern(node: &Node<'_>) -> String {
    match node.kind {
        Kind::Missing => String::new(),
        Kind::Spread => format!("...{}", pattern(&node.children[0])),
        Kind::Default => format!("{} = {}", pattern(&node.children[0]), expr(&node.children[1])),
        Kind::Array => format!("[{}]", list(node.children, pattern)),
        Kind::Object => properties(node.children, pattern),
        _ => node.text.into(),
    }
}

/// Puts a row of operands and operators together again.
fn operation(row: &[Node<'_>]) -> String {
    // The operands of one choice after the other, `a && b && c`, stand side by side.
    let mut stack: Vec<(u8, VecDeque<String>)> = Vec::new();
    let whole = |(choice, operands): (u8, VecDeque<String>)| match Vec::from(operands) {
        one if one.len() == 1 => one.concat(),
        operands => format!("({})", operands.join(&format!(" {} ", operation::text(choice)))),
    };
    for node in row {
        match node.kind {
            Kind::Choice => {}
            Kind::Operator => {
                let mut right = stack.pop().expect("a second operand");
                let left = whole(stack.pop().expect("a first operand"));
                if node.flag >= CHOICES {
                    let text = format!("({left} {} {})", operation::text(node.flag), whole(right));
                    right = (CHOICES, [text].into());
                } else {
                    if right.0 != node.flag {
                        right = (node.flag, [whole(right)].into());
                    }
                    right.1.push_front(left);
                }
                stack.push(right);
            }
            _ => stack.push((CHOICES, [expr(node)].into())),
        }
    }
    assert_eq!(stack.len(), 1, "every operand belongs to an operator");
    whole(stack.remove(0))
}

/// Every choice is made behind its first operand and ends behind its second one.
fn choices_are_paired(row: &[Node<'_>]) -> bool {
    let mut open = Vec::new();
    let paired = row.iter().all(|node| match node.kind {
        Kind::Choice => {
            open.push(node.flag);
            true
        }
        Kind::Operator if node.flag < CHOICES => open.pop() == Some(node.flag),
        _ => true,
    });
    paired && open.is_empty()
}

/// One expression.
pub(crate) fn expr(node: &Node<'_>) -> String {
    let child = |place: usize| expr(&node.children[place]);
    match node.kind {
        Kind::Null | Kind::True | Kind::False | Kind::Number | Kind::RegExp | Kind::Name => node.text.into(),
        Kind::String => quoted(node.text),
        Kind::Template => {
            let parts = node.children.iter().map(|part| match part.kind {
                Kind::String => {
                    let quoted = quoted(part.text).replace('`', "\\`").replace("${", "\\${");
                    quoted.trim_matches('\'').to_owned()
                }
                _ => format!("${{{}}}", expr(part)),
            });
            format!("`{}`", parts.collect::<String>())
        }
        Kind::Array => format!("[{}]", list(node.children, element)),
        Kind::Object => format!("({})", properties(node.children, expr)),
        Kind::Signal => format!("$[{}]", quoted(node.text)),
        Kind::Action => match list(node.children, element) {
            arguments if arguments.is_empty() => format!("action({})", quoted(node.text)),
            arguments => format!("action({}, {arguments})", quoted(node.text)),
        },
        Kind::Chain => {
            let mut out = child(0);
            // Only a bare chain stops where its optional step does, and numbers need their dot apart.
            if matches!(node.children[0].kind, Kind::Number | Kind::Chain) {
                out = format!("({out})");
            }
            for step in &node.children[1..] {
                let dot = if step.flag == 1 { "?." } else { "" };
                out += &match step.kind {
                    Kind::Property if step.flag == 1 => format!("?.{}", step.text),
                    Kind::Property => format!("[{}]", quoted(step.text)),
                    Kind::Index => format!("{dot}[{}]", expr(&step.children[0])),
                    Kind::Call => format!("{dot}({})", list(step.children, element)),
                    other => panic!("{other:?} is no step"),
                };
            }
            out
        }
        Kind::New => format!("(new ({})({}))", child(0), list(&node.children[1..], element)),
        Kind::Unary => format!("({} {})", UNARY[node.flag as usize], child(0)),
        Kind::Await => format!("(await {})", child(0)),
        Kind::Update => {
            let operator = if node.flag & UP != 0 { "++" } else { "--" };
            let target = child(0);
            if node.flag & PREFIX != 0 {
                format!("({operator}{target})")
            } else {
                format!("({target}{operator})")
            }
        }
        Kind::Operation => {
            assert!(choices_are_paired(node.children));
            operation(node.children)
        }
        Kind::Conditional => format!("({} ? {} : {})", child(0), child(1), child(2)),
        Kind::Assignment => {
            let operator = if node.flag == PLAIN { String::new() } else { operation::text(node.flag) };
            format!("({} {operator}= {})", child(0), child(1))
        }
        Kind::Arrow => {
            let (body, parameters) = node.children.split_last().expect("a body");
            let body = if body.is_expression() { expr(body) } else { statement(body) };
            let word = if node.flag == 1 { "async " } else { "" };
            format!("({word}({}) => {body})", list(parameters, pattern))
        }
        Kind::Sequence => format!("({})", node.children.iter().map(expr).collect::<Vec<_>>().join(", ")),
        other => panic!("{other:?} is no expression"),
    }
}
