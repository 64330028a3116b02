//! The actions a tab has, by the render that made them.

use std::collections::VecDeque;

use super::action::Made;

/// What an id stands for.
pub(crate) enum Found {
    /// This action.
    Action(Made),
    /// One that the page had, and has no more.
    Gone,
    /// None that the tab was ever given.
    Never,
}

/// The actions of the newest render, and of those before it that the page may still show.
#[derive(Default)]
pub(crate) struct Registry {
    renders: VecDeque<(u64, Vec<(u64, Made)>)>,
    /// Ids that no kept render has any more.
    retired: VecDeque<u64>,
    closed: bool,
}

/// A page that does not say which render it shows may show any of the last few; more of them where they are small.
const RENDERS: std::ops::RangeInclusive<usize> = 4..=32;
const ACTIONS: usize = 96;
const RETIRED: usize = 256;

impl Registry {
    /// Takes over the actions of a render.
    pub(crate) fn add(&mut self, render: u64, actions: Vec<Made>) {
        if self.closed {
            return;
        }
        let mut actions: Vec<_> = actions.into_iter().map(|made| (made.id(), made)).collect();
        actions.sort_by_key(|(id, _)| *id);
        actions.shrink_to_fit();
        self.renders.push_back((render, actions));
        while self.too_many() {
            self.drop_oldest();
        }
    }

    fn too_many(&self) -> bool {
        let count = self.renders.len();
        let actions = || self.renders.iter().map(|(_, actions)| actions.len()).sum::<usize>();
        count > *RENDERS.end() || (count > *RENDERS.start() && actions() > ACTIONS)
    }

    /// The page shows `render` now: what only older ones had is not needed.
    pub(crate) fn acknowledge(&mut self, render: u64) {
        let known = self.renders.iter().any(|(kept, _)| *kept == render);
        while known && self.renders.front().is_some_and(|(kept, _)| *kept < render) {
            self.drop_oldest();
        }
    }

    fn drop_oldest(&mut self) {
        let Some((_, actions)) = self.renders.pop_front() else { return };
        for (id, _) in actions {
            if self.newest(id).is_none() {
                self.retired.push_back(id);
            }
        }
        while self.retired.len() > RETIRED {
            self.retired.pop_front();
        }
    }

    fn newest(&self, id: u64) -> Option<&Made> {
        self.renders.iter().rev().find_map(|(_, actions)| find(actions, id))
    }

    /// The action `id` as the page had it in `render`, or else the newest of that id.
    pub(crate) fn find(&self, id: u64, render: Option<u64>) -> Found {
        let shown = render.and_then(|render| self.renders.iter().find(|(kept, _)| *kept == render));
        let shown = shown.and_then(|(_, actions)| find(actions, id));
        match shown.or_else(|| self.newest(id)) {
            Some(made) => Found::Action(made.clone()),
            None if self.retired.contains(&id) => Found::Gone,
            None => Found::Never,
        }
    }

    /// The oldest render whose actions are kept.
    pub(crate) fn oldest(&self) -> u64 {
        self.renders.front().map_or(0, |(render, _)| *render)
    }

    /// The newest actions.
    pub(crate) fn newest_actions(&self) -> Vec<Made> {
        self.renders
            .back()
            .into_iter()
            .flat_map(|(_, actions)| actions)
            .map(|(_, made)| made.clone())
            .collect()
    }

    /// Drops everything, now and later: the tab has gone, and the closures may hold on to it.
    pub(crate) fn close(&mut self) {
        self.closed = true;
        self.renders.clear();
    }
}

fn find(actions: &[(u64, Made)], id: u64) -> Option<&Made> {
    let index = actions.binary_search_by_key(&id, |(known, _)| *known).ok()?;
    actions.get(index).map(|(_, made)| made)
}
