//! Streams that move by themselves, while somebody looks.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior};

use super::Options;

/// How long a stream goes on after its last reader has gone: one that comes back finds that it has missed something.
const AFTER_LAST_READER: Duration = Duration::from_secs(60);

/// Calls `tick` every `period` until the program stops, while there are `readers` or have been a short time ago.
pub(super) fn run(
    options: &Options,
    period: Duration,
    readers: impl Fn() -> u64 + Send + 'static,
    mut tick: impl FnMut() + Send + 'static,
) {
    let options = options.clone();
    tokio::spawn(async move {
        let mut clock = tokio::time::interval(period);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut seen = Instant::now();
        loop {
            tokio::select! {
                now = clock.tick() => {
                    if readers() > 0 {
                        seen = now;
                    }
                    if now.duration_since(seen) < AFTER_LAST_READER {
                        tick();
                    }
                }
                () = options.stopped() => return,
            }
        }
    });
}

/// Says in the program's log that an event of the gallery was not sent.
pub(super) fn report<T, E: std::fmt::Display>(result: Result<T, E>) {
    if let Err(error) = result {
        tracing::warn!("an event of the gallery was not sent: {error}");
    }
}
