//! Comments at a steady pace, so that both ends notice a connection that died in silence.

use std::{
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

/// How often, unless told otherwise. Clients count a connection as dead after 45 s without a byte.
pub(super) const EVERY: Duration = Duration::from_secs(15);

/// An empty comment.
pub(super) const COMMENT: Bytes = Bytes::from_static(b":\n\n");

/// The timer of one connection. It beats on a busy stream too: that a comment was seen at all is what tells a
/// client that silence means something here.
#[derive(Debug)]
pub(super) struct Heartbeat {
    period: Option<Duration>,
    timer: Option<Interval>,
}

impl Heartbeat {
    /// Beats every `period`; a period of zero never does.
    pub(super) fn new(period: Duration) -> Self {
        Self { period: Some(period).filter(|period| !period.is_zero()), timer: None }
    }

    /// Ready when a beat is due. The first period starts with the first poll, inside the runtime.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let Some(period) = self.period else { return Poll::Pending };
        let timer = self.timer.get_or_insert_with(|| {
            let mut timer = interval_at(Instant::now() + period, period);
            timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
            timer
        });
        timer.poll_tick(cx).map(drop)
    }
}
