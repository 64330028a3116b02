//! `a.b`, `a[b]`, `a(b)`, `a?.b`

use super::{Expression, Operator};
use crate::vm::Op;
use hypertide_grammar::datastar::expression::Form;
use hypertide_grammar::datastar::expression::chain::{Chain, StepKind};

impl Expression {
    pub(super) fn chain(&mut self, chain: &Chain) {
        self.chain_up_to(chain, chain.steps.len());
    }

    /// The value behind the first steps of a chain.
    pub(super) fn chain_up_to(&mut self, chain: &Chain, count: usize) {
        let mut ends = Vec::new();
        let mut steps = chain.steps.iter().take(count).peekable();
        self.value(&chain.root);
        let mut name = "this";
        if let Form::Name(root) | Form::Signal(root) = chain.root.form {
            name = root;
        }
        while let Some(step) = steps.next() {
            let outer = self.c.enter_span(step.span);
            if step.optional {
                ends.push(self.c.jump(Op::Optional));
            }
            // `a.b(c)` is a method of `a`
            let call = match steps.peek().map(|next| (&next.kind, next.optional)) {
                Some((StepKind::Call(given), optional)) if !matches!(step.kind, StepKind::Call(_)) => {
                    Some((given, optional))
                }
                _ => None,
            };
            match &step.kind {
                StepKind::Property(property) => self.c.text(property),
                StepKind::Index(index) => self.value(index),
                StepKind::Call(given) => {
                    self.elements(given);
                    self.c.text(name);
                    self.operate(Operator::Call, 3);
                }
            }
            match (&step.kind, call) {
                (StepKind::Call(_), _) => {}
                (_, Some((given, false))) => {
                    self.elements(given);
                    self.operate(Operator::CallMethod, 3);
                    steps.next();
                }
                (_, Some((_, true))) => self.operate(Operator::Bound, 2),
                (_, None) => self.operate(Operator::Get, 2),
            }
            self.c.leave_span(outer);
        }
        for end in ends {
            self.c.land(end);
        }
    }
}
