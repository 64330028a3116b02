//! The shape of a tree in one line, for tests.

use super::command::{add, halt, repeat::Over, toggle};
use super::expression::comparison::{IGNORING_CASE, NEGATED, NULL_FITS, OPERATOR, Operator};
use super::expression::relative::{FORWARD, IN, WRAPPING};
use super::node::{Form, Node};

fn list(nodes: &[&Node<'_>]) -> String {
    nodes.iter().map(|node| expr(node)).collect::<Vec<_>>().join(" ")
}

fn words(nodes: &[&Node<'_>]) -> String {
    nodes.iter().map(|node| node.text).collect::<Vec<_>>().join(" ")
}

/// With a name in front, where it is there.
fn option(label: &str, node: &Node<'_>) -> String {
    if node.is_nothing() { String::new() } else { format!(" {label}={}", expr(node)) }
}

fn selector(sign: &str, node: &Node<'_>) -> String {
    match node.nodes {
        [] => format!("{sign}{}", node.text),
        _ => format!("({sign} {})", list(node.nodes)),
    }
}

fn object(node: &Node<'_>) -> String {
    let entry = |entry: &[&Node<'_>]| match entry[0].form {
        Form::Text => format!("{}={}", entry[0].text, expr(entry[1])),
        _ => format!("[{}]={}", expr(entry[0]), expr(entry[1])),
    };
    node.nodes.chunks(2).map(entry).collect::<Vec<_>>().join(" ")
}

/// The name that stands at a number in an enum.
fn name(names: &str, number: u8) -> &str {
    names.split(' ').nth(number.into()).unwrap_or("none")
}

fn step(node: &Node<'_>) -> String {
    let first = expr(node.node(0));
    match node.form {
        Form::Property => format!(".{}", node.text),
        Form::Index => match node.detail {
            0 => format!("[{first}]"),
            1 => format!("[..{first}]"),
            2 => format!("[{first}..]"),
            _ => format!("[{first}..{}]", expr(node.node(1))),
        },
        Form::Call => format!("({})", list(node.nodes)),
        Form::As => format!("as:{}", node.text),
        Form::In => format!("in:{first}"),
        Form::Where => {
            let name = if node.nodes.len() > 1 { format!("[{}]", node.node(1).text) } else { String::new() };
            format!("where{name}:{first}")
        }
        Form::Sorted => format!("sorted{}:{first}", if node.detail == 1 { "[down]" } else { "" }),
        Form::Mapped => format!("mapped:{first}"),
        Form::Split => format!("split:{first}"),
        Form::Joined => format!("joined:{first}"),
        _ => expr(node),
    }
}

/// An expression, or a part of one.
pub(super) fn expr(of: &Node<'_>) -> String {
    let (text, nodes) = (of.text, list(of.nodes));
    match of.form {
        Form::Nothing => String::new(),
        Form::Null => "null".into(),
        Form::Boolean => (of.detail == 1).to_string(),
        Form::Number => text.into(),
        Form::String | Form::Text => format!("{text:?}"),
        Form::Template => format!("(template {nodes})"),
        Form::Array => format!("(array {nodes})"),
        Form::Object => format!("(object {})", object(of)),
        Form::Block => {
            let (body, parameters) = of.split_last();
            format!("(block [{}] {})", words(parameters), expr(body))
        }
        Form::Implicit => {
            format!("<{}>", name("me it result you event target detail sender body", of.detail))
        }
        Form::Symbol => match name("Unmarked Local Global Element Inherited", of.detail) {
            "Unmarked" => text.into(),
            scope => format!("({scope} {text}{})", option("on", of.node(0))),
        },
        Form::Id => selector("#", of),
        Form::Class => selector(".", of),
        Form::Query if of.nodes.is_empty() => format!("<{text}/>"),
        Form::Query => format!("(query {nodes})"),
        Form::Attribute => format!("@{text}"),
        Form::Style => format!("{}{text}", if of.detail == 1 { "**" } else { "*" }),
        Form::Path => {
            let steps = of.nodes[1..].iter().map(|node| step(node)).collect::<Vec<_>>();
            format!("({} {})", expr(of.node(0)), steps.join(" "))
        }
        Form::Closest => {
            let parent = if of.detail == 1 { "-parent" } else { "" };
            format!("(closest{parent} {}{})", expr(of.node(0)), option("to", of.node(1)))
        }
        Form::Relative => {
            let scope = option(if of.has(IN) { "in" } else { "within" }, of.node(2));
            let wrapping = if of.has(WRAPPING) { " wrapping" } else { "" };
            let name = if of.has(FORWARD) { "next" } else { "previous" };
            format!("({name} {}{}{scope}{wrapping})", expr(of.node(0)), option("from", of.node(1)))
        }
        Form::Positional => format!("({} {nodes})", name("first last random", of.detail)),
        Form::Math => format!("({} {nodes})", name("none Add Subtract Multiply Divide Modulo", of.detail)),
        Form::Negative => format!("(- {nodes})"),
        Form::Not => format!("(not {nodes})"),
        Form::No => format!("(no {nodes})"),
        Form::Some => format!("(some {nodes})"),
        Form::Comparison => comparison(of),
        Form::Logical => format!("({} {nodes})", name("none And Or", of.detail)),
        Form::Unit => format!("({text} {nodes})"),
        Form::Time => format!("({}ms {nodes})", if of.detail == 1 { 1000 } else { 1 }),
        Form::TypeCheck => format!("(is-a:{text}{} {nodes})", if of.detail == 1 { "" } else { "!" }),
        Form::Beep => format!("(beep {nodes})"),
        Form::Classes => nodes,
        Form::Styles => format!("(css {nodes})"),
        Form::Names => words(of.nodes),
        Form::Commands => commands(of),
        _ => format!("{:?}", of.form),
    }
}

fn comparison(of: &Node<'_>) -> String {
    const OPERATORS: [Operator; 19] = [
        Operator::Is,
        Operator::Equal,
        Operator::Identical,
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::Between,
        Operator::In,
        Operator::Contain,
        Operator::Include,
        Operator::Match,
        Operator::StartWith,
        Operator::EndWith,
        Operator::Precede,
        Operator::Follow,
        Operator::Empty,
        Operator::Exist,
        Operator::A,
    ];
    let operator = OPERATORS[usize::from(of.detail & OPERATOR)];
    let type_name = match operator {
        Operator::A => format!(":{}{}", of.text, if of.has(NULL_FITS) { "" } else { "!" }),
        _ => String::new(),
    };
    let case = if of.has(IGNORING_CASE) { " anycase" } else { "" };
    let not = if of.has(NEGATED) { "!" } else { "" };
    format!("({not}{operator:?}{type_name} {}{case})", list(of.nodes))
}

fn what(command: &Node<'_>) -> String {
    let what = command.node(0);
    match what.form {
        Form::Attribute if !command.has(add::VALUE) => {
            format!("@{}={:?}", what.text, what.nodes.first().map(|value| value.text))
        }
        _ => expr(what),
    }
}

fn toggled(command: &Node<'_>) -> String {
    let what = command.node(0);
    const BETWEEN_CLASSES: u8 = toggle::What::BetweenClasses as u8;
    const BETWEEN_ATTRIBUTES: u8 = toggle::What::BetweenAttributes as u8;
    match (what.nodes, command.detail) {
        ([a, b], BETWEEN_CLASSES | BETWEEN_ATTRIBUTES) => format!("{} | {}", expr(a), expr(b)),
        ([target, values @ ..], _) if what.form == Form::List => {
            format!("{} | {}", expr(target), list(values))
        }
        _ => expr(what),
    }
}

fn over(of: &Node<'_>) -> String {
    let (what, nth) = (of.node(0), of.detail);
    if nth == Over::Items as u8 {
        return format!("{} in {}", of.text, expr(what));
    }
    if nth == Over::UntilEvent as u8 {
        return format!("until-event {}{}", what.text, option("from", what.node(0)));
    }
    let names = "items while until until-event times forever do-while do-until";
    format!("{} {}", name(names, nth), expr(what)).trim_end().into()
}

/// Commands, one behind the other.
pub(super) fn commands(of: &Node<'_>) -> String {
    of.nodes.iter().map(|node| command(node)).collect::<Vec<_>>().join(" ")
}

/// A command.
fn command(of: &Node<'_>) -> String {
    let values = |nodes: &[&Node<'_>]| {
        if nodes.is_empty() { String::new() } else { format!(" {}", list(nodes)) }
    };
    let (first, second) = (expr(of.node(0)), expr(of.node(1)));
    let block = |at: usize| format!("{{{}}}", commands(of.node(at)));
    let text = |at: usize| Some(of.node(at)).filter(|node| !node.is_nothing()).map(|node| node.text);
    match of.form {
        Form::Put => format!("(put {first} {} {second})", name("Into Before After Start End", of.detail)),
        Form::Set => format!("(set {first} {second})"),
        Form::SetAll => format!("(set {{{}}} on {second})", object(of.node(0))),
        Form::Default => format!("(default {first} {second})"),
        Form::Append => format!("(append {first}{})", option("to", of.node(1))),
        Form::Add => {
            format!("(add {}{}{})", what(of), option("to", of.node(1)), option("when", of.node(2)))
        }
        Form::Remove => {
            format!("(remove {}{}{})", what(of), option("from", of.node(1)), option("when", of.node(2)))
        }
        Form::Toggle => {
            let until = of.node(2);
            let until = match until.form {
                Form::Event => format!(" until={}{}", until.text, option("from", until.node(0))),
                _ => option("for", until),
            };
            format!("(toggle {}{}{until})", toggled(of), option("on", of.node(1)))
        }
        Form::Show => {
            let (target, when) = (option("target", of.node(0)), option("when", of.node(3)));
            format!("(show{target} {:?} {:?}{when})", text(1), text(2))
        }
        Form::Hide => {
            let (target, when) = (option("target", of.node(0)), option("when", of.node(3)));
            format!("(hide{target} {:?}{when})", text(1))
        }
        Form::Log => {
            let (with, logged) = of.split_last();
            format!("(log{}{})", values(logged), option("with", with))
        }
        Form::Get => format!("(get {first})"),
        Form::Method => {
            let (target, arguments) = of.split_last();
            format!("(method {}{}{})", of.text, values(arguments), option("of", target))
        }
        Form::Send => {
            let detail = of.node(0);
            let detail = if detail.is_nothing() { String::new() } else { format!(" ({})", object(detail)) };
            format!("(send {}{detail}{})", of.text, option("to", of.node(1)))
        }
        Form::If => format!("(if {first} {}{})", block(1), block(2)),
        Form::Unless => format!("(unless {} {})", second, command(of.node(0))),
        Form::Repeat => {
            let index = text(1).map_or(String::new(), |index| format!(" index={index}"));
            format!("(repeat {}{index} {}{})", over(of), block(2), block(3))
        }
        Form::Break => "break".into(),
        Form::Continue => "continue".into(),
        Form::Return => format!("(return{})", option("value", of.node(0))),
        Form::Exit => "exit".into(),
        Form::Halt => format!(
            "Halt {{ bubbling: {}, default: {}, goes_on: {} }}",
            of.has(halt::BUBBLING),
            of.has(halt::DEFAULT),
            of.has(halt::GOES_ON)
        ),
        Form::Throw => format!("(throw {first})"),
        Form::Tell => format!("(tell {first} {})", block(1)),
        Form::Tick => "(wait tick)".into(),
        Form::Wait => format!("(wait {first})"),
        Form::WaitFor => {
            let (from, any) = of.split_last();
            let any = any.iter().map(|until| match until.form {
                Form::Event => format!("{}({})", until.text, words(until.nodes)),
                _ => expr(until),
            });
            format!("(wait for {}{})", any.collect::<Vec<_>>().join(" "), option("from", from))
        }
        Form::Fetch => {
            let options = of.node(1);
            let options =
                if options.is_nothing() { String::new() } else { format!(" {{{}}}", object(options)) };
            let throws = if of.detail == 0 { "" } else { " quiet" };
            let conversion = if of.text.is_empty() { String::new() } else { format!(" as:{}", of.text) };
            format!("(fetch {first}{options}{conversion}{throws})")
        }
        Form::Increment => format!("(increment {first}{})", option("by", of.node(1))),
        Form::Decrement => format!("(decrement {first}{})", option("by", of.node(1))),
        Form::Js => format!("(js [{}] {:?})", words(of.nodes), of.text),
        _ => format!("{:?}", of.form),
    }
}
