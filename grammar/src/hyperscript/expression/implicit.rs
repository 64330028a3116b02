//! `me`, `it`, `event` and the other names that are always there.

/// A name that is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Implicit {
    /// `me`, `my`, `I`: the element, or the event source.
    Me,
    /// `it`, `its`: the item being tested in `where` and the like, else the last result.
    It,
    /// `result`: the last result.
    Result,
    /// `you`, `your`, `yourself`: what `tell` tells.
    You,
    /// `event`: the event that started the run.
    Event,
    /// `target`: its target.
    Target,
    /// `detail`: its detail.
    Detail,
    /// `sender`: who sent it.
    Sender,
    /// `body`: the document's body.
    Body,
}
