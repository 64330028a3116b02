//! `remove`: classes, an attribute or styles from elements, elements from the page, or a value from a collection.

use super::add::{classes, name_and_value};
use super::{Effect, matched, when};
use crate::compile::Compiler;
use crate::expression::{prepare, template};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::add::What;
use hypertide_grammar::hyperscript::command::remove::Remove;
use hypertide_grammar::hyperscript::expression::{
    Expr, Form,
    index::Index,
    path::{Path, StepKind},
};
use hypertide_grammar::span::Span;

pub(super) fn compile(c: &mut Compiler, remove: &Remove) {
    if let What::Value(value) = &remove.what {
        return self::value(c, value, remove.from);
    }
    let target = c.target(remove.from);
    when(c, remove.when, target);
    match &remove.what {
        What::Classes(names) => {
            classes(c, names);
            c.effect(Effect::RemoveClasses, 3);
        }
        What::Attribute(attribute) => {
            name_and_value(c, attribute);
            c.effect(Effect::RemoveAttribute, 4);
        }
        What::Css(css) => {
            template(c, css.parts);
            c.effect(Effect::RemoveStyles, 3);
        }
        What::Value(_) => {}
    }
    c.needs(target, target);
    matched(c, remove.when);
}

/// Elements leave the page, a member its collection; a property that is no element is deleted.
fn value(c: &mut Compiler, value: &Expr, from: Option<&Expr>) {
    let property = match (&value.form, from) {
        (Form::Path(path), None) => deletes(path),
        _ => None,
    };
    c.expression(value);
    let mut over = None;
    if let Some((effect, operand, root)) = property {
        c.op(Op::Duplicate);
        c.effect(Effect::IsNode, 1);
        let node = c.jump(Op::JumpIf);
        c.op(Op::Pop);
        prepare(c, value);
        // The index, where there is no name, `prepare` has left.
        if let Some(name) = operand {
            c.text(name);
        }
        c.effect(effect, 2);
        c.needs(root, root);
        c.op(Op::Pop);
        over = Some(c.jump(Op::Jump));
        c.land(node);
    }
    match from {
        Some(from) => c.expression(from),
        None => c.undefined(),
    }
    c.effect(Effect::RemoveValue, 2);
    c.needs(value.span, value.span);
    c.op(Op::Pop);
    if let Some(over) = over {
        c.land(over);
    }
}

/// How the last step of a path is deleted: by what, the name, and the text of what it is deleted from.
fn deletes<'a>(path: &'a Path) -> Option<(Effect, Option<&'a str>, Span)> {
    let (last, before) = path.steps.split_last()?;
    let root = before.last().map_or(path.root.span, |step| step.span);
    let (effect, name) = match &last.kind {
        StepKind::Property(name) => (Effect::RemoveProperty, Some(*name)),
        StepKind::Style(style) => (Effect::RemoveStyle, Some(style.name)),
        StepKind::Index(index) if matches!(**index, Index::At(_)) => (Effect::RemoveIndex, None),
        _ => return None,
    };
    Some((effect, name, root))
}
