//! `add`: classes, an attribute or styles to elements, or a value to a collection.

use super::{Effect, matched, when};
use crate::compile::Compiler;
use crate::expression::{selector_name, template};
use hypertide_grammar::hyperscript::command::add::{Add, What};
use hypertide_grammar::hyperscript::expression::{attribute::Attribute, selector::Selector};

pub(super) fn compile(c: &mut Compiler, add: &Add) {
    let target = c.target(add.to);
    when(c, add.when, target);
    match &add.what {
        What::Classes(names) => {
            classes(c, names);
            c.effect(Effect::AddClasses, 3);
        }
        What::Attribute(attribute) => {
            name_and_value(c, attribute);
            c.effect(Effect::AddAttribute, 4);
        }
        What::Css(css) => {
            template(c, css.parts);
            c.effect(Effect::AddStyles, 3);
        }
        What::Value(value) => {
            c.expression(value);
            c.effect(Effect::AddValue, 3);
        }
    }
    c.needs(target, target);
    matched(c, add.when);
}

/// A list of class names as one value.
pub(super) fn classes(c: &mut Compiler, names: &[Selector]) {
    for name in names {
        selector_name(c, name);
    }
    c.list(names.len());
}

/// An attribute's name and its value; one without a value has `undefined`, which the page then reads as text.
pub(super) fn name_and_value(c: &mut Compiler, attribute: &Attribute) {
    c.text(attribute.name);
    match &attribute.value {
        Some(value) => c.text(value),
        None => c.undefined(),
    }
}
