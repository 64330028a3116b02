//! Whose a cookie and a tab is, as all processes that share a [`State`] know it.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value as Json;

use super::id::Id;
use super::state::{Scope, State};

/// The application's own notes in the state.
pub(crate) struct Register<'a>(pub(crate) &'a dyn State);

/// What is known of a cookie's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// It stands for the session of that key, which was used then, in seconds since 1970.
    Of { session: Id, used: u64 },
    /// It was replaced, and is no one's.
    Ended,
    /// Nothing.
    Unknown,
}

/// The present, in seconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

const ENDED: &str = "ended";

impl Register<'_> {
    fn read(&self, path: &str) -> Option<(String, String)> {
        let mut found = None;
        self.0.read(Scope::Register, path, &mut |value| {
            let parts = value.and_then(Json::as_str).and_then(|text| text.split_once(' '));
            found = parts.map(|(one, other)| (one.to_owned(), other.to_owned()));
        });
        found
    }

    fn write(&self, path: &str, value: Option<String>) {
        let mut value = value.map(Json::from);
        // Its paths have one segment, and lead through nothing.
        let _ = self.0.change(Scope::Register, path, &mut |_| value.take());
    }

    pub(crate) fn cookie(&self, token: Id) -> Cookie {
        let Some((whose, used)) = self.read(&cookie_path(token)) else { return Cookie::Unknown };
        match Id::parse(&whose) {
            Some(session) => Cookie::Of { session, used: used.parse().unwrap_or_default() },
            None => Cookie::Ended,
        }
    }

    /// Notes that `token` stands for a session, which is used now.
    pub(crate) fn give_cookie(&self, token: Id, session: Id) {
        self.write(&cookie_path(token), Some(format!("{session} {}", now())));
    }

    /// Notes that `token` is no one's from now on.
    pub(crate) fn end_cookie(&self, token: Id) {
        self.write(&cookie_path(token), Some(format!("{ENDED} {}", now())));
    }

    pub(crate) fn forget_cookie(&self, token: Id) {
        self.write(&cookie_path(token), None);
    }

    /// The session that a tab is of, and what holds it: the epoch that its page was given last.
    pub(crate) fn tab(&self, id: Id) -> Option<(Id, String)> {
        let (session, holder) = self.read(&tab_path(id))?;
        Some((Id::parse(&session)?, holder))
    }

    pub(crate) fn hold_tab(&self, id: Id, session: Id, holder: &str) {
        self.write(&tab_path(id), Some(format!("{session} {holder}")));
    }

    /// Forgets a tab, unless something else holds it now; says whether its state may go too.
    pub(crate) fn let_go_of_tab(&self, id: Id, holder: &str) -> bool {
        let ours = self.tab(id).is_none_or(|(_, known)| known == holder);
        if ours {
            self.write(&tab_path(id), None);
        }
        ours
    }
}

fn cookie_path(token: Id) -> String {
    format!("cookie-{token}")
}

fn tab_path(id: Id) -> String {
    format!("tab-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hyper::state::MemoryState;

    #[test]
    fn a_cookie_stands_for_its_session_until_it_has_ended() {
        let state = MemoryState::default();
        let (register, token, session) = (Register(&state), Id::random(), Id::random());
        assert_eq!(register.cookie(token), Cookie::Unknown);
        register.give_cookie(token, session);
        assert!(
            matches!(register.cookie(token), Cookie::Of { session: known, used } if known == session && used > 0)
        );
        register.end_cookie(token);
        assert_eq!(register.cookie(token), Cookie::Ended);
        register.forget_cookie(token);
        assert_eq!(register.cookie(token), Cookie::Unknown);
    }

    #[test]
    fn a_tab_is_let_go_of_by_what_holds_it() {
        let state = MemoryState::default();
        let (register, tab, session) = (Register(&state), Id::random(), Id::random());
        register.hold_tab(tab, session, "one");
        register.hold_tab(tab, session, "two");
        assert!(!register.let_go_of_tab(tab, "one"));
        assert_eq!(register.tab(tab), Some((session, "two".to_owned())));
        assert!(register.let_go_of_tab(tab, "two"));
        assert_eq!(register.tab(tab), None);
    }
}
