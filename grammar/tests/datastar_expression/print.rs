//! The tree as JavaScript with every form in parentheses, so that a tree read wrongly shows, and runs, as another one.

use hypertide_grammar::datastar::expression::array::Element;
use hypertide_grammar::datastar::expression::arrow::Body;
use hypertide_grammar::datastar::expression::assignment::AssignmentOperator;
use hypertide_grammar::datastar::expression::binary::BinaryOperator;
use hypertide_grammar::datastar::expression::chain::StepKind;
use hypertide_grammar::datastar::expression::object::{Key, Property};
use hypertide_grammar::datastar::expression::pattern::{Pattern, PatternKind, Target};
use hypertide_grammar::datastar::expression::statement::{Statement, StatementKind};
use hypertide_grammar::datastar::expression::template::Part;
use hypertide_grammar::datastar::expression::{Expr, Form, Program};

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
pub(crate) fn program(program: &Program<'_>) -> String {
    statements(&program.statements)
}

fn statements(list: &[Statement<'_>]) -> String {
    list.iter().map(statement).collect::<Vec<_>>().join(" ")
}

fn statement(statement: &Statement<'_>) -> String {
    match &statement.kind {
        StatementKind::Expression(value) => expr(value) + ";",
        StatementKind::Declaration(declaration) => {
            let word = if declaration.constant { "const" } else { "let" };
            let declared = declaration.declared.iter().map(|(name, value)| match value {
                Some(value) => format!("{} = {}", pattern(name), expr(value)),
                None => pattern(name),
            });
            format!("{word} {};", declared.collect::<Vec<_>>().join(", "))
        }
        StatementKind::If(choice) => {
            let then = self::statement(&choice.then);
            match &choice.otherwise {
                Some(other) => {
                    format!(
                        "if ({}) {{ {then} }} else {{ {} }}",
                        expr(&choice.condition),
                        self::statement(other)
                    )
                }
                None => format!("if ({}) {{ {then} }}", expr(&choice.condition)),
            }
        }
        StatementKind::ForOf(each) => format!(
            "for ({} {} of {}) {{ {} }}",
            if each.constant { "const" } else { "let" },
            pattern(&each.pattern),
            expr(&each.of),
            self::statement(&each.body)
        ),
        StatementKind::Return(None) => "return;".into(),
        StatementKind::Return(Some(value)) => format!("return {};", expr(value)),
        StatementKind::Block(block) => format!("{{ {} }}", statements(&block.statements)),
    }
}

fn elements(list: &[Element<'_>]) -> String {
    let mut out = String::new();
    for (index, element) in list.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        match element {
            Element::Item(value) => out.push_str(&expr(value)),
            Element::Spread(value) => out.push_str(&format!("...{}", expr(value))),
            Element::Hole if index + 1 == list.len() => out.push(','),
            Element::Hole => {}
        }
    }
    out
}

fn key(key: &Key<'_>) -> String {
    match key {
        Key::Name(name) => quoted(name),
        Key::Number(number) => number.text.into(),
        Key::Computed(value) => format!("[{}]", expr(value)),
    }
}

fn target(target: &Target<'_>) -> String {
    match &target.default {
        Some(value) => format!("{} = {}", pattern(&target.pattern), expr(value)),
        None => pattern(&target.pattern),
    }
}

fn pattern(pattern: &Pattern<'_>) -> String {
    match &pattern.kind {
        PatternKind::Name(name) => (*name).into(),
        PatternKind::Array { items, rest } => {
            let mut all: Vec<String> =
                items.iter().map(|item| item.as_ref().map(target).unwrap_or_default()).collect();
            all.extend(rest.as_ref().map(|rest| format!("...{}", self::pattern(rest))));
            format!("[{}]", all.join(", "))
        }
        PatternKind::Object { properties, rest } => {
            let mut all: Vec<String> =
                properties.iter().map(|(name, to)| format!("{}: {}", key(name), target(to))).collect();
            all.extend(rest.map(|rest| format!("...{rest}")));
            format!("{{{}}}", all.join(", "))
        }
    }
}

/// One expression.
pub(crate) fn expr(value: &Expr<'_>) -> String {
    match &value.form {
        Form::Null => "null".into(),
        Form::Boolean(value) => value.to_string(),
        Form::Number(number) => format!("{}{}", number.text, if number.big { "n" } else { "" }),
        Form::String(text) => quoted(text),
        Form::Template(parts) => {
            let mut out = String::from("`");
            for part in parts {
                match part {
                    Part::Text(text) => {
                        let quoted = quoted(text).replace('`', "\\`").replace("${", "\\${");
                        out.push_str(quoted.trim_matches('\''));
                    }
                    Part::Value(value) => out.push_str(&format!("${{{}}}", expr(value))),
                }
            }
            out + "`"
        }
        Form::RegExp(regexp) => format!("/{}/{}", regexp.pattern, regexp.flags),
        Form::Array(list) => format!("[{}]", elements(list)),
        Form::Object(properties) => {
            let properties = properties.iter().map(|property| match property {
                Property::Value(name, value) => format!("{}: {}", key(name), expr(value)),
                Property::Spread(value) => format!("...{}", expr(value)),
            });
            format!("({{{}}})", properties.collect::<Vec<_>>().join(", "))
        }
        Form::Name(name) => (*name).into(),
        Form::Signal(name) => format!("$[{}]", quoted(name)),
        Form::Action(action) => match elements(&action.arguments) {
            arguments if arguments.is_empty() => format!("action({})", quoted(action.name)),
            arguments => format!("action({}, {arguments})", quoted(action.name)),
        },
        Form::Chain(chain) => {
            let mut out = expr(&chain.root);
            // Only a bare chain stops where its optional step does, and numbers need their dot apart.
            if matches!(chain.root.form, Form::Number(_) | Form::Chain(_)) {
                out = format!("({out})");
            }
            for step in &chain.steps {
                let dot = if step.optional { "?." } else { "" };
                out += &match &step.kind {
                    StepKind::Property(name) if step.optional => format!("?.{name}"),
                    StepKind::Property(name) => format!("[{}]", quoted(name)),
                    StepKind::Index(index) => format!("{dot}[{}]", expr(index)),
                    StepKind::Call(arguments) => format!("{dot}({})", elements(arguments)),
                };
            }
            out
        }
        Form::New(new) => format!("(new ({})({}))", expr(&new.constructor), elements(&new.arguments)),
        Form::Unary(unary) => format!("({} {})", unary.operator.text(), expr(&unary.operand)),
        Form::Await(value) => format!("(await {})", expr(value)),
        Form::Update(update) => {
            let operator = if update.up { "++" } else { "--" };
            let target = expr(&update.target);
            if update.prefix { format!("({operator}{target})") } else { format!("({target}{operator})") }
        }
        Form::Binary(binary) => {
            let power = binary.rest.iter().any(|(operator, _)| *operator == BinaryOperator::Power);
            if power {
                let mut values: Vec<String> = std::iter::once(&*binary.first)
                    .chain(binary.rest.iter().map(|part| &part.1))
                    .map(expr)
                    .collect();
                let mut out = values.pop().unwrap_or_default();
                while let Some(left) = values.pop() {
                    out = format!("({left} ** {out})");
                }
                return out;
            }
            binary.rest.iter().fold(expr(&binary.first), |left, (operator, right)| {
                format!("({left} {} {})", operator.text(), expr(right))
            })
        }
        Form::Logical(logical) => {
            let operands: Vec<String> = logical.operands.iter().map(expr).collect();
            format!("({})", operands.join(&format!(" {} ", logical.operator.text())))
        }
        Form::Conditional(choice) => {
            format!("({} ? {} : {})", expr(&choice.condition), expr(&choice.then), expr(&choice.otherwise))
        }
        Form::Assignment(assignment) => {
            let operator = match assignment.operator {
                AssignmentOperator::Plain => "",
                AssignmentOperator::Binary(operator) => operator.text(),
                AssignmentOperator::Logical(operator) => operator.text(),
            };
            format!("({} {operator}= {})", expr(&assignment.target), expr(&assignment.value))
        }
        Form::Arrow(arrow) => {
            let mut parameters: Vec<String> = arrow.parameters.iter().map(target).collect();
            parameters.extend(arrow.rest.as_ref().map(|rest| format!("...{}", pattern(rest))));
            let body = match &arrow.body {
                Body::Expression(value) => expr(value),
                Body::Block(block) => format!("{{ {} }}", statements(&block.statements)),
            };
            let word = if arrow.is_async { "async " } else { "" };
            format!("({word}({}) => {body})", parameters.join(", "))
        }
        Form::Sequence(values) => format!("({})", values.iter().map(expr).collect::<Vec<_>>().join(", ")),
    }
}
