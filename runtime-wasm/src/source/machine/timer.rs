//! Time: when to try again, and when silence means that a connection is dead.

use super::{Machine, Moment, Output, Reason};

/// Silence after which a connection counts as dead once a comment (a heartbeat) was seen on it, in milliseconds.
pub const HEARTBEAT_TIMEOUT: f64 = 45_000.0;

/// The longest time one timer can run: a browser's timers count in 32 bits, and fire at once beyond.
const LONGEST_TIMER: f64 = 2_147_483_647.0;

/// A timer this much later than it was set for, in milliseconds, means that the machine slept.
const SLEPT: f64 = 1_000.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Timer {
    Retry,
    Silence,
    /// The connection was silent for too long; one turn of reading may still find that it was not.
    LastTurn,
}

impl Machine {
    /// The timer fired.
    pub fn timer(&mut self, at: Moment) {
        let Some((timer, set_at, deadline)) = self.timer.take() else { return };
        let early = deadline - at.now;
        // Timers may fire early, and long ones are cut. A clock that was set back says nothing.
        if early > 1.0 && at.now >= set_at {
            self.timer = Some((timer, set_at, deadline));
            self.put(Output::SetTimer { after: early.min(LONGEST_TIMER) });
            return;
        }
        match timer {
            Timer::Retry => {
                if !self.offline {
                    self.connect();
                }
            }
            Timer::Silence | Timer::LastTurn => {
                let timeout = self.policy.timeout.unwrap_or(HEARTBEAT_TIMEOUT);
                // A clock that was set back does not say for how long it has been silent.
                self.last_byte = self.last_byte.min(at.now);
                let idle = at.now - self.last_byte;
                if idle < timeout {
                    self.set_timer(Timer::Silence, timeout - idle, at.now);
                } else if timer == Timer::LastTurn {
                    self.retry(Reason::Timeout, "the connection fell silent", 0.0, at);
                } else {
                    // After sleep, what has arrived meanwhile takes a moment to be handed on.
                    self.set_timer(Timer::LastTurn, if early < -SLEPT { SLEPT } else { 0.0 }, at.now);
                }
            }
        }
    }

    pub(super) fn set_timer(&mut self, timer: Timer, after: f64, now: f64) {
        self.timer = Some((timer, now, now + after));
        self.put(Output::SetTimer { after: after.min(LONGEST_TIMER) });
    }

    pub(super) fn clear_timer(&mut self) {
        if self.timer.take().is_some() {
            self.put(Output::ClearTimer);
        }
    }
}
