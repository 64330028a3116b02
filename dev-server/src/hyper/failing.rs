//! What fails in a tab, render after render.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::boundary::{Failure, Work};

/// What is done at every render and failed when it was done last: to fail in the same way again is no news.
#[derive(Default)]
pub(crate) struct Failing(HashMap<Work, Failure>);

impl Failing {
    /// `work` has failed, and what is new about it goes into the log. Where it failed in the same way before, gives
    /// `None`.
    pub(crate) fn fails(&mut self, work: &Work, failure: Failure) -> Option<Failure> {
        match self.0.entry(work.clone()) {
            Entry::Occupied(before) if before.get().repeats(&failure) => return None,
            Entry::Occupied(mut before) => drop(before.insert(failure.clone())),
            Entry::Vacant(vacant) => drop(vacant.insert(failure.clone())),
        }
        failure.log();
        Some(failure)
    }

    /// `work` has not failed.
    pub(crate) fn works(&mut self, work: &Work) {
        self.0.remove(work);
    }
}
