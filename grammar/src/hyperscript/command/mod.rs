//! What runs in a feature.

pub mod add;
pub mod append;
pub mod r#break;
pub mod call;
pub mod r#continue;
pub mod decrement;
pub mod default;
pub mod exit;
pub mod fetch;
pub mod r#for;
pub mod get;
pub mod halt;
pub mod hide;
pub mod r#if;
pub mod increment;
pub mod js;
pub mod log;
pub mod method;
pub mod put;
pub mod remove;
pub mod repeat;
pub mod r#return;
pub mod send;
pub mod set;
pub mod show;
pub mod tell;
pub mod throw;
pub mod toggle;
pub mod trigger;
pub mod unless;
pub mod wait;

use super::expression::Expr;
use crate::span::Span;

/// One command.
#[derive(Debug)]
pub struct Command<'a> {
    /// From its keyword to its last word.
    pub span: Span,
    /// Which one.
    pub kind: CommandKind<'a>,
}

/// The commands, by keyword.
#[derive(Debug)]
pub enum CommandKind<'a> {
    /// `put VALUE into TARGET`
    Put(Box<put::Put<'a>>),
    /// `set TARGET to VALUE`
    Set(set::Set<'a>),
    /// `default TARGET to VALUE`
    Default(Box<default::Default<'a>>),
    /// `append VALUE to TARGET`
    Append(Box<append::Append<'a>>),
    /// `add …`
    Add(Box<add::Add<'a>>),
    /// `remove …`
    Remove(Box<remove::Remove<'a>>),
    /// `toggle …`
    Toggle(Box<toggle::Toggle<'a>>),
    /// `show …`
    Show(Box<show::Show<'a>>),
    /// `hide …`
    Hide(Box<hide::Hide<'a>>),
    /// `log …`
    Log(log::Log<'a>),
    /// `call …`, `get …`, and a call that stands alone: the value becomes `it`.
    Get(Expr<'a>),
    /// `name(arguments) on TARGET`: a method of a target; what it returns becomes `it`.
    Method(Box<method::Method<'a>>),
    /// `send …` and `trigger …`
    Send(Box<send::Send<'a>>),
    /// `if …`
    If(Box<r#if::If<'a>>),
    /// `COMMAND unless CONDITION`
    Unless(Box<unless::Unless<'a>>),
    /// `repeat …` and `for …`
    Repeat(Box<repeat::Repeat<'a>>),
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `return [VALUE]`
    Return(Option<Expr<'a>>),
    /// `exit`
    Exit,
    /// `halt …`
    Halt(halt::Halt),
    /// `throw VALUE`
    Throw(Expr<'a>),
    /// `tell TARGET …`
    Tell(Box<tell::Tell<'a>>),
    /// `wait …`
    Wait(wait::Wait<'a>),
    /// `fetch …`
    Fetch(Box<fetch::Fetch<'a>>),
    /// `increment TARGET [by AMOUNT]`
    Increment(Box<increment::Increment<'a>>),
    /// `decrement TARGET [by AMOUNT]`
    Decrement(Box<decrement::Decrement<'a>>),
    /// `js … end`
    Js(js::Js<'a>),
}
