//! What stands at the top of a script or attribute.

pub mod def;
pub mod eventsource;
pub mod init;
pub mod js;
pub mod on;
pub mod set;

use super::command::Command;
use crate::span::Span;

/// One declaration.
#[derive(Debug)]
pub struct Feature<'a> {
    /// From its keyword to its `end`, or to its last word where `end` is missing.
    pub span: Span,
    /// Which one.
    pub kind: FeatureKind<'a>,
}

/// The features, by keyword.
#[derive(Debug)]
pub enum FeatureKind<'a> {
    /// `eventsource …`
    EventSource(Box<eventsource::EventSource<'a>>),
    /// `on …`
    On(Box<on::On<'a>>),
    /// `init …`
    Init(init::Init<'a>),
    /// `def …`
    Def(Box<def::Def<'a>>),
    /// `set … to …`, run once when installed.
    Set(super::command::set::Set<'a>),
    /// `js … end`
    Js(js::JsFeature<'a>),
}

/// Commands with what is to happen when one throws.
#[derive(Debug, Default)]
pub struct Body<'a> {
    /// The commands.
    pub commands: Vec<Command<'a>>,
    /// `catch NAME …`
    pub catch: Option<Catch<'a>>,
    /// `finally …`; empty where there is none.
    pub finally: Vec<Command<'a>>,
}

/// `catch NAME …`
#[derive(Debug)]
pub struct Catch<'a> {
    /// The local variable that holds what was thrown.
    pub name: &'a str,
    /// What runs then.
    pub commands: Vec<Command<'a>>,
}
