//! `const`, `if`, `for`, `return`, blocks, and the value of the last statement.

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::Program;
use hypertide_grammar::datastar::expression::pattern::{Pattern, PatternKind};
use hypertide_grammar::datastar::expression::statement::{Statement, StatementKind};

impl Expression {
    /// The value of the last statement is the value.
    pub(super) fn program(&mut self, program: &Program) {
        match program.statements.split_last() {
            Some((Statement { kind: StatementKind::Expression(last), .. }, before)) => {
                self.statements(before);
                self.value(last);
                self.c.end();
            }
            _ => {
                self.statements(&program.statements);
                self.c.done();
            }
        }
    }

    pub(super) fn statements(&mut self, statements: &[Statement]) {
        // Functions may mention what is declared behind them.
        for statement in statements {
            if let StatementKind::Declaration(declaration) = &statement.kind {
                declaration.declared.iter().for_each(|(pattern, _)| self.declare_all(pattern));
            }
        }
        for statement in statements {
            let outer = self.c.enter_span(statement.span);
            self.statement(statement);
            self.c.leave_span(outer);
        }
    }

    fn declare_all(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::Name(name) => self.declare(name),
            PatternKind::Array { items, rest } => {
                items.iter().flatten().for_each(|item| self.declare_all(&item.pattern));
                rest.iter().for_each(|rest| self.declare_all(rest));
            }
            PatternKind::Object { properties, rest } => {
                properties.iter().for_each(|(_, target)| self.declare_all(&target.pattern));
                rest.iter().for_each(|rest| self.declare(rest));
            }
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Expression(value) => {
                self.value(value);
                self.c.op(Op::Pop);
            }
            StatementKind::Declaration(declaration) => {
                for (pattern, value) in &declaration.declared {
                    match value {
                        Some(value) => self.value(value),
                        None => self.c.undefined(),
                    }
                    self.pattern(pattern);
                }
            }
            StatementKind::If(choice) => {
                self.value(&choice.condition);
                let otherwise = self.c.jump(Op::JumpUnless);
                self.statement(&choice.then);
                match &choice.otherwise {
                    Some(other) => {
                        let end = self.c.jump(Op::Jump);
                        self.c.land(otherwise);
                        self.statement(other);
                        self.c.land(end);
                    }
                    None => self.c.land(otherwise),
                }
            }
            StatementKind::ForOf(each) => {
                self.value(&each.of);
                self.operate(Operator::Iterate, 1);
                let head = self.c.here();
                self.c.op(Op::Duplicate);
                self.operate(Operator::Next, 1);
                self.c.op(Op::Duplicate);
                self.operate(Operator::Done, 1);
                let end = self.c.jump(Op::JumpIf);
                self.operate(Operator::Value, 1);
                self.scoped(|this| {
                    this.pattern(&each.pattern);
                    this.statement(&each.body);
                });
                self.c.emit(Op::Jump, head);
                self.c.land(end);
                self.c.op(Op::Pop);
                self.c.op(Op::Pop);
            }
            StatementKind::Return(value) => match value {
                Some(value) => {
                    self.value(value);
                    self.c.end();
                }
                None => self.c.done(),
            },
            StatementKind::Block(block) => {
                let declares =
                    |statement: &Statement| matches!(statement.kind, StatementKind::Declaration(_));
                if block.statements.iter().any(declares) {
                    self.scoped(|this| this.statements(&block.statements));
                } else {
                    self.statements(&block.statements);
                }
            }
        }
    }

    /// With names of its own.
    fn scoped(&mut self, act: impl FnOnce(&mut Self)) {
        self.c.op(Op::Scope);
        self.scopes.push(Vec::new());
        act(self);
        self.scopes.pop();
        self.c.op(Op::Unscope);
    }
}
