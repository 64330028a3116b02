//! Sessions: who the person is, as far as a cookie tells.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, header};

use super::id::Id;
use super::state::Scope;
use super::tab::Tab;

/// A session. Its state is kept under `key`, which never leaves the server; `token` is the cookie's value.
pub(crate) struct Session {
    pub(crate) key: Id,
    token: Mutex<Id>,
    /// The token that the browser is known to have been given.
    given: Mutex<Id>,
    stored: AtomicBool,
    used: Mutex<Instant>,
    tabs: Mutex<HashSet<Id>>,
}

impl Session {
    fn new(token: Id) -> Arc<Self> {
        Arc::new(Self {
            key: Id::random(),
            token: Mutex::new(token),
            given: Mutex::new(token),
            stored: AtomicBool::new(false),
            used: Mutex::new(Instant::now()),
            tabs: Mutex::default(),
        })
    }

    pub(crate) fn token(&self) -> Id {
        *lock(&self.token)
    }

    pub(crate) fn given(&self) -> Id {
        *lock(&self.given)
    }

    pub(crate) fn give(&self, token: Id) {
        *lock(&self.given) = token;
    }

    pub(crate) fn tabs(&self) -> MutexGuard<'_, HashSet<Id>> {
        lock(&self.tabs)
    }

    /// Whether it outlives its tabs.
    pub(crate) fn stored(&self) -> bool {
        self.stored.load(Ordering::Relaxed)
    }

    fn touch(&self) {
        *lock(&self.used) = Instant::now();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All sessions by their tokens. One that nothing was written to is not stored: it lives as long as its tabs.
#[derive(Default)]
pub(crate) struct Sessions {
    all: Mutex<All>,
}

#[derive(Default)]
struct All {
    by_token: HashMap<Id, Entry>,
    stored: usize,
    most: usize,
    /// Tokens that were replaced, newest last: they are no one's ever after.
    ended: HashSet<Id>,
    ended_order: VecDeque<(Instant, Id)>,
}

struct Entry {
    session: Weak<Session>,
    stored: Option<Arc<Session>>,
}

impl All {
    /// Forgets those that were idle longest and have no tabs, and gives their keys. All have to be looked at for that, so
    /// that it makes room for more than one.
    fn forget_idlest(&mut self) -> Vec<Id> {
        let stored = self.by_token.iter().filter_map(|(token, entry)| Some((token, entry.stored.as_ref()?)));
        let without_tabs = stored.filter(|(_, session)| session.tabs().is_empty());
        let idle = without_tabs.map(|(token, session)| (*lock(&session.used), *token)).collect();
        let idlest = least(idle, at_a_time(self.most));
        let forgotten = idlest.into_iter().filter_map(|(_, token)| self.by_token.remove(&token)?.stored);
        let keys: Vec<Id> = forgotten.map(|session| session.key).collect();
        self.stored -= keys.len();
        keys
    }
}

/// How many are forgotten at a time where there are `most`: a search through all of them is then rare enough.
pub(crate) fn at_a_time(most: usize) -> usize {
    (most / 64).max(1)
}

/// The `count` least of all, or all where there are fewer.
pub(crate) fn least<T: Ord>(mut all: Vec<T>, count: usize) -> Vec<T> {
    if count < all.len() {
        all.select_nth_unstable(count);
        all.truncate(count);
    }
    all
}

/// The most replaced tokens remembered.
const ENDED: usize = 100_000;

/// There are as many sessions, or tabs, as may be.
#[derive(Debug)]
pub(crate) struct TooMany;

impl Sessions {
    /// Sets how many sessions may be stored.
    pub(crate) fn set_most(&self, most: usize) {
        lock(&self.all).most = most;
    }

    /// The session of a cookie.
    pub(crate) fn find(&self, token: Id) -> Option<Arc<Session>> {
        let session = lock(&self.all).by_token.get(&token)?.session.upgrade()?;
        session.touch();
        Some(session)
    }

    /// The session of a cookie, or a new one. A cookie of a session that is not known (any more) keeps its value, so
    /// that the tabs of a browser find each other again after a restart; that of one that has ended does not.
    pub(crate) fn find_or_new(&self, token: Option<Id>) -> Arc<Session> {
        let mut all = lock(&self.all);
        let token = token.filter(|token| !all.ended.contains(token)).unwrap_or_else(Id::random);
        if let Some(session) = all.by_token.get(&token).and_then(|entry| entry.session.upgrade()) {
            session.touch();
            return session;
        }
        let session = Session::new(token);
        all.by_token.insert(token, Entry { session: Arc::downgrade(&session), stored: None });
        session
    }

    /// Keeps a session beyond its tabs. Where there are as many as may be, those that were idle longest and have no
    /// tabs are forgotten, a few at a time, and their keys given.
    ///
    /// # Errors
    /// Where all of them have tabs.
    pub(crate) fn store(&self, session: &Arc<Session>) -> Result<Vec<Id>, TooMany> {
        if session.stored() {
            return Ok(Vec::new());
        }
        let mut all = lock(&self.all);
        let forgotten = if all.stored < all.most { Vec::new() } else { all.forget_idlest() };
        if all.stored >= all.most {
            return Err(TooMany);
        }
        if let Some(entry) = all.by_token.get_mut(&session.token())
            && entry.stored.is_none()
        {
            entry.stored = Some(session.clone());
            all.stored += 1;
            session.stored.store(true, Ordering::Relaxed);
        }
        Ok(forgotten)
    }

    /// Gives the session another token; the old one is no one's from now on.
    fn rotate(&self, session: &Arc<Session>) {
        let mut all = lock(&self.all);
        let mut token = lock(&session.token);
        let old = std::mem::replace(&mut *token, Id::random());
        if let Some(entry) = all.by_token.remove(&old) {
            all.by_token.insert(*token, entry);
        }
        all.ended.insert(old);
        all.ended_order.push_back((Instant::now(), old));
        if all.ended_order.len() > ENDED
            && let Some((_, oldest)) = all.ended_order.pop_front()
        {
            all.ended.remove(&oldest);
        }
    }

    /// Forgets sessions that were not used for `idle` and have no tabs, and gives their keys.
    pub(crate) fn expire(&self, idle: Duration) -> Vec<Id> {
        let now = Instant::now();
        let mut all = lock(&self.all);
        let mut gone = Vec::new();
        all.by_token.retain(|_, entry| {
            let Some(session) = entry.session.upgrade() else { return false };
            let expired = session.tabs().is_empty() && now.duration_since(*lock(&session.used)) >= idle;
            if expired && entry.stored.is_some() {
                gone.push(session.key);
            }
            !expired
        });
        all.stored = all.by_token.values().filter(|entry| entry.stored.is_some()).count();
        while all.ended_order.front().is_some_and(|(at, _)| now.duration_since(*at) >= idle) {
            if let Some((_, token)) = all.ended_order.pop_front() {
                all.ended.remove(&token);
            }
        }
        gone
    }
}

/// A person's session, as a page or an action has it.
pub struct SessionHandle {
    tab: Arc<Tab>,
}

impl fmt::Debug for SessionHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SessionHandle").field(&self.tab.session.key).finish()
    }
}

impl SessionHandle {
    pub(crate) fn new(tab: Arc<Tab>) -> Self {
        Self { tab }
    }

    /// Gives the session another cookie; to be called when a person logs in, so that a cookie planted before is worth
    /// nothing. State and tabs stay.
    pub fn rotate(&self) {
        // Where there are too many sessions, this one lives as long as its tabs.
        let _ = self.tab.shared.keep_session(&self.tab.session);
        self.tab.shared.sessions.rotate(&self.tab.session);
        self.tab.wake.notify_one();
    }

    /// Forgets all the session knew, and gives it another cookie; to be called when a person logs out. Its tabs render
    /// anew, as a stranger's.
    pub fn end(&self) {
        self.tab.shared.state().forget(Scope::Session(self.tab.session.key));
        self.rotate();
    }
}

/// How the cookie is called. The prefix makes browsers refuse one that another host or an unencrypted page has set.
fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-hyper-session" } else { "hyper-session" }
}

/// The `Set-Cookie` value that gives a browser its session.
pub(crate) fn cookie(token: Id, secure: bool) -> String {
    let name = cookie_name(secure);
    let flag = if secure { "; Secure" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{flag}")
}

/// The session's token in a request's cookies.
pub(crate) fn token(headers: &HeaderMap, secure: bool) -> Option<Id> {
    let name = cookie_name(secure);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut ours = pairs.filter(|(known, _)| *known == name);
    ours.find_map(|(_, value)| Id::parse(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sessions(most: usize) -> Sessions {
        let sessions = Sessions::default();
        sessions.set_most(most);
        sessions
    }

    #[test]
    fn a_cookie_reads_back_among_others() {
        let id = Id::random();
        for secure in [false, true] {
            let pair = cookie(id, secure).split(';').next().unwrap().to_owned();
            let headers =
                HeaderMap::from_iter([(header::COOKIE, format!("a=b; {pair}; c=d").parse().unwrap())]);
            assert_eq!(token(&headers, secure), Some(id));
            assert_eq!(token(&headers, !secure), None);
        }
        assert!(cookie(id, true).ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
    }

    #[test]
    fn two_tabs_of_a_browser_meet_in_one_session() {
        let sessions = sessions(10);
        let token = Id::random();
        let one = sessions.find_or_new(Some(token));
        assert!(Arc::ptr_eq(&one, &sessions.find_or_new(Some(token))));
        assert_eq!(one.token(), token);
        drop(one);
        assert!(sessions.find(token).is_none(), "what was not stored goes with its tabs");
        let one = sessions.find_or_new(Some(token));
        sessions.store(&one).unwrap();
        drop(one);
        assert!(sessions.find(token).is_some());
    }

    #[test]
    fn a_replaced_token_is_no_ones() {
        let sessions = sessions(10);
        let session = sessions.find_or_new(None);
        sessions.store(&session).unwrap();
        let old = session.token();
        sessions.rotate(&session);
        assert_ne!(session.token(), old);
        assert!(Arc::ptr_eq(&sessions.find(session.token()).unwrap(), &session));
        assert!(sessions.find(old).is_none());
        let stranger = sessions.find_or_new(Some(old));
        assert!(stranger.token() != old && !Arc::ptr_eq(&stranger, &session));
    }

    #[test]
    fn room_is_made_of_idle_sessions_and_of_no_others() {
        let sessions = sessions(2);
        let all: Vec<_> = (0..4).map(|_| sessions.find_or_new(None)).collect();
        assert_eq!(sessions.store(&all[0]).unwrap(), []);
        assert_eq!(sessions.store(&all[1]).unwrap(), []);
        all[0].tabs().insert(Id::random());
        assert_eq!(sessions.store(&all[2]).unwrap(), [all[1].key]);
        all[2].tabs().insert(Id::random());
        assert!(sessions.store(&all[3]).is_err());
        assert!(!all[3].stored());
    }

    #[test]
    fn where_there_are_many_room_is_made_for_several_and_the_idlest_go() {
        let sessions = sessions(640);
        let all: Vec<_> = (0..641).map(|_| sessions.find_or_new(None)).collect();
        for (age, session) in all.iter().take(640).rev().enumerate() {
            sessions.store(session).unwrap();
            *lock(&session.used) = Instant::now() + Duration::from_secs(age as u64);
        }
        let mut gone = sessions.store(&all[640]).unwrap();
        let mut idlest: Vec<Id> = all[630..640].iter().map(|session| session.key).collect();
        gone.sort();
        idlest.sort();
        assert_eq!(gone, idlest);
    }

    #[test]
    fn an_idle_session_expires_unless_it_has_tabs() {
        let sessions = sessions(10);
        let (idle, open) = (sessions.find_or_new(None), sessions.find_or_new(None));
        sessions.store(&idle).unwrap();
        sessions.store(&open).unwrap();
        open.tabs().insert(Id::random());
        assert_eq!(sessions.expire(Duration::ZERO), [idle.key]);
        assert!(sessions.find(idle.token()).is_none() && sessions.find(open.token()).is_some());
    }
}
