//! Sessions: who the person is, as far as a cookie tells.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, header};

use super::id::Id;
use super::register::{self, Cookie, Register};
use super::state::{Scope, State};
use super::tab::Tab;

/// A session. Its state is kept under `key`, which never leaves the server; `token` is the cookie's value.
pub(crate) struct Session {
    pub(crate) key: Id,
    token: Mutex<Id>,
    /// The token that the browser is known to have been given.
    given: Mutex<Id>,
    stored: AtomicBool,
    used: Mutex<Instant>,
    noted: Mutex<Instant>,
    tabs: Mutex<HashSet<Id>>,
}

impl Session {
    fn new(token: Id, key: Id) -> Arc<Self> {
        Arc::new(Self {
            key,
            token: Mutex::new(token),
            given: Mutex::new(token),
            stored: AtomicBool::new(false),
            used: Mutex::new(Instant::now()),
            noted: Mutex::new(Instant::now()),
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

    /// Notes for other processes that it is used, unless that was done lately.
    fn note_use(&self, register: &Register<'_>) {
        let mut noted = lock(&self.noted);
        if self.stored() && noted.elapsed() >= NOTED_EVERY {
            *noted = Instant::now();
            register.give_cookie(self.token(), self.key);
        }
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
    /// The tokens of the sessions by their keys.
    tokens: HashMap<Id, Id>,
    stored: usize,
    most: usize,
    /// Tokens that were replaced here, newest last: they are no one's for as long as a session may be idle.
    ended: VecDeque<(Instant, Id)>,
}

struct Entry {
    session: Weak<Session>,
    stored: Option<Arc<Session>>,
}

impl All {
    /// The session of a cookie, as it is here or as another process has noted it.
    fn find(&mut self, token: Id, register: &Register<'_>) -> Option<Arc<Session>> {
        let noted = register.cookie(token);
        let here = self.by_token.get(&token).and_then(|entry| entry.session.upgrade());
        let session = match (here, noted) {
            (Some(session), Cookie::Of { session: key, .. }) if key == session.key => session,
            (Some(session), Cookie::Unknown) if !session.stored() => session,
            (_, Cookie::Of { session: key, .. }) => self.adopt(token, key),
            // Where another process has given it another cookie, that one finds it.
            (_, Cookie::Ended | Cookie::Unknown) => return None,
        };
        session.touch();
        session.note_use(register);
        Some(session)
    }

    /// Takes over what another process has noted: a session of its own, or another cookie of one that is here too.
    fn adopt(&mut self, token: Id, key: Id) -> Arc<Session> {
        let entry = self.tokens.get(&key).and_then(|old| self.by_token.remove(old));
        if let Some(session) = entry.as_ref().and_then(|entry| entry.session.upgrade()) {
            *lock(&session.token) = token;
            // The process that gave the session this cookie has told the browser.
            session.give(token);
            let stored = entry.and_then(|entry| entry.stored);
            self.insert(token, Entry { session: Arc::downgrade(&session), stored });
            return session;
        }
        let session = Session::new(token, key);
        session.stored.store(true, Ordering::Relaxed);
        self.stored += 1;
        self.insert(token, Entry { session: Arc::downgrade(&session), stored: Some(session.clone()) });
        session
    }

    fn insert(&mut self, token: Id, entry: Entry) {
        if let Some(replaced) = self.by_token.get(&token).and_then(|entry| entry.session.upgrade()) {
            self.remove(token, replaced.key);
        }
        if let Some(session) = entry.session.upgrade() {
            self.tokens.insert(session.key, token);
        }
        self.by_token.insert(token, entry);
    }

    fn remove(&mut self, token: Id, key: Id) -> Option<Entry> {
        self.tokens.remove(&key);
        let entry = self.by_token.remove(&token)?;
        self.stored -= usize::from(entry.stored.is_some());
        Some(entry)
    }

    /// Forgets those that were idle longest and have no tabs, and gives their keys. All have to be looked at for that, so
    /// that it makes room for more than one.
    fn forget_idlest(&mut self, register: &Register<'_>) -> Vec<Id> {
        let stored = self.by_token.iter().filter_map(|(token, entry)| Some((token, entry.stored.as_ref()?)));
        let without_tabs = stored.filter(|(_, session)| session.tabs().is_empty());
        let idle = without_tabs.map(|(token, session)| (*lock(&session.used), *token, session.key)).collect();
        let idlest = least(idle, at_a_time(self.most));
        for (_, token, key) in &idlest {
            self.remove(*token, *key);
            register.forget_cookie(*token);
        }
        idlest.into_iter().map(|(_, _, key)| key).collect()
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

/// That a session is used is noted for other processes at most once in this time.
const NOTED_EVERY: Duration = Duration::from_secs(60);

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
    pub(crate) fn find(&self, token: Id, state: &dyn State) -> Option<Arc<Session>> {
        lock(&self.all).find(token, &Register(state))
    }

    /// The session of a cookie, or a new one. A cookie of a session that is not known (any more) keeps its value, so
    /// that the tabs of a browser find each other again after a restart; that of one that has ended does not.
    pub(crate) fn find_or_new(&self, token: Option<Id>, state: &dyn State) -> Arc<Session> {
        let register = Register(state);
        let mut all = lock(&self.all);
        if let Some(session) = token.and_then(|token| all.find(token, &register)) {
            return session;
        }
        let token = token.filter(|token| register.cookie(*token) == Cookie::Unknown);
        let token = token.unwrap_or_else(Id::random);
        let session = Session::new(token, Id::random());
        all.insert(token, Entry { session: Arc::downgrade(&session), stored: None });
        session
    }

    /// Keeps a session beyond its tabs. Where there are as many as may be, those that were idle longest and have no
    /// tabs are forgotten, a few at a time, and their keys given.
    ///
    /// # Errors
    /// Where all of them have tabs.
    pub(crate) fn store(&self, session: &Arc<Session>, state: &dyn State) -> Result<Vec<Id>, TooMany> {
        if session.stored() {
            return Ok(Vec::new());
        }
        let register = Register(state);
        let mut all = lock(&self.all);
        let forgotten = if all.stored < all.most { Vec::new() } else { all.forget_idlest(&register) };
        if all.stored >= all.most {
            return Err(TooMany);
        }
        if let Some(entry) = all.by_token.get_mut(&session.token())
            && entry.stored.is_none()
        {
            entry.stored = Some(session.clone());
            all.stored += 1;
            session.stored.store(true, Ordering::Relaxed);
            register.give_cookie(session.token(), session.key);
        }
        Ok(forgotten)
    }

    /// Gives the session another token; the old one is no one's from now on.
    fn rotate(&self, session: &Arc<Session>, state: &dyn State) {
        let register = Register(state);
        let mut all = lock(&self.all);
        let new = Id::random();
        let old = std::mem::replace(&mut *lock(&session.token), new);
        if let Some(entry) = all.by_token.remove(&old) {
            all.insert(new, entry);
        }
        if session.stored() {
            register.give_cookie(new, session.key);
        }
        register.end_cookie(old);
        all.ended.push_back((Instant::now(), old));
        if all.ended.len() > ENDED
            && let Some((_, oldest)) = all.ended.pop_front()
        {
            register.forget_cookie(oldest);
        }
    }

    /// Forgets sessions that were not used for `idle` and have no tabs, and gives their keys.
    pub(crate) fn expire(&self, idle: Duration, state: &dyn State) -> Vec<Id> {
        let (now, register) = (Instant::now(), Register(state));
        let mut all = lock(&self.all);
        let mut gone = Vec::new();
        all.by_token.retain(|token, entry| {
            let Some(session) = entry.session.upgrade() else { return false };
            if !session.tabs().is_empty() {
                session.note_use(&register);
                return true;
            }
            let expired = now.duration_since(*lock(&session.used)) >= idle;
            // Another process may have seen it since.
            let used_elsewhere = || match register.cookie(*token) {
                Cookie::Of { used, .. } => register::now().saturating_sub(used) < idle.as_secs(),
                Cookie::Ended | Cookie::Unknown => false,
            };
            if expired && entry.stored.is_some() && !used_elsewhere() {
                register.forget_cookie(*token);
                gone.push(session.key);
            }
            !expired
        });
        let All { by_token, tokens, stored, ended, .. } = &mut *all;
        tokens.retain(|_, token| by_token.contains_key(token));
        *stored = by_token.values().filter(|entry| entry.stored.is_some()).count();
        while let Some((at, token)) = ended.front().copied()
            && now.duration_since(at) >= idle
        {
            ended.pop_front();
            register.forget_cookie(token);
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
        let shared = &self.tab.shared;
        shared.sessions.rotate(&self.tab.session, &**shared.state());
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
    use crate::hyper::state::MemoryState;

    fn sessions(most: usize) -> (Sessions, MemoryState) {
        let sessions = Sessions::default();
        sessions.set_most(most);
        (sessions, MemoryState::default())
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
        let (sessions, state) = sessions(10);
        let token = Id::random();
        let one = sessions.find_or_new(Some(token), &state);
        assert!(Arc::ptr_eq(&one, &sessions.find_or_new(Some(token), &state)));
        assert_eq!(one.token(), token);
        drop(one);
        assert!(sessions.find(token, &state).is_none(), "what was not stored goes with its tabs");
        let one = sessions.find_or_new(Some(token), &state);
        sessions.store(&one, &state).unwrap();
        drop(one);
        assert!(sessions.find(token, &state).is_some());
    }

    #[test]
    fn a_replaced_token_is_no_ones() {
        let (sessions, state) = sessions(10);
        let session = sessions.find_or_new(None, &state);
        sessions.store(&session, &state).unwrap();
        let old = session.token();
        sessions.rotate(&session, &state);
        assert_ne!(session.token(), old);
        assert!(Arc::ptr_eq(&sessions.find(session.token(), &state).unwrap(), &session));
        assert!(sessions.find(old, &state).is_none());
        let stranger = sessions.find_or_new(Some(old), &state);
        assert!(stranger.token() != old && !Arc::ptr_eq(&stranger, &session));
    }

    #[test]
    fn room_is_made_of_idle_sessions_and_of_no_others() {
        let (sessions, state) = sessions(2);
        let all: Vec<_> = (0..4).map(|_| sessions.find_or_new(None, &state)).collect();
        assert_eq!(sessions.store(&all[0], &state).unwrap(), []);
        assert_eq!(sessions.store(&all[1], &state).unwrap(), []);
        all[0].tabs().insert(Id::random());
        assert_eq!(sessions.store(&all[2], &state).unwrap(), [all[1].key]);
        all[2].tabs().insert(Id::random());
        assert!(sessions.store(&all[3], &state).is_err());
        assert!(!all[3].stored());
    }

    #[test]
    fn where_there_are_many_room_is_made_for_several_and_the_idlest_go() {
        let (sessions, state) = sessions(640);
        let all: Vec<_> = (0..641).map(|_| sessions.find_or_new(None, &state)).collect();
        for (age, session) in all.iter().take(640).rev().enumerate() {
            sessions.store(session, &state).unwrap();
            *lock(&session.used) = Instant::now() + Duration::from_secs(age as u64);
        }
        let mut gone = sessions.store(&all[640], &state).unwrap();
        let mut idlest: Vec<Id> = all[630..640].iter().map(|session| session.key).collect();
        gone.sort();
        idlest.sort();
        assert_eq!(gone, idlest);
    }

    #[test]
    fn an_idle_session_expires_unless_it_has_tabs() {
        let (sessions, state) = sessions(10);
        let (idle, open) = (sessions.find_or_new(None, &state), sessions.find_or_new(None, &state));
        sessions.store(&idle, &state).unwrap();
        sessions.store(&open, &state).unwrap();
        open.tabs().insert(Id::random());
        assert_eq!(sessions.expire(Duration::ZERO, &state), [idle.key]);
        assert!(
            sessions.find(idle.token(), &state).is_none() && sessions.find(open.token(), &state).is_some()
        );
    }
}
