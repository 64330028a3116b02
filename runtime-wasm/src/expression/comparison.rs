//! `is`, `matches`, `contains` and all the other comparisons.

use super::{Operator, selector};
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::{
    Expr, Form,
    comparison::{self, Comparison},
    symbol::Scope,
};

pub(super) fn compile(c: &mut Compiler, comparison: &Comparison) {
    use comparison::Operator as Spelled;
    let (left, right) = (&comparison.left, comparison.right);
    let mut operands = 2;
    // `x is in y` asks y.
    let swapped = comparison.operator == Spelled::In;
    if !swapped {
        side(c, left, comparison.ignoring_case);
    }
    match (right, comparison.operator) {
        (Some(right), Spelled::Match) => pattern(c, right, comparison.ignoring_case),
        (Some(right), _) => side(c, right, comparison.ignoring_case),
        (None, _) => operands = 1,
    }
    if swapped {
        side(c, left, comparison.ignoring_case);
    }
    let mut negated = comparison.negated;
    let operator = match comparison.operator {
        Spelled::Is => match right.map(|right| &right.form) {
            Some(Form::Symbol(symbol))
                if matches!(symbol.scope, Scope::Unmarked | Scope::Local) && symbol.name != "undefined" =>
            {
                c.text(symbol.name);
                operands = 3;
                Operator::Is
            }
            _ => Operator::Equal,
        },
        Spelled::Equal => Operator::Equal,
        Spelled::Identical => Operator::Same,
        Spelled::Less => Operator::Less,
        Spelled::LessOrEqual => Operator::AtMost,
        Spelled::Greater => Operator::Greater,
        Spelled::GreaterOrEqual => Operator::AtLeast,
        Spelled::Between => {
            operands = 3;
            if let Some(upper) = &comparison.upper {
                c.expression(upper);
            }
            // Not the opposite of each other where a side is no number.
            if std::mem::take(&mut negated) { Operator::Outside } else { Operator::Between }
        }
        Spelled::In | Spelled::Contain | Spelled::Include => Operator::Contains,
        Spelled::Match => Operator::Matches,
        Spelled::StartWith => Operator::StartsWith,
        Spelled::EndWith => Operator::EndsWith,
        Spelled::Precede => Operator::Precedes,
        Spelled::Follow => Operator::Follows,
        Spelled::Empty => Operator::Empty,
        Spelled::Exist => Operator::Exists,
        Spelled::A { type_name, null_fits } => {
            c.text(type_name);
            c.boolean(null_fits);
            operands = 3;
            Operator::IsA
        }
    };
    c.operate(operator, operands);
    if negated {
        c.operate(Operator::Not, 1);
    }
}

fn side(c: &mut Compiler, expr: &Expr, ignoring_case: bool) {
    c.expression(expr);
    if ignoring_case {
        c.operate(Operator::Lower, 1);
    }
}

/// What `matches` compares with: a selector stands for its own text.
fn pattern(c: &mut Compiler, expr: &Expr, ignoring_case: bool) {
    match selector::css(expr) {
        Some(css) => c.text(&css),
        None => side(c, expr, ignoring_case),
    }
}
