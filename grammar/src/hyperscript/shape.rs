//! The shape of a tree in one line, for tests.

use super::command::add::What;
use super::command::repeat::Over;
use super::command::set::Set;
use super::command::{Command, CommandKind, toggle, wait};
use super::expression::closest::Sought;
use super::expression::collection::Collection;
use super::expression::comparison::Operator as Compared;
use super::expression::index::Index;
use super::expression::object::{Key, Object};
use super::expression::path::StepKind;
use super::expression::query::Query;
use super::expression::selector::Selector;
use super::expression::template::Part;
use super::expression::{Expr, Form, relative};

fn list<T>(items: &[T], shape: impl Fn(&T) -> String) -> String {
    items.iter().map(shape).collect::<Vec<_>>().join(" ")
}

fn exprs(items: &[&Expr<'_>]) -> String {
    list(items, |item| expr(item))
}

fn parts(items: &[Part<'_>]) -> String {
    list(items, |part| match part {
        Part::Text(text) => format!("{text:?}"),
        Part::Value(value) => expr(value),
    })
}

fn selector(sign: &str, name: &Selector<'_>) -> String {
    match name {
        Selector::Static(name) => format!("{sign}{name}"),
        Selector::Computed(name) => format!("({sign} {})", expr(name)),
    }
}

fn object(object: &Object<'_>) -> String {
    list(object.entries, |entry| match entry.key {
        Key::Static(key) => format!("{key}={}", expr(entry.value)),
        Key::Computed(key) => format!("[{}]={}", expr(key), expr(entry.value)),
    })
}

fn option(label: &str, value: Option<&Expr<'_>>) -> String {
    value.map_or(String::new(), |value| format!(" {label}={}", expr(value)))
}

fn step(kind: &StepKind<'_>) -> String {
    match kind {
        StepKind::Property(name) => format!(".{name}"),
        StepKind::Attribute(attribute) => format!("@{}", attribute.name),
        StepKind::Style(style) => format!("{}{}", if style.computed { "**" } else { "*" }, style.name),
        StepKind::Index(index) => match index {
            Index::At(at) => format!("[{}]", expr(at)),
            Index::To(to) => format!("[..{}]", expr(to)),
            Index::From(from) => format!("[{}..]", expr(from)),
            Index::Between(from, to) => format!("[{}..{}]", expr(from), expr(to)),
        },
        StepKind::Call(arguments) => format!("({})", exprs(arguments)),
        StepKind::As(conversion) => format!("as:{}", conversion.name),
        StepKind::In(within) => format!("in:{}", expr(within)),
        StepKind::Collection(collection) => match collection {
            Collection::Where { condition, name } => {
                format!("where{}:{}", name.map_or(String::new(), |name| format!("[{name}]")), expr(condition))
            }
            Collection::Sorted { key, descending } => {
                format!("sorted{}:{}", if *descending { "[down]" } else { "" }, expr(key))
            }
            Collection::Mapped(value) => format!("mapped:{}", expr(value)),
            Collection::Split(by) => format!("split:{}", expr(by)),
            Collection::Joined(by) => format!("joined:{}", expr(by)),
        },
    }
}

/// An expression.
pub(super) fn expr(of: &Expr<'_>) -> String {
    match &of.form {
        Form::Null => "null".into(),
        Form::Boolean(value) => value.to_string(),
        Form::Number(number) => number.text.into(),
        Form::String(text) => format!("{text:?}"),
        Form::Template(template) => format!("(template {})", parts(template)),
        Form::Array(items) => format!("(array {})", exprs(items)),
        Form::Object(of) => format!("(object {})", object(of)),
        Form::Block(block) => format!("(block [{}] {})", block.parameters.join(" "), expr(block.body)),
        Form::Implicit(implicit) => format!("<{implicit:?}>").to_lowercase(),
        Form::Symbol(symbol) => match format!("{:?}", symbol.scope).as_str() {
            "Unmarked" => symbol.name.into(),
            scope => format!("({scope} {}{})", symbol.name, option("on", symbol.on)),
        },
        Form::Id(name) => selector("#", name),
        Form::Class(name) => selector(".", name),
        Form::Query(Query::Static(css)) => format!("<{css}/>"),
        Form::Query(Query::Template(css)) => format!("(query {})", parts(css)),
        Form::Attribute(attribute) => format!("@{}", attribute.name),
        Form::Style(style) => format!("{}{}", if style.computed { "**" } else { "*" }, style.name),
        Form::Path(path) => format!("({} {})", expr(path.root), list(path.steps, |of| step(&of.kind))),
        Form::Closest(closest) => {
            let what = match closest.what {
                Sought::Selector(selector) => expr(selector),
                Sought::Attribute(attribute) => format!("@{}", attribute.name),
            };
            format!(
                "(closest{} {what}{})",
                if closest.parent { "-parent" } else { "" },
                option("to", closest.to)
            )
        }
        Form::Relative(of) => {
            let scope = match of.scope {
                relative::Scope::Page => String::new(),
                relative::Scope::In(items) => option("in", Some(items)),
                relative::Scope::Within(root) => option("within", Some(root)),
            };
            let wrapping = if of.wrapping { " wrapping" } else { "" };
            let name = if of.forward { "next" } else { "previous" };
            format!("({name} {}{}{scope}{wrapping})", expr(of.what), option("from", of.from))
        }
        Form::Positional(of) => format!("({:?} {})", of.which, expr(of.of)).to_lowercase(),
        Form::Math(math) => format!("({:?} {})", math.operator, exprs(math.operands)),
        Form::Negative(value) => format!("(- {})", expr(value)),
        Form::Not(value) => format!("(not {})", expr(value)),
        Form::No(value) => format!("(no {})", expr(value)),
        Form::Some(value) => format!("(some {})", expr(value)),
        Form::Comparison(of) => {
            let operator = match of.operator {
                Compared::A { type_name, null_fits } => {
                    format!("A:{type_name}{}", if null_fits { "" } else { "!" })
                }
                other => format!("{other:?}"),
            };
            let case = if of.ignoring_case { " anycase" } else { "" };
            let not = if of.negated { "!" } else { "" };
            let right = of.right.map_or(String::new(), |right| format!(" {}", expr(right)));
            let upper = of.upper.map_or(String::new(), |upper| format!(" {}", expr(upper)));
            format!("({not}{operator} {}{right}{upper}{case})", expr(of.left))
        }
        Form::Logical(logical) => format!("({:?} {})", logical.operator, exprs(logical.operands)),
        Form::Unit(unit) => format!("({} {})", unit.unit, expr(unit.value)),
        Form::Time(time) => format!("({}ms {})", time.factor, expr(time.value)),
        Form::TypeCheck(of) => {
            format!("(is-a:{}{} {})", of.type_name, if of.null_fits { "" } else { "!" }, expr(of.value))
        }
        Form::Beep(value) => format!("(beep {})", expr(value)),
    }
}

fn what(what: &What<'_>) -> String {
    match what {
        What::Classes(classes) => list(classes, |class| selector(".", class)),
        What::Attribute(attribute) => format!("@{}={:?}", attribute.name, attribute.value),
        What::Css(css) => format!("(css {})", parts(css.parts)),
        What::Value(value) => expr(value),
    }
}

fn toggled(what: &toggle::What<'_>) -> String {
    match what {
        toggle::What::Classes(classes) => list(classes, |class| selector(".", class)),
        toggle::What::BetweenClasses(a, b) => format!("{} | {}", selector(".", a), selector(".", b)),
        toggle::What::Attribute(attribute) => format!("@{}", attribute.name),
        toggle::What::BetweenAttributes(a, b) => format!("@{} | @{}", a.name, b.name),
        toggle::What::Visibility(style) => format!("*{}", style.name),
        toggle::What::Style(style, values) => format!("*{} | {}", style.name, exprs(values)),
        toggle::What::Between(target, values) => format!("{} | {}", expr(target), exprs(values)),
    }
}

fn over(over: &Over<'_>) -> String {
    match over {
        Over::Items { name, items } => format!("{name} in {}", expr(items)),
        Over::While(condition) => format!("while {}", expr(condition)),
        Over::Until(condition) => format!("until {}", expr(condition)),
        Over::UntilEvent { name, from } => format!("until-event {name}{}", option("from", *from)),
        Over::Times(count) => format!("times {}", expr(count)),
        Over::Forever => "forever".into(),
        Over::DoWhile(condition) => format!("do-while {}", expr(condition)),
        Over::DoUntil(condition) => format!("do-until {}", expr(condition)),
    }
}

/// Commands, one behind the other.
pub(super) fn commands(of: &[Command<'_>]) -> String {
    list(of, command)
}

/// A command.
pub(super) fn command(of: &Command<'_>) -> String {
    let values =
        |items: &[&Expr<'_>]| if items.is_empty() { String::new() } else { format!(" {}", exprs(items)) };
    let block = |items: &[Command<'_>]| format!("{{{}}}", commands(items));
    match &of.kind {
        CommandKind::Put(put) => format!("(put {} {:?} {})", expr(put.value), put.place, expr(put.target)),
        CommandKind::Set(Set::Value(of)) => format!("(set {} {})", expr(of.target), expr(of.value)),
        CommandKind::Set(Set::Properties(of)) => {
            format!("(set {{{}}} on {})", object(&of.object), expr(of.target))
        }
        CommandKind::Default(of) => format!("(default {} {})", expr(of.target), expr(of.value)),
        CommandKind::Append(of) => format!("(append {}{})", expr(of.value), option("to", of.target)),
        CommandKind::Add(of) => {
            format!("(add {}{}{})", what(&of.what), option("to", of.to), option("when", of.when))
        }
        CommandKind::Remove(of) => {
            format!("(remove {}{}{})", what(&of.what), option("from", of.from), option("when", of.when))
        }
        CommandKind::Toggle(of) => {
            let until = match of.until {
                None => String::new(),
                Some(toggle::Until::Time(time)) => option("for", Some(time)),
                Some(toggle::Until::Event { name, from }) => format!(" until={name}{}", option("from", from)),
            };
            format!("(toggle {}{}{until})", toggled(&of.what), option("on", of.on))
        }
        CommandKind::Show(of) => {
            let (target, when) = (option("target", of.target), option("when", of.when));
            format!("(show{target} {:?} {:?}{when})", of.strategy, of.argument)
        }
        CommandKind::Hide(of) => {
            format!("(hide{} {:?}{})", option("target", of.target), of.strategy, option("when", of.when))
        }
        CommandKind::Log(of) => format!("(log{}{})", values(of.values), option("with", of.with)),
        CommandKind::Get(value) => format!("(get {})", expr(value)),
        CommandKind::Method(of) => {
            format!("(method {}{}{})", of.name, values(of.arguments), option("of", of.target))
        }
        CommandKind::Send(of) => {
            let detail = of.detail.map_or(String::new(), |detail| format!(" ({})", object(&detail)));
            format!("(send {}{detail}{})", of.event, option("to", of.to))
        }
        CommandKind::If(of) => {
            format!("(if {} {}{})", expr(of.condition), block(of.then), block(of.otherwise))
        }
        CommandKind::Unless(of) => format!("(unless {} {})", expr(of.condition), command(&of.command)),
        CommandKind::Repeat(of) => {
            let index = of.index.map_or(String::new(), |index| format!(" index={index}"));
            format!("(repeat {}{index} {}{})", over(&of.over), block(of.body), block(of.otherwise))
        }
        CommandKind::Break => "break".into(),
        CommandKind::Continue => "continue".into(),
        CommandKind::Return(value) => format!("(return{})", option("value", *value)),
        CommandKind::Exit => "exit".into(),
        CommandKind::Halt(halt) => format!("{halt:?}"),
        CommandKind::Throw(value) => format!("(throw {})", expr(value)),
        CommandKind::Tell(of) => format!("(tell {} {})", expr(of.target), block(of.body)),
        CommandKind::Wait(wait::Wait::Tick) => "(wait tick)".into(),
        CommandKind::Wait(wait::Wait::Time(time)) => format!("(wait {})", expr(time)),
        CommandKind::Wait(wait::Wait::For { any, from }) => {
            let any = list(any, |until| match until {
                wait::Until::Event { name, arguments } => format!("{name}({})", arguments.join(" ")),
                wait::Until::Time(time) => expr(time),
            });
            format!("(wait for {any}{})", option("from", *from))
        }
        CommandKind::Fetch(of) => {
            let options = of.options.map_or(String::new(), |options| format!(" {{{}}}", object(&options)));
            let throws = if of.throws { "" } else { " quiet" };
            format!("(fetch {}{options} {:?}{throws})", expr(of.url), of.conversion)
        }
        CommandKind::Increment(of) => format!("(increment {}{})", expr(of.target), option("by", of.by)),
        CommandKind::Decrement(of) => format!("(decrement {}{})", expr(of.target), option("by", of.by)),
        CommandKind::Js(js) => format!("(js [{}] {:?})", js.parameters.join(" "), js.body),
    }
}
