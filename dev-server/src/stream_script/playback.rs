//! Playing a script, without a clock or a socket: what to send, and what to do between sending.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::directive::{Answer, Span};
use super::text::Text;
use super::{Kind, Op, Script, all_passes};

/// What a script cannot know by itself.
pub trait World {
    /// The time.
    fn now(&self) -> SystemTime;
    /// A number from `low` to `high`, both included.
    fn pick(&mut self, low: i64, high: i64) -> i64;
}

/// Why [`Playback::advance`] came back. What it wrote is to be sent before acting on this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Enough bytes are written; go on when they are sent.
    Sent,
    /// Go on after so long.
    Wait(Duration),
    /// Send nothing more, and keep the connection.
    Stall,
    /// The next connection is to be answered like this; go on at once.
    Status(Answer),
    /// Cut the connection.
    Drop,
    /// End the response; the script is at its end, or says so.
    End,
}

/// One reader's place in a script.
#[derive(Debug, Clone)]
pub struct Playback {
    script: Arc<Script>,
    at: usize,
    /// The passes begun of each loop that is open.
    passes: Vec<u64>,
    /// The number of the last event begun.
    number: u64,
    pace: Option<Span>,
    /// Whether this connection has had an event, so that the next one has to keep its distance.
    begun: bool,
    /// Whether the pause before the event at `at` is over.
    paced: bool,
}

/// How many bytes are written before they are handed out.
const CHUNK: usize = 16 * 1024;

impl Playback {
    /// A play from the top.
    pub fn from_top(script: Arc<Script>) -> Playback {
        Playback { script, at: 0, passes: Vec::new(), number: 0, pace: None, begun: false, paced: false }
    }

    /// A play that goes on behind the event with this id, or from the top where the script knows no such id.
    /// `None` where nothing is left to play.
    pub fn after(script: Arc<Script>, last_event_id: &str) -> Option<Playback> {
        match number_of(&script, last_event_id) {
            Some(number) => Playback::behind(script, number),
            None => Some(Playback::from_top(script)),
        }
    }

    /// A play of what stands behind the first `number` events. What stands between two events counts as played.
    fn behind(script: Arc<Script>, number: u64) -> Option<Playback> {
        let mut play = Playback::from_top(script.clone());
        play.number = number;
        let mut left = number;
        while let Some(op) = script.ops.get(play.at) {
            match op {
                Op::Block { len, kind, .. } => {
                    if kind.is_event() {
                        if left == 0 {
                            return Some(play);
                        }
                        left -= 1;
                    }
                    play.pass_over(*len);
                }
                Op::Loop { len, passes, events } => {
                    let all = all_passes(*passes, *events);
                    let endless = passes.is_none();
                    if left < all {
                        play.passes.push(1 + left / events);
                        left %= events;
                    } else if endless {
                        // Only comments from here on, for ever.
                        return Some(play);
                    } else {
                        left -= all;
                        play.pass_over(len + 1);
                    }
                }
                Op::Again { back } => {
                    if let Some(Op::Loop { passes, .. }) = script.ops.get(play.at - back) {
                        play.again(*back, *passes);
                        continue;
                    }
                }
                Op::Every(span) => play.set_pace(*span),
                _ => {}
            }
            play.at += 1;
        }
        None
    }

    /// Leaves the next `count` ops behind, keeping what they set.
    fn pass_over(&mut self, count: usize) {
        let script = self.script.clone();
        for op in &script.ops[self.at + 1..][..count] {
            if let Op::Every(span) = op {
                self.set_pace(*span);
            }
        }
        self.at += count;
    }

    fn set_pace(&mut self, span: Span) {
        self.pace = (!span.high.is_zero()).then_some(span);
    }

    /// At the end of a loop: goes back, or on.
    fn again(&mut self, back: usize, passes: Option<u64>) {
        let done = self.passes.last().copied().unwrap_or(1);
        if passes.is_none_or(|passes| done < passes) {
            if let Some(done) = self.passes.last_mut() {
                *done += 1;
            }
            self.at -= back - 1;
        } else {
            self.passes.pop();
            self.at += 1;
        }
    }

    /// Plays on, writing what is to be sent to `out`, until there is something else to do.
    pub fn advance(&mut self, world: &mut dyn World, out: &mut Vec<u8>) -> Stop {
        let script = self.script.clone();
        while let Some(op) = script.ops.get(self.at) {
            if out.len() >= CHUNK {
                return Stop::Sent;
            }
            match op {
                Op::Block { kind, line_end, .. } => {
                    // Half an event looks like the one that it could have become.
                    if *kind != Kind::Silent {
                        if let (Some(pace), true, false) = (self.pace, self.begun, self.paced) {
                            self.paced = true;
                            return Stop::Wait(pick(pace, world));
                        }
                        (self.begun, self.paced) = (true, false);
                        self.number = self.number.saturating_add(1);
                        if script.automatic_ids {
                            out.extend_from_slice(b"id: ");
                            out.extend_from_slice(self.number.to_string().as_bytes());
                            out.extend_from_slice(line_end);
                        }
                    }
                    self.at += 1;
                }
                Op::Loop { .. } => {
                    self.passes.push(1);
                    self.at += 1;
                }
                Op::Again { back } => {
                    let passes = match script.ops.get(self.at - back) {
                        Some(Op::Loop { passes, .. }) => *passes,
                        _ => Some(1),
                    };
                    self.again(*back, passes);
                }
                Op::Send(text) => {
                    text.write(self.number, world, out);
                    self.at += 1;
                }
                Op::Every(span) => {
                    self.set_pace(*span);
                    self.at += 1;
                }
                Op::Wait(span) => {
                    self.at += 1;
                    return Stop::Wait(pick(*span, world));
                }
                Op::Stall(duration) => {
                    self.at += 1;
                    return duration.map_or(Stop::Stall, Stop::Wait);
                }
                Op::Status(answer) => {
                    self.at += 1;
                    return Stop::Status(answer.clone());
                }
                Op::Drop => return Stop::Drop,
                Op::End => return Stop::End,
            }
        }
        Stop::End
    }
}

fn pick(span: Span, world: &mut dyn World) -> Duration {
    if span.low == span.high {
        return span.low;
    }
    let millis = |duration: Duration| duration.as_millis() as i64;
    Duration::from_millis(world.pick(millis(span.low), millis(span.high)).unsigned_abs())
}

/// How many events a reader has had whose last event id this is.
fn number_of(script: &Arc<Script>, id: &str) -> Option<u64> {
    if script.automatic_ids {
        let number = Text::number().number_in(id.as_bytes())??;
        return (number <= script.events()).then_some(number);
    }
    // The events of the first pass, and of all passes once a loop is behind.
    let mut number = 0u64;
    let mut loops = Vec::new();
    let mut events = EventPlaces { script, last: None };
    for (at, op) in script.ops.iter().enumerate() {
        match op {
            Op::Loop { .. } => loops.push(number),
            Op::Again { back } => {
                let before = loops.pop().unwrap_or_default();
                if let Some(Op::Loop { passes, events, .. }) = script.ops.get(at - back) {
                    number = before.saturating_add(all_passes(*passes, *events));
                }
            }
            // Half an event gives nobody an id.
            Op::Block { kind: Kind::Half, .. } => {}
            Op::Block { kind, id: given, .. } => {
                let event = kind.is_event();
                number = number.saturating_add(u64::from(event));
                match given.as_ref().and_then(|given| given.number_in(id.as_bytes())) {
                    Some(None) => return Some(number),
                    // A block that is no event has the number of the event before it.
                    Some(Some(found)) if !event && found <= script.events() => return Some(found),
                    Some(Some(found)) if event && events.place(found) == Some(at) => return Some(found),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    None
}

/// Where events are in a script. Every block may have `id: {{n}}`, so that the same number is asked for again and again.
struct EventPlaces<'a> {
    script: &'a Arc<Script>,
    last: Option<(u64, Option<usize>)>,
}

impl EventPlaces<'_> {
    /// The op of the block that is event `number`.
    fn place(&mut self, number: u64) -> Option<usize> {
        match self.last {
            Some((last, place)) if last == number => place,
            _ => {
                let before = number.checked_sub(1).filter(|_| number <= self.script.events());
                let play = before.and_then(|before| Playback::behind(self.script.clone(), before));
                let place = play.map(|play| play.at);
                self.last = Some((number, place));
                place
            }
        }
    }
}

#[cfg(test)]
mod tests;
