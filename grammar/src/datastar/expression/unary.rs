//! `-a`, `+a`, `!a`, `~a`, `typeof a`, `void a`, `delete a.b`, `await a`, `++a`

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{BIT_NOT, DECREMENT, INCREMENT, NOT, punctuator};
use super::{update, word};

/// The operators before a value, in the order of their places.
pub const UNARY: [&str; 7] = ["-", "+", "!", "~", "typeof", "void", "delete"];

/// The place of `delete`. Its operand is a signal, or a chain that ends in a property or an index.
pub const DELETE: u8 = 6;
/// The place of `typeof`.
pub const TYPEOF: u8 = 4;
pub(super) const AWAIT: u8 = 7;
const UP: u8 = 8;

const CODES: [u32; 10] = [
    punctuator("-"),
    punctuator("+"),
    NOT,
    BIT_NOT,
    word::TYPEOF,
    word::VOID,
    word::DELETE,
    word::AWAIT,
    INCREMENT,
    DECREMENT,
];

/// The place of the operator with this code; behind those of [`UNARY`] come `await`, `++` and `--`.
pub(super) fn operator(code: u32) -> Option<u8> {
    CODES.iter().position(|&other| other == code).map(|place| place as u8)
}

impl Parser<'_> {
    /// A value with what stands before and behind it.
    pub(super) fn unary(&mut self) {
        let start = self.start();
        let Some(place) = operator(self.peek()) else { return self.postfix_update() };
        self.bump();
        self.nested(Self::unary);
        match place {
            AWAIT => self.form(Kind::Await, start, 0),
            UP.. => self.update(start, update::PREFIX | u8::from(place == UP)),
            _ => {
                let operand = self.last();
                if place == DELETE && operand.kind != Kind::Signal && !operand.ends_in_part() {
                    self.fail_last(Code::NothingToDelete);
                }
                self.form(Kind::Unary, start, place);
            }
        }
    }
}
