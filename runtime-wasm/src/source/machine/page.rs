//! What happens to the page and the network around it.

use super::timer::Timer;
use super::{Machine, Moment, State};

impl Machine {
    /// The network went away: the wait for the next attempt goes on until it is back.
    pub fn went_offline(&mut self) {
        self.offline = true;
        if self.state == State::Waiting {
            self.clear_timer();
        }
    }

    /// The network is back.
    pub fn went_online(&mut self, at: Moment) {
        self.offline = false;
        if self.state == State::Waiting {
            self.connect_soon(at);
        }
    }

    /// The page is being frozen, or put into the back/forward cache.
    pub fn frozen(&mut self) {
        if self.state != State::Closed && !self.policy.native {
            self.disconnect();
            self.state = State::Suspended;
        }
    }

    /// The page runs again after [`Machine::frozen`].
    pub fn resumed(&mut self, at: Moment) {
        if self.state == State::Suspended {
            self.connect_soon(at);
        }
    }

    /// Connects at once, or as soon as a `Retry-After` allows.
    fn connect_soon(&mut self, at: Moment) {
        let (said_at, longest) = self.retry_after;
        // A clock that was set back makes no wait longer.
        let wait = longest.min(said_at + longest - at.now);
        if wait > 0.0 {
            self.state = State::Waiting;
            self.set_timer(Timer::Retry, wait, at.now);
        } else {
            self.clear_timer();
            self.connect();
        }
    }
}
