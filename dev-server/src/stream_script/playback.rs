//! Playing a script, without a clock or a socket: what to send, and what to do between sending.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::directive::{Answer, Span};
use super::text::Text;
use super::{Op, Script, all_passes};

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
                Op::Block { len, event, .. } => {
                    if *event && left == 0 {
                        return Some(play);
                    }
                    left -= u64::from(*event);
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
                Op::Block { event, line_end, .. } => {
                    if *event {
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
            Op::Block { event, id: given, .. } => {
                number = number.saturating_add(u64::from(*event));
                match given.as_ref().and_then(|given| given.number_in(id.as_bytes())) {
                    Some(None) => return Some(number),
                    // A block that is no event has the number of the event before it.
                    Some(Some(found)) if !event && found <= script.events() => return Some(found),
                    Some(Some(found)) if *event && events.place(found) == Some(at) => return Some(found),
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
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    /// It is always the epoch, and chance always takes the highest.
    struct Fixed;
    impl World for Fixed {
        fn now(&self) -> SystemTime {
            UNIX_EPOCH
        }
        fn pick(&mut self, _low: i64, high: i64) -> i64 {
            high
        }
    }

    fn script(text: &str) -> Arc<Script> {
        Arc::new(Script::parse(text.as_bytes()).expect(text))
    }

    /// The first `most` things that happen, as text: what is sent, with stops in angle brackets.
    fn play(mut playback: Playback, most: usize) -> String {
        let mut shown = String::new();
        for _ in 0..most {
            let mut out = Vec::new();
            let stop = playback.advance(&mut Fixed, &mut out);
            shown.push_str(&String::from_utf8_lossy(&out));
            match stop {
                Stop::Sent => {}
                Stop::Wait(duration) => shown.push_str(&format!("<wait {}>", duration.as_millis())),
                Stop::Stall => return shown + "<stall>",
                Stop::Status(answer) => shown.push_str(&format!("<status {}>", answer.status)),
                Stop::Drop => return shown + "<drop>",
                Stop::End => return shown + "<end>",
            }
        }
        shown
    }

    fn all(text: &str) -> String {
        play(Playback::from_top(script(text)), 100)
    }

    fn resumed(text: &str, id: &str, most: usize) -> Option<String> {
        Playback::after(script(text), id).map(|playback| play(playback, most))
    }

    #[test]
    fn lines_are_sent_as_they_stand() {
        let text = "id: a\r\nevent: x\rdata: 1\n\n: ping\n\n\ndata: \u{fffd}2\n\n";
        assert_eq!(all(text), format!("{text}<end>"));
        assert_eq!(all("\u{feff}: ids off\ndata: x\n\n"), "data: x\n\n<end>");
    }

    #[test]
    fn ids_are_given_where_the_script_gives_none() {
        assert_eq!(
            all("data: a\n\n: c\n\nretry: 5\n\ndata: b\r\n\r\n"),
            "id: 1\ndata: a\n\n: c\n\nretry: 5\n\nid: 2\r\ndata: b\r\n\r\n<end>"
        );
        assert_eq!(all("data: a\n\nid: x\ndata: b\n\n"), "data: a\n\nid: x\ndata: b\n\n<end>");
        assert_eq!(all(": ids off\ndata: a\n\n"), "data: a\n\n<end>");
    }

    #[test]
    fn directives_act_between_what_is_sent() {
        assert_eq!(
            all(": ids off\ndata: a\n: wait 20ms\ndata: b\n\n: status 503\n: drop\n"),
            "data: a\n<wait 20>data: b\n\n<status 503><drop>"
        );
        assert_eq!(
            all("data: a\n\n: wait 1s to 3s\n: stall 2s\n: stall\n"),
            "id: 1\ndata: a\n\n<wait 3000><wait 2000><stall>"
        );
        assert_eq!(
            all("data: {{n}}\n\n: loop 3\n"),
            "id: 1\ndata: 1\n\nid: 2\ndata: 2\n\nid: 3\ndata: 3\n\n<end>"
        );
    }

    #[test]
    fn every_keeps_a_distance_between_events() {
        assert_eq!(
            play(Playback::from_top(script(": every 1s\n: ids off\ndata: {{n}}\n\n: loop\n")), 3),
            "data: 1\n\n<wait 1000>data: 2\n\n<wait 1000>data: 3\n\n<wait 1000>"
        );
    }

    #[test]
    fn an_event_left_open_is_ended_but_not_by_drop_and_end() {
        assert_eq!(all(": ids off\ndata: a"), "data: a\n\n<end>");
        assert_eq!(all(": ids off\ndata: a\n"), "data: a\n\n<end>");
        assert_eq!(all(": ids off\ndata: a\n: end\n"), "data: a\n<end>");
        assert_eq!(all(": ids off\ndata: a\n: loop 2\n"), "data: a\n\ndata: a\n\n<end>");
        assert_eq!(all(": ids off\n: part data: hal\n: drop\n"), "data: hal<drop>");
        assert_eq!(all(": ids off\n: part data: hal\n: wait 1ms\nf\n\n"), "data: hal<wait 1>f\n\n<end>");
        assert_eq!(all(": ids off\n: part data: hal\n"), "data: hal\n\n<end>");
    }

    #[test]
    fn raw_is_sent_to_the_byte() {
        assert_eq!(
            all(": ids off\n: raw data: {{n}}\n: raw : wait 1s\r\n: raw  : raw x\n\n"),
            "data: {{n}}\n: wait 1s\r\n : raw x\n\n<end>"
        );
    }

    const NUMBERED: &str = "data: a{{n}}\n\n: status 503\n: drop\ndata: b{{n}}\n\n: loop\n";

    #[test]
    fn a_reader_that_comes_back_goes_on_behind_its_last_event() {
        assert_eq!(resumed(NUMBERED, "1", 1).unwrap(), "id: 2\ndata: b2\n\nid: 3\ndata: a3\n\n<status 503>");
        assert_eq!(resumed(NUMBERED, "3", 1).unwrap(), "id: 4\ndata: b4\n\nid: 5\ndata: a5\n\n<status 503>");
        let far = "18446744073709551000";
        assert!(resumed(NUMBERED, far, 1).unwrap().starts_with("id: 18446744073709551001\n"));
        assert_eq!(resumed(NUMBERED, "not mine", 1).unwrap(), "id: 1\ndata: a1\n\n<status 503>");
    }

    #[test]
    fn resumption_counts_nested_loops() {
        let text =
            "data: a\n\n: start\ndata: b\n\n: start\ndata: c\n\n: loop 2\n: loop 3\ndata: d\n\n: loop\n";
        let whole = play(Playback::from_top(script(text)), 1);
        let letters: Vec<&str> = whole.split("data: ").skip(1).map(|rest| &rest[..1]).collect();
        assert_eq!(letters[..12].concat(), "abccbccbccda");
        for (number, letter) in letters.iter().enumerate().take(60).skip(1) {
            let rest = resumed(text, &number.to_string(), 1).unwrap();
            let expected = format!("id: {}\ndata: {letter}\n\n", number + 1);
            assert!(rest.starts_with(&expected), "after {number}: {rest:.40}");
        }
    }

    #[test]
    fn given_ids_are_found() {
        let text = "id: one\ndata: a\n\ndata: b\n\nid: three\n\ndata: c\n\n";
        assert_eq!(resumed(text, "one", 1).unwrap(), "data: b\n\nid: three\n\ndata: c\n\n<end>");
        assert_eq!(resumed(text, "three", 1).unwrap(), "data: c\n\n<end>");
        let numbered = "id: a{{n}}\ndata: a\n\nid: b{{n}}\ndata: b\n\n: loop\n";
        assert!(resumed(numbered, "a5", 1).unwrap().starts_with("id: b6\n"));
        assert!(resumed(numbered, "a6", 1).unwrap().starts_with("id: a1\n"), "event 6 is a `b`");
    }

    #[test]
    fn a_pace_set_before_is_kept() {
        let text = ": every 5ms\ndata: a\n\n: loop\n";
        assert_eq!(resumed(text, "1", 2).unwrap(), "id: 2\ndata: a\n\n<wait 5>id: 3\ndata: a\n\n<wait 5>");
    }

    #[test]
    fn where_no_event_is_left_there_is_nothing_to_play() {
        assert_eq!(resumed("data: a\n\n: drop\n", "1", 1), None);
        assert_eq!(resumed("data: a\n\n: loop 5\n", "5", 1), None);
        assert!(
            resumed("data: a\n\n: start\n: ping\n: wait 1s\n: loop\n", "1", 1)
                .unwrap()
                .starts_with(": ping\n")
        );
    }

    #[test]
    fn an_endless_loop_without_a_pause_comes_back_all_the_same() {
        let mut playback = Playback::from_top(script("data: a\n\n: loop\n"));
        let mut out = Vec::new();
        assert_eq!(playback.advance(&mut Fixed, &mut out), Stop::Sent);
        assert!(out.len() < 2 * CHUNK);
    }

    #[test]
    fn no_script_and_no_id_panics() {
        let mut random = fastrand::Rng::with_seed(11);
        let pieces = [
            ": loop\n",
            ": loop 3\n",
            ": loop 18446744073709551615\n",
            ": start\n",
            ": drop\n",
            ": end\n",
            ": stall\n",
            ": wait 1s\n",
            ": every 1s to 2s\n",
            ": every 0s\n",
            ": status 503\n",
            ": ids off\n",
            ": raw x",
            ": part y",
            ": note z",
            "\n",
            "\r",
            "data: {{n}}\n",
            "data\n",
            "id: {{n}}\n",
            "id: a\n",
            "id\n",
            ": c\n",
            "{{random 1 2}}",
            ": wiat",
            "{{",
            "}}",
            "\u{feff}",
            "\0",
            "ä",
        ];
        let ids = ["", "0", "1", "2", "7", "a", "18446744073709551615", "99999999999999999999", "\u{fffd}"];
        for _ in 0..3_000 {
            let text: String =
                (0..random.usize(..14)).map(|_| *random.choice(pieces.iter()).unwrap()).collect();
            let Ok(script) = Script::parse(text.as_bytes()) else { continue };
            let script = Arc::new(script);
            let from = ids.iter().filter_map(|id| Playback::after(script.clone(), id));
            for mut playback in from.chain([Playback::from_top(script.clone())]) {
                for _ in 0..3 {
                    playback.advance(&mut Fixed, &mut Vec::new());
                }
            }
        }
    }

    #[test]
    fn numbers_that_wrap_do_not_panic() {
        let mut playback = Playback::after(script("data: a\n\n: loop\n"), "18446744073709551615").unwrap();
        playback.advance(&mut Fixed, &mut Vec::new());
    }
}
