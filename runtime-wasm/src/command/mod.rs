//! What runs in a feature: how each command becomes instructions.
//!
//! What a command does to the page is in `effects.js`: there it needs one crossing, and no value is copied.

mod add;
mod append;
mod r#break;
mod decrement;
mod default;
mod fetch;
mod get;
mod halt;
mod hide;
mod r#if;
mod increment;
mod js;
mod log;
mod method;
mod put;
mod remove;
mod repeat;
mod r#return;
mod send;
mod set;
mod show;
mod stream;
mod tell;
mod throw;
mod toggle;
mod unless;
mod wait;

use crate::compile::Compiler;
use crate::expression::Operator;
use crate::vm::Op;
use hypertide_grammar::hyperscript::command::{Command, CommandKind};
use hypertide_grammar::hyperscript::expression::Expr;
use hypertide_grammar::span::Span;

pub(crate) use set::compile as set;
pub(crate) use stream::decoder;

/// What commands do, in the order of `effects` in `effects.js`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Effect {
    SetProperty,
    SetAttribute,
    SetStyle,
    SetIndex,
    SetAll,
    Replace,
    Fill,
    PutInto,
    PutBeside,
    Append,
    Joined,
    CannotAppend,
    AddClasses,
    RemoveClasses,
    AddAttribute,
    RemoveAttribute,
    AddStyles,
    RemoveStyles,
    AddValue,
    RemoveValue,
    IsNode,
    RemoveProperty,
    RemoveStyle,
    RemoveIndex,
    ToggleClasses,
    ToggleBetween,
    ToggleAttribute,
    ToggleAttributes,
    Following,
    ToggleStyle,
    Display,
    Log,
    Send,
    Halt,
    Sleep,
    WaitFor,
    Argument,
    Watch,
    Fetched,
    Script,
}

/// Appends a command's instructions; the stack is as high behind them as before.
pub(crate) fn compile(c: &mut Compiler, command: &Command) {
    match &command.kind {
        CommandKind::Put(put) => put::compile(c, put),
        CommandKind::Set(set) => set::compile(c, set),
        CommandKind::Default(default) => default::compile(c, default),
        CommandKind::Append(append) => append::compile(c, append),
        CommandKind::Add(add) => add::compile(c, add),
        CommandKind::Remove(remove) => remove::compile(c, remove),
        CommandKind::Toggle(toggle) => toggle::compile(c, toggle),
        CommandKind::Show(show) => show::compile(c, show),
        CommandKind::Hide(hide) => hide::compile(c, hide),
        CommandKind::Log(log) => log::compile(c, log),
        CommandKind::Get(value) => get::compile(c, value),
        CommandKind::Method(method) => method::compile(c, method),
        CommandKind::Send(send) => send::compile(c, send),
        CommandKind::If(condition) => r#if::compile(c, condition),
        CommandKind::Unless(unless) => unless::compile(c, unless),
        CommandKind::Repeat(repeat) => repeat::compile(c, repeat),
        CommandKind::Break => r#break::compile(c, true),
        CommandKind::Continue => r#break::compile(c, false),
        CommandKind::Return(value) => r#return::compile(c, *value),
        CommandKind::Exit => r#return::compile(c, None),
        CommandKind::Halt(halt) => halt::compile(c, *halt),
        CommandKind::Throw(value) => throw::compile(c, value),
        CommandKind::Tell(tell) => tell::compile(c, tell),
        CommandKind::Wait(wait) => wait::compile(c, wait),
        CommandKind::Fetch(fetch) => fetch::compile(c, fetch),
        CommandKind::Increment(increment) => increment::compile(c, increment),
        CommandKind::Decrement(decrement) => decrement::compile(c, decrement),
        CommandKind::Js(js) => js::compile(c, js),
    }
}

/// `when CONDITION`: turns the targets on the stack into a list, and leaves the list of the conditions on it.
fn when(c: &mut Compiler, condition: Option<&Expr>, targets: Span) {
    match condition {
        Some(condition) => {
            c.operate(Operator::Members, 1);
            c.needs(targets, targets);
            c.part(Op::Each, |c| c.expression(condition));
            c.operate(Operator::All, 1);
        }
        None => c.undefined(),
    }
}

/// What a command with `when` gives is the result: those the condition held for.
fn matched(c: &mut Compiler, condition: Option<&Expr>) {
    c.op(if condition.is_some() { Op::SetResult } else { Op::Pop });
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_effects_have_the_same_order_on_both_sides() {
        let (script, source) = (include_str!("effects.js"), include_str!("mod.rs"));
        crate::vm::tests::same_order(script, "effects", source, "Effect");
    }
}
