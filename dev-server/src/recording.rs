//! Writing an event stream down as a stream script that plays it again, byte for byte and in its time.

use std::time::Duration;

use crate::stream_script::{escape_last_line, escape_line};

/// How a recorded stream came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The server ended the response.
    Ended,
    /// The connection broke.
    Broken,
    /// The recording was stopped; the stream went on.
    Stopped,
}

/// Turns the bytes of a stream, as they arrive, into the text of a script.
///
/// The script has every byte of the stream, and the time of each line to the millisecond: bytes of a line that arrived
/// in several parts are played when the line was complete.
#[derive(Debug, Default)]
pub struct Recorder {
    /// The line that is not complete yet.
    line: Vec<u8>,
    /// When the CR arrived that ends `line`, unless a LF follows.
    returned: Option<Duration>,
    /// The time that the script has come to, in whole milliseconds.
    written: u128,
}

impl Recorder {
    /// Begins a script, with a remark for its readers.
    pub fn begin(remark: &str, script: &mut Vec<u8>) -> Recorder {
        let remark = remark.replace(['\r', '\n'], " ");
        script.extend_from_slice(format!(": note {remark}\n: ids off\n").as_bytes());
        Recorder::default()
    }

    /// Takes bytes that arrived `at` this time since the response began.
    pub fn push(&mut self, at: Duration, bytes: &[u8], script: &mut Vec<u8>) {
        for &byte in bytes {
            if let Some(returned) = self.returned.take() {
                if byte == b'\n' {
                    self.line.push(byte);
                    self.end_line(returned, script);
                    continue;
                }
                self.end_line(returned, script);
            }
            self.line.push(byte);
            match byte {
                b'\r' => self.returned = Some(at),
                b'\n' => self.end_line(at, script),
                _ => {}
            }
        }
    }

    /// Ends the script; the stream ended `at` this time.
    pub fn finish(mut self, at: Duration, ending: Ending, script: &mut Vec<u8>) {
        if let Some(returned) = self.returned.take() {
            self.end_line(returned, script);
        }
        self.wait_until(at, script);
        if !self.line.is_empty() {
            script.extend_from_slice(&escape_last_line(&self.line));
        }
        script.extend_from_slice(match ending {
            Ending::Ended => b": end\n",
            Ending::Broken => b": drop\n",
            Ending::Stopped => b": stall\n",
        });
    }

    fn end_line(&mut self, at: Duration, script: &mut Vec<u8>) {
        self.wait_until(at, script);
        script.extend_from_slice(&escape_line(&self.line));
        self.line.clear();
    }

    fn wait_until(&mut self, at: Duration, script: &mut Vec<u8>) {
        let at = at.as_millis();
        if at > self.written {
            script.extend_from_slice(format!(": wait {}ms\n", at - self.written).as_bytes());
            self.written = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::SystemTime;

    use super::*;
    use crate::stream_script::{Playback, Script, Stop, World};

    struct Nothing;
    impl World for Nothing {
        fn now(&self) -> SystemTime {
            unreachable!("a recording has no values")
        }
        fn pick(&mut self, _low: i64, _high: i64) -> i64 {
            unreachable!("a recording has no values")
        }
    }

    fn record(chunks: &[(u64, &[u8])], ending: Ending) -> Vec<u8> {
        let mut script = Vec::new();
        let mut recorder = Recorder::begin("a test", &mut script);
        let mut last = Duration::ZERO;
        for (at, chunk) in chunks {
            last = Duration::from_millis(*at);
            recorder.push(last, chunk, &mut script);
        }
        recorder.finish(last, ending, &mut script);
        script
    }

    /// All bytes that a script sends, and how it ends.
    fn play(script: &[u8]) -> (Vec<u8>, Stop) {
        let script = Script::parse(script).unwrap_or_else(|errors| panic!("{errors:?}"));
        let mut playback = Playback::from_top(Arc::new(script));
        let mut sent = Vec::new();
        loop {
            let mut out = Vec::new();
            let stop = playback.advance(&mut Nothing, &mut out);
            sent.extend(out);
            if matches!(stop, Stop::Drop | Stop::End | Stop::Stall) {
                return (sent, stop);
            }
        }
    }

    const HOSTILE: &[u8] = b"\xEF\xBB\xBFdata: bom\r\n\r\n: wait 1s\n: wiat\r:wait 2s\n:\n: raw x\n:part\r\rdata: {{n}} {{\n\
        data: }}\xff\xfe\n\n\n\rid\r\n: loop\n: start\n: ids on\nid: 1\n\nevent: \0\n: {{now}}\n\n: drop\n: end";

    #[test]
    fn what_was_recorded_replays_byte_for_byte() {
        assert_eq!(play(&record(&[(0, HOSTILE)], Ending::Ended)), (HOSTILE.to_vec(), Stop::End));
        for cut in 0..HOSTILE.len() {
            let (first, second) = HOSTILE.split_at(cut);
            let script = record(&[(3, first), (8, second)], Ending::Broken);
            assert_eq!(play(&script), (HOSTILE.to_vec(), Stop::Drop), "cut at {cut}");
            let script = record(&[(3, first)], Ending::Stopped);
            assert_eq!(play(&script), (first.to_vec(), Stop::Stall), "stopped at {cut}");
        }
    }

    #[test]
    fn any_bytes_replay() {
        let mut random = fastrand::Rng::with_seed(7);
        let alphabet =
            [":", " ", "\r", "\n", "wait", "part", "raw", "{{", "}}", "n", "data", "\u{feff}", "1s"];
        for round in 0..2_000 {
            let stream: String =
                (0..random.usize(..30)).map(|_| *random.choice(alphabet.iter()).unwrap()).collect();
            let cut = random.usize(..=stream.len());
            let (first, second) = stream.as_bytes().split_at(cut);
            let script = record(&[(0, first), (1, second)], Ending::Ended);
            let shown = String::from_utf8_lossy(&script).into_owned();
            assert_eq!(play(&script).0, stream.as_bytes(), "round {round}: {stream:?} as {shown:?}");
        }
    }

    #[test]
    fn time_is_kept_to_the_millisecond() {
        let script = record(
            &[(250, b"data: a\n\n"), (250, b"data: b"), (1000, b"c\r"), (1500, b"\n\n")],
            Ending::Ended,
        );
        assert_eq!(
            String::from_utf8(script).unwrap(),
            ": note a test\n: ids off\n: wait 250ms\ndata: a\n\n: wait 750ms\ndata: bc\r\n: wait 500ms\n\n: end\n"
        );
    }
}
