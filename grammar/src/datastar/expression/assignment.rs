//! `a = b`, `a += b`, `a ??= b`

use super::node::{Kind, Node};
use super::operation::{OPERATORS, operator};
use super::parser::Parser;
use super::problem::Code;
use super::token::ASSIGN;

/// The operator of `=`; those of `+=` and its like are places in [`OPERATORS`].
pub const PLAIN: u8 = u8::MAX;

/// The operator of an assignment, by its code.
pub(super) fn assignment_operator(code: u32) -> Option<u8> {
    if code == ASSIGN {
        return Some(PLAIN);
    }
    // All others are an operator and `=`; comparisons end so, too.
    let place = if code & 0xff == ASSIGN { operator(code >> 8)? } else { return None };
    OPERATORS.get(place as usize)?.assigns().then_some(place)
}

impl Parser<'_> {
    /// An expression without a comma.
    pub(super) fn assignment(&mut self) {
        if self.starts_arrow() {
            return self.arrow();
        }
        let start = self.start();
        self.conditional();
        let Some(operator) = assignment_operator(self.peek()) else { return };
        let target = self.last();
        if let Kind::Array | Kind::Object = target.kind {
            self.fail_last(Code::DestructuringAssignment);
        }
        self.expect_place();
        self.bump();
        self.part();
        self.form(Kind::Assignment, start, operator);
    }

    /// Fails where the last form cannot be given a value.
    pub(super) fn expect_place(&mut self) {
        if !is_place(self.last()) {
            self.fail_last(Code::NoPlace);
        }
    }
}

fn is_place(node: &Node<'_>) -> bool {
    match node.kind {
        Kind::Name => node.text != "$" && node.text != "undefined",
        Kind::Signal => true,
        Kind::Chain => node.ends_in_part() && !node.has_optional(),
        _ => false,
    }
}
