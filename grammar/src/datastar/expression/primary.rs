//! What stands by itself: literals, names, signals, actions, and what is in parentheses.

use super::node::Kind;
use super::parser::Parser;
use super::problem::Code;
use super::token::{
    self, ACTION, CLOSE, CLOSE_INDEX, NAME, NUMBER, OPEN, OPEN_BRACE, OPEN_INDEX, REGEXP, SIGNAL, STRING,
};
use super::word;

impl Parser<'_> {
    pub(super) fn primary(&mut self) {
        let start = self.start();
        match self.peek() {
            word::NULL => self.token(Kind::Null),
            word::TRUE => self.token(Kind::True),
            word::FALSE => self.token(Kind::False),
            word::NEW => self.new_expression(),
            word::ASYNC if self.ahead(1) == word::FUNCTION && !self.newline(1) => {
                self.unexpected(Code::Function);
            }
            NAME | word::OF..=word::SET => self.token(Kind::Name),
            SIGNAL => self.signal(),
            ACTION => self.action(),
            NUMBER => self.token(Kind::Number),
            STRING => self.string(),
            REGEXP => self.token(Kind::RegExp),
            OPEN_BRACE => self.object(),
            OPEN_INDEX => {
                self.bump();
                self.list(CLOSE_INDEX, true, Self::element);
                self.form(Kind::Array, start, 0);
            }
            OPEN => {
                self.bump();
                self.expression();
                self.expect(CLOSE, Code::ExpectedParenthesis);
                self.mark(self.last().flag, self.since(start.at));
            }
            token::TEMPLATE if self.starts_template() => self.template(),
            other => self.unexpected(word::outside(other).unwrap_or(Code::ExpectedValue)),
        }
    }
}
