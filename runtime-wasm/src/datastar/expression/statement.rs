//! `const`, `if`, `for`, `return`, blocks, and the value of the last statement.

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::{Kind, Node};

impl<'a> Expression<'a> {
    /// The value of the last statement is the value.
    pub(super) fn program(&mut self, statements: &[Node<'a>]) {
        match statements.split_last() {
            Some((last, before)) if last.is_expression() => {
                self.statements(before);
                self.value(last);
                self.c.end();
            }
            _ => {
                self.statements(statements);
                self.c.done();
            }
        }
    }

    pub(super) fn statements(&mut self, statements: &[Node<'a>]) {
        // Functions may mention what is declared behind them.
        for statement in statements {
            if statement.kind == Kind::Declaration {
                self.declare_all(statement);
            }
        }
        for statement in statements {
            self.statement(statement);
        }
    }

    /// Declares the names in a pattern.
    fn declare_all(&mut self, pattern: &Node<'a>) {
        let (first, step) = match pattern.kind {
            Kind::Name => return self.declare(pattern.text),
            Kind::Declaration => (0, 2),
            Kind::Object => (1, 2),
            Kind::Array => (0, 1),
            _ => (0, usize::MAX),
        };
        for part in pattern.children.iter().skip(first).step_by(step) {
            self.declare_all(part);
        }
    }

    fn statement(&mut self, statement: &Node<'a>) {
        let outer = self.c.enter_span(statement.span);
        let scope = self.names.len();
        match statement.kind {
            Kind::Declaration => {
                for pair in statement.children.chunks_exact(2) {
                    if let [pattern, value] = pair {
                        self.value(value);
                        self.pattern(pattern);
                    }
                }
            }
            Kind::If => self.choice(statement, Self::statement),
            Kind::ForOf => {
                self.value(statement.child(1));
                self.operate(Operator::Iterate, 1);
                let head = self.c.here();
                self.c.op(Op::Duplicate);
                self.operate(Operator::Next, 1);
                self.c.op(Op::Duplicate);
                self.operate(Operator::Done, 1);
                let end = self.c.jump(Op::JumpIf);
                self.operate(Operator::Value, 1);
                self.c.op(Op::Scope);
                self.pattern(statement.child(0));
                self.statement(statement.child(2));
                self.c.op(Op::Unscope);
                self.names.truncate(scope);
                self.c.emit(Op::Jump, head);
                self.c.land(end);
                self.c.op(Op::Pop);
                self.c.op(Op::Pop);
            }
            Kind::Return => match statement.children.first() {
                Some(value) => {
                    self.value(value);
                    self.c.end();
                }
                None => self.c.done(),
            },
            Kind::Block => {
                let declares = statement.children.iter().any(|inner| inner.kind == Kind::Declaration);
                if declares {
                    self.c.op(Op::Scope);
                }
                self.statements(statement.children);
                if declares {
                    self.c.op(Op::Unscope);
                }
                self.names.truncate(scope);
            }
            _ => {
                self.value(statement);
                self.c.op(Op::Pop);
            }
        }
        self.c.leave_span(outer);
    }
}
