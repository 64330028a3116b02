//! `++a`, `a--`: a place's number becomes the next one up or down.

use super::node::Kind;
use super::parser::{Parser, Start};
use super::token::{DECREMENT, INCREMENT};

/// Up, and not down?
pub const UP: u8 = 1;
/// Is the value what the place now has (`++a`), and not what it had (`a++`)?
pub const PREFIX: u8 = 2;

impl Parser<'_> {
    /// A value, and `++` or `--` where it follows on the same line.
    pub(super) fn postfix_update(&mut self) {
        let start = self.start();
        self.chain();
        let operator = self.peek();
        if matches!(operator, INCREMENT | DECREMENT) && !self.newline(0) {
            self.bump();
            self.update(start, u8::from(operator == INCREMENT));
        }
    }

    pub(super) fn update(&mut self, start: Start, flag: u8) {
        self.expect_place();
        self.form(Kind::Update, start, flag);
    }
}
