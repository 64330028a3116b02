//! `closest <css/>`: the nearest element upwards that a selector fits.

use super::{Operator, attribute, selector};
use crate::compile::Compiler;
use hypertide_grammar::hyperscript::expression::closest::{Closest, Sought};

pub(super) fn compile(c: &mut Compiler, closest: &Closest) {
    c.target(closest.to);
    let css = match &closest.what {
        Sought::Selector(expr) => selector::css(expr).unwrap_or_default(),
        Sought::Attribute(attribute) => {
            let mut css = String::from("[");
            css.push_str(attribute.name);
            css.push(']');
            css
        }
    };
    c.text(&css);
    c.boolean(closest.parent);
    c.operate(Operator::Closest, 3);
    if let Sought::Attribute(attribute) = &closest.what {
        attribute::step(c, attribute);
    }
}
