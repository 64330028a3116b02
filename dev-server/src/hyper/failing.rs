//! What fails in a tab, render after render.

use std::collections::HashMap;

use super::boundary::{Failure, Work};

/// What is done at every render and failed when it was done last: to fail in the same way again is no news.
#[derive(Default)]
pub(crate) struct Failing(HashMap<Work, Known>);

struct Known {
    failure: Failure,
    /// The last render that had it.
    render: u64,
}

/// A failure that was noted.
pub(crate) struct Noted {
    /// With the id it had from the beginning.
    pub(crate) failure: Failure,
    pub(crate) new: bool,
}

impl Failing {
    /// `work` has failed in a render or after it. What is new about it goes into the log.
    pub(crate) fn fails(&mut self, work: &Work, failure: Failure, render: u64) -> Noted {
        if let Some(known) = self.0.get_mut(work)
            && known.failure.repeats(&failure)
        {
            known.render = render;
            return Noted { failure: known.failure.clone(), new: false };
        }
        failure.log();
        self.0.insert(work.clone(), Known { failure: failure.clone(), render });
        Noted { failure, new: true }
    }

    /// `work` has not failed.
    pub(crate) fn works(&mut self, work: &Work) {
        self.0.remove(work);
    }

    /// A render has ended: what did not fail in it is well again. Only of a watch it is not yet known.
    pub(crate) fn settle(&mut self, render: u64) {
        self.0.retain(|work, known| known.render == render || matches!(work, Work::Watch(_)));
    }
}
