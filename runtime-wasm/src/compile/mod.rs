//! From the tree to instructions.
//!
//! What a construct compiles to stands in its own file, under `command` and `expression`; here is what they share.

use crate::command::{self, Effect};
use crate::expression::{self, Operator};
use crate::vm::{List, Op, body, list};
use hypertide_grammar::hyperscript::command::Command;
use hypertide_grammar::hyperscript::expression::Expr;
use hypertide_grammar::hyperscript::feature;
use hypertide_grammar::span::Span;
use wasm_bindgen::prelude::*;

/// Where `break` and `continue` of the innermost loop go.
#[derive(Default)]
struct Loop {
    head: u32,
    breaks: Vec<u32>,
}

/// Instructions in the making.
pub(crate) struct Compiler {
    /// See `body` in `machine.js`.
    code: Vec<u32>,
    missing: Vec<u32>,
    constants: List,
    main: u32,
    caught: u32,
    catch: u32,
    finally: u32,
    more: Vec<u32>,
    hidden: u32,
    loops: Vec<Loop>,
    span: Span,
    /// Whether an event's filter is compiled: names are then first looked up in the event.
    pub(crate) in_filter: bool,
}

/// An instruction, and the start and end of its text.
const WORDS: u32 = 3;

impl Compiler {
    pub(crate) fn new() -> Self {
        Self {
            code: Vec::new(),
            missing: Vec::new(),
            constants: list(),
            main: 0,
            caught: 0,
            catch: 0,
            finally: 0,
            more: Vec::new(),
            hidden: 0,
            loops: Vec::new(),
            span: Span::default(),
            in_filter: false,
        }
    }

    /// The finished body.
    pub(crate) fn finish(self) -> JsValue {
        body(
            &self.code,
            &self.missing,
            &self.constants,
            self.main,
            self.caught,
            self.catch,
            self.finally,
            &self.more,
        )
    }

    /// The index of the next instruction.
    pub(crate) fn here(&self) -> u32 {
        self.code.len() as u32 / WORDS
    }

    /// One more number for the feature: see `body` in `machine.js`.
    pub(crate) fn more(&mut self, number: u32) {
        self.more.push(number);
    }

    /// Runs `act` with `span` as the text that instructions come from.
    pub(crate) fn within(&mut self, span: Span, act: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.span, span);
        act(self);
        self.span = outer;
    }

    /// From here on, `span` is the text that instructions come from; gives what was before, for [`Self::leave_span`].
    #[cfg(feature = "datastar")]
    pub(crate) fn enter_span(&mut self, span: Span) -> Span {
        std::mem::replace(&mut self.span, span)
    }

    /// Ends what [`Self::enter_span`] has begun.
    #[cfg(feature = "datastar")]
    pub(crate) fn leave_span(&mut self, outer: Span) {
        self.span = outer;
    }

    /// The text that instructions come from at the moment.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// An instruction with a number.
    pub(crate) fn emit(&mut self, op: Op, number: u32) {
        self.code.extend([op as u32 | number << 8, self.span.start, self.span.end]);
    }

    /// An instruction without one.
    pub(crate) fn op(&mut self, op: Op) {
        self.emit(op, 0);
    }

    pub(crate) fn operate(&mut self, operator: Operator, operands: u32) {
        self.emit(Op::Operate, (operator as u32) << 3 | operands);
    }

    /// What a command does, for its value.
    pub(crate) fn effect(&mut self, effect: Effect, operands: u32) {
        self.emit(Op::Effect, (effect as u32) << 3 | operands);
    }

    /// What a command does, without a value.
    pub(crate) fn act(&mut self, effect: Effect, operands: u32) {
        self.effect(effect, operands);
        self.op(Op::Pop);
    }

    /// Says which texts the operands come from that the last instruction cannot do without.
    pub(crate) fn needs(&mut self, first: Span, second: Span) {
        let at = self.here().saturating_sub(1);
        self.missing.extend([at, first.start, first.end, second.start, second.end]);
    }

    pub(crate) fn constant(&mut self, value: &JsValue) {
        let index = self.constants.index(value);
        self.emit(Op::Constant, index);
    }

    /// The index of a text among the constants.
    pub(crate) fn text_constant(&mut self, text: &str) -> u32 {
        self.constants.index(&JsValue::from_str(text))
    }

    pub(crate) fn text(&mut self, text: &str) {
        let index = self.text_constant(text);
        self.emit(Op::Constant, index);
    }

    pub(crate) fn undefined(&mut self) {
        self.constant(&JsValue::UNDEFINED);
    }

    pub(crate) fn boolean(&mut self, value: bool) {
        self.constant(&JsValue::from_bool(value));
    }

    pub(crate) fn number(&mut self, value: u32) {
        self.constant(&JsValue::from_f64(value.into()));
    }

    /// A list of the last values on the stack.
    pub(crate) fn list(&mut self, length: usize) {
        self.emit(Op::ListOf, length as u32);
    }

    /// Writes a variable of the run.
    pub(crate) fn set_local(&mut self, name: &str) {
        let name = self.text_constant(name);
        self.emit(Op::SetLocal, name);
    }

    /// A variable that no name leads to.
    pub(crate) fn hidden(&mut self) -> u32 {
        self.hidden += 1;
        self.constants.index(&JsValue::from_f64(self.hidden.into()))
    }

    /// A jump to where [`Self::land`] is called with what this gives.
    pub(crate) fn jump(&mut self, op: Op) -> u32 {
        self.op(op);
        self.here() - 1
    }

    /// Lets a jump lead to the next instruction.
    pub(crate) fn land(&mut self, jump: u32) {
        let here = self.here();
        if let Some(word) = self.code.get_mut((jump * WORDS) as usize) {
            *word |= here << 8;
        }
    }

    /// What is done apart from the other instructions: by a block, or for each item of a list.
    pub(crate) fn part(&mut self, op: Op, part: impl FnOnce(&mut Self)) {
        let over = self.jump(op);
        part(self);
        self.end();
        self.land(over);
    }

    /// Ends a part, or the run, with the value on the stack.
    pub(crate) fn end(&mut self) {
        self.op(Op::End);
    }

    pub(crate) fn commands(&mut self, commands: &[Command]) {
        for command in commands {
            self.within(command.span, |c| command::compile(c, command));
        }
    }

    pub(crate) fn expression(&mut self, expr: &Expr) {
        self.within(expr.span, |c| expression::compile(c, expr));
    }

    /// An expression, or the implicit target; gives the text that stands for it.
    pub(crate) fn target(&mut self, target: Option<&Expr>) -> Span {
        match target {
            Some(expr) => {
                self.expression(expr);
                expr.span
            }
            None => {
                self.op(Op::Implied);
                self.span
            }
        }
    }

    /// A loop: `body` gets the way out and is run at the loop's head.
    pub(crate) fn repeat(&mut self, body: impl FnOnce(&mut Self)) {
        self.loops.push(Loop { head: self.here(), breaks: Vec::new() });
        body(self);
    }

    /// Ends the innermost loop: `break` leads here.
    pub(crate) fn end_repeat(&mut self) {
        if let Some(ended) = self.loops.pop() {
            for jump in ended.breaks {
                self.land(jump);
            }
        }
    }

    /// `break` and `continue`; false outside of a loop.
    pub(crate) fn leave(&mut self, for_good: bool) -> bool {
        let Some(head) = self.loops.last().map(|innermost| innermost.head) else { return false };
        if for_good {
            let jump = self.jump(Op::Jump);
            if let Some(innermost) = self.loops.last_mut() {
                innermost.breaks.push(jump);
            }
        } else {
            self.emit(Op::Jump, head);
        }
        true
    }

    /// The commands of a feature with its `catch` and `finally`.
    pub(crate) fn body(&mut self, body: &feature::Body) {
        self.main = self.here();
        self.commands(body.commands);
        self.done();
        if let Some(catch) = &body.catch {
            let name = self.text_constant(catch.name);
            self.caught = name;
            self.catch = self.here();
            self.commands(catch.commands);
            self.done();
        }
        if !body.finally.is_empty() {
            self.finally = self.here();
            self.commands(body.finally);
            self.done();
        }
    }

    /// Ends the run without a value.
    pub(crate) fn done(&mut self) {
        self.undefined();
        self.end();
    }
}
