//! What waits to be sent to a page beside its markup.

use serde_json::{Map, Value as Json};

use super::boundary::Failure;
use super::id::Id;
use super::session::Session;
use super::state::place;

/// What waits to be sent to the page beside its markup.
#[derive(Default)]
pub(crate) struct Outbox {
    /// Signals to patch, merged.
    pub(crate) signals: Map<String, Json>,
    /// Signals that were sent, by the render they went with, until the page is known to have them.
    sent: Vec<(u64, Map<String, Json>)>,
    /// What signals were set to last.
    pub(crate) known: Json,
    /// The address that the bar is to show.
    pub(crate) address: Option<String>,
    /// A page to leave for.
    pub(crate) leave: Option<String>,
    /// The failure that is shown beside the page.
    failure: Option<Failure>,
    failure_changed: bool,
    /// Counts what must be noticed even where it repeats itself.
    count: u64,
    /// A ticket with which the page may fetch its session's new cookie, and the cookie it is for.
    ticket: Option<(Id, Id)>,
}

/// Sent signals kept apart for this many renders; older ones are merged.
const SENT: usize = 16;

impl Outbox {
    /// Shows a failure, or takes it back.
    pub(crate) fn set_failure(&mut self, failure: Option<Failure>) {
        self.failure_changed = self.failure.is_some() || failure.is_some();
        self.failure = failure;
    }

    pub(crate) fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Whether the page is to be told of the failure, or of its end: after a change, and `anew` where one is shown.
    pub(crate) fn failure_is_news(&mut self, anew: bool) -> bool {
        std::mem::take(&mut self.failure_changed) || anew
    }

    /// Puts what the page is to do among the signals. Where that is sent again the page knows it by its count.
    pub(crate) fn tell_page(&mut self, session: &Session) {
        for (name, what) in [("address", self.address.take()), ("leave", self.leave.take())] {
            if let Some(what) = what {
                self.count += 1;
                self.signal(&["_hyper", name], Json::from(format!("{} {what}", self.count)));
            }
        }
        if let Some(ticket) = self.new_ticket(session) {
            self.signal(&["_hyper", "ticket"], Json::from(ticket.to_string()));
        }
    }

    fn signal(&mut self, path: &[&str], value: Json) {
        let mut patch = Json::Object(std::mem::take(&mut self.signals));
        place(&mut patch, path.iter().copied(), Some(value));
        if let Json::Object(patch) = patch {
            self.signals = patch;
        }
    }

    /// A ticket for the session's new cookie, where the session got one that no response has told the browser of.
    fn new_ticket(&mut self, session: &Session) -> Option<Id> {
        let token = session.token();
        if token == session.given() || self.ticket.is_some_and(|(for_token, _)| for_token == token) {
            return None;
        }
        let ticket = Id::random();
        self.ticket = Some((token, ticket));
        Some(ticket)
    }

    /// Whether `ticket` is the one the page was given; it counts once.
    pub(crate) fn redeem(&mut self, ticket: Id) -> bool {
        let right = self.ticket.is_some_and(|(_, given)| given == ticket);
        if right {
            self.ticket = None;
        }
        right
    }

    /// Adds a patch of one signal.
    pub(crate) fn patch_signal(&mut self, path: &str, value: Json) {
        place(&mut self.known, path.split('.'), Some(value.clone()));
        self.signal(&path.split('.').collect::<Vec<_>>(), value);
    }

    /// Takes over what the page's signals were; what was set here since counts more.
    pub(crate) fn learn(&mut self, mut signals: Map<String, Json>) {
        if let Json::Object(known) = std::mem::take(&mut self.known) {
            merge(&mut signals, known);
        }
        self.known = Json::Object(signals);
    }

    /// Takes the signals that wait, and remembers that they went with `render`.
    pub(crate) fn take_signals(&mut self, render: u64) -> Map<String, Json> {
        let signals = std::mem::take(&mut self.signals);
        if !signals.is_empty() {
            self.sent.push((render, signals.clone()));
            if self.sent.len() > SENT {
                let (_, oldest) = self.sent.remove(0);
                if let Some((_, next)) = self.sent.first_mut() {
                    let newer = std::mem::replace(next, oldest);
                    merge(next, newer);
                }
            }
        }
        signals
    }

    /// The page has all up to `render`.
    pub(crate) fn acknowledge(&mut self, render: u64) {
        self.sent.retain(|(sent, _)| *sent > render);
    }

    /// The connection was lost: what the page is not known to have is to be sent again.
    pub(crate) fn resend(&mut self) {
        let newest = std::mem::take(&mut self.signals);
        let mut all = Map::new();
        for (_, signals) in std::mem::take(&mut self.sent) {
            merge(&mut all, signals);
        }
        merge(&mut all, newest);
        self.signals = all;
    }
}

fn merge(older: &mut Map<String, Json>, newer: Map<String, Json>) {
    for (name, value) in newer {
        match (older.get_mut(&name), value) {
            (Some(Json::Object(old)), Json::Object(new)) => merge(old, new),
            (_, value) => {
                older.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn map(json: Json) -> Map<String, Json> {
        json.as_object().unwrap().clone()
    }

    #[test]
    fn signals_are_sent_again_until_the_page_has_them() {
        let mut outbox = Outbox { signals: map(json!({"a": 1, "b": {"c": 1}})), ..Outbox::default() };
        outbox.take_signals(1);
        outbox.signals = map(json!({"b": {"d": 2}}));
        outbox.take_signals(2);
        outbox.acknowledge(1);
        outbox.signals = map(json!({"e": 3}));
        outbox.resend();
        assert_eq!(outbox.signals, map(json!({"b": {"d": 2}, "e": 3})));
    }

    #[test]
    fn what_was_set_here_is_newer_than_what_the_page_tells_late() {
        let mut outbox = Outbox::default();
        outbox.patch_signal("user.name", json!("Ada"));
        outbox.learn(map(json!({"user": {"name": "Old", "age": 36}, "n": 3})));
        assert_eq!(outbox.known, json!({"user": {"name": "Ada", "age": 36}, "n": 3}));
    }

    #[test]
    fn what_is_kept_of_sent_signals_is_bounded() {
        let mut outbox = Outbox::default();
        for n in 0..100 {
            outbox.signals = map(json!({"n": n, "m": {format!("k{}", n % 3): n}}));
            outbox.take_signals(n);
        }
        assert!(outbox.sent.len() <= SENT);
        outbox.resend();
        assert_eq!(outbox.signals, map(json!({"n": 99, "m": {"k0": 99, "k1": 97, "k2": 98}})));
    }
}
