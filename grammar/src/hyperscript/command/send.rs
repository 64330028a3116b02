//! `send`: dispatches an event.

use crate::hyperscript::expression::{Expr, object::Object};
use std::borrow::Cow;

/// `send EVENT[(name: value, …)] [to TARGET]` and `trigger EVENT[(…)] [on TARGET]`
#[derive(Debug)]
pub struct Send<'a> {
    /// The event's name.
    pub event: Cow<'a, str>,
    /// Its detail.
    pub detail: Option<Object<'a>>,
    /// Where; the implicit target (`you`, else `me`) where it is missing.
    pub to: Option<Expr<'a>>,
}
