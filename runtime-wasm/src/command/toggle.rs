//! `toggle`: there and back.

use super::add::{classes, name_and_value};
use super::{Effect, show};
use crate::compile::Compiler;
use crate::expression::{list, prepare, selector_name, store};
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::toggle::{Toggle, Until, What};

pub(super) fn compile(c: &mut Compiler, toggle: &Toggle) {
    match &toggle.until {
        None => once(c, toggle),
        Some(Until::Time(time)) => {
            // No time is no way back.
            let kept = c.hidden();
            c.expression(time);
            c.emit(Op::SetLocal, kept);
            once(c, toggle);
            c.emit(Op::Local, kept);
            let over = c.jump(Op::JumpUnless);
            c.emit(Op::Local, kept);
            c.act(Effect::Sleep, 1);
            once(c, toggle);
            c.land(over);
        }
        Some(Until::Event { name, from }) => {
            once(c, toggle);
            match from {
                Some(from) => c.expression(from),
                None => c.op(Op::Me),
            }
            c.text(name);
            c.list(1);
            c.act(Effect::WaitFor, 2);
            once(c, toggle);
        }
    }
}

fn once(c: &mut Compiler, toggle: &Toggle) {
    match &toggle.what {
        What::Between(expr, values) => {
            prepare(c, expr);
            list(c, values);
            c.expression(expr);
            c.effect(Effect::Following, 2);
            return store(c, expr);
        }
        What::Visibility(style) => {
            return show::display(c, "toggle", toggle.on, Some(style.name), None, None);
        }
        _ => {}
    }
    let target = c.target(toggle.on);
    match &toggle.what {
        What::Classes(names) => {
            classes(c, names);
            c.effect(Effect::ToggleClasses, 2);
        }
        What::BetweenClasses(first, second) => {
            selector_name(c, first);
            selector_name(c, second);
            c.effect(Effect::ToggleBetween, 3);
        }
        What::Attribute(attribute) => {
            name_and_value(c, attribute);
            c.effect(Effect::ToggleAttribute, 3);
        }
        What::BetweenAttributes(first, second) => {
            for attribute in [first, second] {
                name_and_value(c, attribute);
                c.list(2);
            }
            c.effect(Effect::ToggleAttributes, 3);
        }
        What::Style(style, values) => {
            c.text(style.name);
            list(c, values);
            c.effect(Effect::ToggleStyle, 3);
        }
        What::Visibility(_) | What::Between(..) => return,
    }
    c.needs(target, target);
    c.op(Op::Pop);
}
