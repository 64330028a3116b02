//! Stream scripts: an event stream written down, to be played to every reader that asks for it.
//!
//! A file `NAME.sse` in a folder given to `hypertide serve` answers at `NAME`. It is `text/event-stream` text, sent
//! line by line as it stands, line ends included, so that a page can be built before its backend exists:
//!
//! ```text
//! : every 1s
//!
//! event: tick
//! data: {"n": {{n}}, "price": {{random 90.00 110.00}}}
//!
//! : loop
//! ```
//!
//! # Directives
//!
//! A comment line is a directive where one of these words follows the colon and one space; it is not sent. Any other
//! comment is sent. A word that is nearly one of these is an error, not a comment (`: raw` sends it all the same).
//!
//! | line | meaning |
//! | --- | --- |
//! | `: wait 500ms`, `: wait 1s to 3s` | a pause, of a length picked at random where two are given |
//! | `: every 1s`, `: every 1s to 3s` | from here on one event in each such time: a pause before every event but a connection's first; `: every 0s` ends it |
//! | `: stall`, `: stall 10s` | the connection stays open and silent: for good, or for so long |
//! | `: drop` | cuts the connection in the middle of the response, as a crash or a bad network does |
//! | `: end` | ends the response as a server does that has nothing more to say |
//! | `: status 503` | the answer to the next connection; then `retry-after 2` (seconds), `type text/html`, `times 3` may follow |
//! | `: loop`, `: loop 5` | plays what is above again: for ever, or so many times in all; from the nearest open `: start`, else from the top. Without a count it has a pause in it, or a `: every` |
//! | `: start` | where a `: loop` below goes back to |
//! | `: ids off` | no automatic ids |
//! | `: raw TEXT` | sends TEXT as it stands: neither a directive, nor with values in it |
//! | `: part TEXT` | as `: raw`, but without the line end: the next line continues it, and `: drop` leaves half a line |
//! | `: note TEXT` | nothing: a remark for who reads the script |
//!
//! A `: loop` without a count that nothing holds up is an error: it would send without end as fast as it is read, until the
//! page stands still. Where that is what you want to see, `: wait 0s` in it says so.
//!
//! A length of time is a number and `ms`, `s` or `m`.
//!
//! # Values
//!
//! In every line that is sent, `{{n}}` is the number of the event (the first on a fresh connection is 1), `{{now}}` the
//! time as `2026-01-31T12:00:00.000Z`, `{{now ms}}` the same in milliseconds since 1970, and `{{random 1 100}}` a number
//! from 1 to 100, with as many decimals as the bounds are written with. Any other `{{` is an error; `: raw` sends it.
//!
//! # Ids and resumption
//!
//! Where no line of the script is an `id`, every event is given one: its number. A reader that comes back with
//! `Last-Event-ID` goes on with the event after that one, and the numbers go on too; directives between the two count
//! as played, so a `: drop` does not strike twice. An id in a loop that does not hold `{{n}}` stands for the event that
//! has it in the first pass. An id that the script does not know starts it from the top. Where no event is left, the answer is 204, which closes an event source for good.
//!
//! # Ends
//!
//! An event is ended by an empty line, as in any event stream; `: start`, `: loop` and the end of the file end one that
//! was left open. Not so `: drop`, `: end` and a `: stall` for good: they leave half an event behind, which no reader
//! dispatches; what is below them is the next event. A byte order mark at the beginning of the file is the editor's
//! and not sent.
//!
//! # Parts
//!
//! [`Script::parse`] and [`Playback`] are pure; [`respond`] plays a script as an HTTP response.

mod directive;
mod error;
mod escape;
mod parse;
mod pause;
mod play;
mod playback;
mod text;

pub use directive::{Answer, Span};
pub use error::ScriptError;
pub use escape::{escape_last_line, escape_line};
pub use play::{Reader, respond};
pub use playback::{Playback, Stop, World};

use text::Text;

/// A stream script that was read without an error, ready to be played any number of times.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    ops: Vec<Op>,
    automatic_ids: bool,
    doubts: Vec<ScriptError>,
}

/// One step of a script. Blocks and loops say how many ops they span, so that a position can skip them.
#[derive(Debug, Clone, PartialEq)]
enum Op {
    /// The lines of one event, `len` ops long.
    Block {
        len: usize,
        kind: Kind,
        id: Option<Text>,
        line_end: &'static [u8],
    },
    Send(Text),
    Wait(Span),
    Every(Span),
    Stall(Option<std::time::Duration>),
    Status(Answer),
    Drop,
    End,
    /// Plays the next `len` ops `passes` times, or for ever. `events` is how many events a pass has.
    Loop {
        len: usize,
        passes: Option<u64>,
        events: u64,
    },
    /// The end of a loop whose `Loop` is `back` ops above.
    Again {
        back: usize,
    },
}

/// What a reader makes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It has data, and is dispatched.
    Event,
    /// The connection ends before it does: it counts for nobody.
    Half,
    /// It has no data.
    Silent,
}

impl Kind {
    fn is_event(self) -> bool {
        self == Kind::Event
    }
}

impl Script {
    /// What can be played, but was probably not meant.
    pub fn doubts(&self) -> &[ScriptError] {
        &self.doubts
    }

    /// How many events a whole play has; `u64::MAX` where it never ends.
    pub fn events(&self) -> u64 {
        events_of(&self.ops)
    }
}

fn events_of(ops: &[Op]) -> u64 {
    let (mut at, mut events) = (0, 0u64);
    while let Some(op) = ops.get(at) {
        at += 1;
        match op {
            Op::Block { len, kind, .. } => {
                events = events.saturating_add(u64::from(kind.is_event()));
                at += len;
            }
            Op::Loop { len, passes, events: each } => {
                events = events.saturating_add(all_passes(*passes, *each));
                at += len + 1;
            }
            _ => {}
        }
    }
    events
}

/// The events of all passes of a loop; an endless loop with an event in it never runs out of them.
fn all_passes(passes: Option<u64>, each: u64) -> u64 {
    match passes {
        Some(passes) => passes.saturating_mul(each),
        None if each > 0 => u64::MAX,
        None => 0,
    }
}
