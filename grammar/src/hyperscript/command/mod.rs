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

use super::expression::{self, Expr};
use super::keyword::{CLOSER, COMMAND, FEATURE, Keyword, LATER_COMMAND, LATER_FEATURE};
use super::parser::Parser;
use super::token::Kind;
use crate::diagnostic::Expected;
use crate::span::Span;

/// One command.
#[derive(Clone, Copy, Debug, Default)]
pub struct Command<'a> {
    /// From its keyword to its last word.
    pub span: Span,
    /// Which one.
    pub kind: CommandKind<'a>,
}

/// The commands, by keyword.
#[derive(Clone, Copy, Debug, Default)]
pub enum CommandKind<'a> {
    /// `put VALUE into TARGET`
    Put(put::Put<'a>),
    /// `set TARGET to VALUE`
    Set(set::Set<'a>),
    /// `default TARGET to VALUE`
    Default(default::Default<'a>),
    /// `append VALUE to TARGET`
    Append(append::Append<'a>),
    /// `add …`
    Add(&'a add::Add<'a>),
    /// `remove …`
    Remove(&'a remove::Remove<'a>),
    /// `toggle …`
    Toggle(&'a toggle::Toggle<'a>),
    /// `show …`
    Show(show::Show<'a>),
    /// `hide …`
    Hide(hide::Hide<'a>),
    /// `log …`
    Log(log::Log<'a>),
    /// `call …`, `get …`, and a call that stands alone: the value becomes `it`.
    Get(&'a Expr<'a>),
    /// `name(arguments) on TARGET`: a method of a target; what it returns becomes `it`.
    Method(method::Method<'a>),
    /// `send …` and `trigger …`
    Send(send::Send<'a>),
    /// `if …`
    If(r#if::If<'a>),
    /// `COMMAND unless CONDITION`
    Unless(&'a unless::Unless<'a>),
    /// `repeat …` and `for …`
    Repeat(&'a repeat::Repeat<'a>),
    /// `break`
    #[default]
    Break,
    /// `continue`
    Continue,
    /// `return [VALUE]`
    Return(Option<&'a Expr<'a>>),
    /// `exit`
    Exit,
    /// `halt …`
    Halt(halt::Halt),
    /// `throw VALUE`
    Throw(&'a Expr<'a>),
    /// `tell TARGET …`
    Tell(tell::Tell<'a>),
    /// `wait …`
    Wait(wait::Wait<'a>),
    /// `fetch …`
    Fetch(&'a fetch::Fetch<'a>),
    /// `increment TARGET [by AMOUNT]`
    Increment(increment::Increment<'a>),
    /// `decrement TARGET [by AMOUNT]`
    Decrement(decrement::Decrement<'a>),
    /// `js … end`
    Js(js::Js<'a>),
}

/// Commands in a row, up to something that starts none.
pub(crate) fn parse_list<'a>(p: &mut Parser<'a>) -> &'a [Command<'a>] {
    let mut commands = Vec::new();
    while starts(p) {
        commands.push(parse_one(p));
        p.take(Keyword::Then);
    }
    p.list(&commands)
}

/// Whether a command starts here.
fn starts(p: &mut Parser<'_>) -> bool {
    let keyword = p.token.keyword;
    match p.token.kind {
        Kind::OpenParen => true,
        Kind::Word if keyword.is(COMMAND) => true,
        // What follows a list of commands.
        Kind::Word if keyword.is(CLOSER | FEATURE | LATER_FEATURE | LATER_COMMAND) => false,
        Kind::Word
            if matches!(keyword, Keyword::Catch | Keyword::Finally | Keyword::Until | Keyword::While) =>
        {
            false
        }
        // `f()` or `x.f()`
        Kind::Word => matches!(p.second().kind, Kind::OpenParen | Kind::Dot),
        _ => false,
    }
}

/// One command, with the `unless` that may stand behind it.
pub(crate) fn parse_one<'a>(p: &mut Parser<'a>) -> Command<'a> {
    p.enter();
    let start = p.token.span.start;
    let mut command = if p.take_kind(Kind::OpenParen) {
        let follows = std::mem::take(&mut p.follows);
        if !starts(p) {
            return p.fail_command();
        }
        let command = parse_one(p);
        p.require(&Expected::Sign(Kind::CloseParen));
        p.follows = follows;
        command
    } else {
        let kind = parse_kind(p);
        Command { span: p.since(start), kind }
    };
    if p.take(Keyword::Unless) {
        let condition = expression::parse(p);
        let kind = CommandKind::Unless(p.alloc(unless::Unless { command, condition }));
        command = Command { span: p.since(start), kind };
    }
    p.leave();
    command
}

/// The commands by their first word: a new one is a file and a line here, and a line in the table of keywords.
fn parse_kind<'a>(p: &mut Parser<'a>) -> CommandKind<'a> {
    let first = p.token;
    if !first.keyword.is(COMMAND) {
        return method::parse(p);
    }
    p.advance();
    match first.keyword {
        Keyword::Put => put::parse(p),
        Keyword::Set => CommandKind::Set(set::parse(p)),
        Keyword::Default => default::parse(p),
        Keyword::Append => append::parse(p),
        Keyword::Add => add::parse(p),
        Keyword::Remove => remove::parse(p),
        Keyword::Toggle => toggle::parse(p),
        Keyword::Show => show::parse(p),
        Keyword::Hide => hide::parse(p),
        Keyword::Log => log::parse(p),
        Keyword::Call => call::parse(p),
        Keyword::Get => get::parse(p),
        Keyword::Send => send::parse(p),
        Keyword::Trigger => trigger::parse(p),
        Keyword::If => r#if::parse(p, first.span),
        Keyword::Repeat => repeat::parse(p, first.span),
        Keyword::For => r#for::parse(p, first.span),
        Keyword::Break => r#break::parse(p, first.span),
        Keyword::Continue => r#continue::parse(p, first.span),
        Keyword::Return => r#return::parse(p),
        Keyword::Exit => CommandKind::Exit,
        Keyword::Halt => halt::parse(p),
        Keyword::Throw => throw::parse(p),
        Keyword::Tell => tell::parse(p, first.span),
        Keyword::Wait => wait::parse(p),
        Keyword::Fetch => fetch::parse(p),
        Keyword::Increment => increment::parse(p),
        Keyword::Decrement => decrement::parse(p),
        Keyword::Js => js::parse(p),
        _ => p.fail_command(),
    }
}

/// The `end` of a block; it may be missing at the end of the text.
#[inline(never)]
pub(crate) fn parse_block_end(p: &mut Parser<'_>, opened: Span) {
    if p.at_kind(Kind::End) || p.take(Keyword::End) {
    } else {
        p.fail_end(opened)
    }
}
