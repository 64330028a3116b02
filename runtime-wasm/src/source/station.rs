//! The machines and decoders of the page's connections by number, and how the page speaks with them: in numbers and
//! texts.

use super::machine::{Head, Machine, Moment, Output, Policy, Reason, Report};
use crate::json::Json;
use hypertide_grammar::event_stream;
use hypertide_grammar::event_stream::bytes::{Decoder, Item};

struct Station {
    machine: Machine,
    decoder: Decoder,
    /// How many bytes a line or an event may have.
    limit: usize,
}

/// The connections of a page.
#[derive(Default)]
pub struct Stations {
    list: Vec<Option<Box<Station>>>,
    /// Every number below is given.
    free: usize,
}

impl Stations {
    /// None.
    pub const fn new() -> Self {
        Self { list: Vec::new(), free: 0 }
    }

    /// A new source, or a stream that is decoded for itself; gives its number. `declared` says whether the source has an
    /// address of its own, to which it connects once it is spoken to. Times are in milliseconds, or NaN where nothing is
    /// declared; `limit` is how many bytes a line or an event may have.
    #[allow(clippy::too_many_arguments)]
    pub fn create(
        &mut self,
        declared: bool,
        offline: bool,
        native: bool,
        timeout: f64,
        first: f64,
        longest: f64,
        limit: f64,
    ) -> u32 {
        let time = |time: f64| Some(time).filter(|time| !time.is_nan());
        let mut policy = Policy::source();
        policy.native = native;
        policy.timeout = time(timeout);
        policy.first = time(first);
        if let Some(longest) = time(longest) {
            policy.longest = longest;
        }
        let mut machine = Machine::new(policy, declared);
        if offline {
            machine.went_offline();
        }
        // Without an address it stays closed until somebody gives it one.
        let _ = machine.open(None);
        let limit = limit as usize;
        let station = Some(Box::new(Station { machine, decoder: Decoder::with_limit(limit), limit }));
        while let Some(Some(_)) = self.list.get(self.free) {
            self.free += 1;
        }
        match self.list.get_mut(self.free) {
            Some(place) => *place = station,
            None => self.list.push(station),
        }
        self.free as u32
    }

    /// Forgets a source or a decoder. Its number may be given again.
    pub fn forget(&mut self, id: u32) {
        if let Some(station) = self.list.get_mut(id as usize) {
            *station = None;
            self.free = self.free.min(id as usize);
        }
    }

    fn get(&mut self, id: u32) -> Option<&mut Station> {
        self.list.get_mut(id as usize)?.as_deref_mut()
    }

    /// Says what has happened to a source; `what` is one of the words of `station.js`, which has what goes with each.
    /// `last_event_id` is that of the last event handled.
    ///
    /// Gives in JSON the last event id, a number as `station.js` has it for the word, `readyState`, `retryCount`, the
    /// number of the connection at hand or 0, and then what is to be done.
    #[allow(clippy::too_many_arguments)]
    pub fn tell(
        &mut self,
        id: u32,
        what: u32,
        generation: u32,
        number: f64,
        wait: f64,
        now: f64,
        random: f64,
        text: &str,
        last_event_id: &str,
    ) -> Vec<u8> {
        let mut out = Json::default();
        let Some(Station { machine, decoder, limit }) = self.get(id) else { return out.text };
        machine.stands_at(last_event_id);
        let at = Moment { now, random };
        let flag = number > 0.0;
        let mut answer = 0;
        match what {
            0 => {}
            1 => answer = machine.open(None).is_ok().into(),
            2 => answer = machine.open(Some(text)).is_ok().into(),
            3 => machine.close(match number as u32 {
                0 => Reason::Close,
                1 => Reason::Removed,
                _ => Reason::Replaced,
            }),
            4 => {
                if let Some(request) = machine.begin(generation, text, flag, at) {
                    answer = 1 + u32::from(request.last_event_id.is_some());
                }
            }
            5 => {
                let retry_after = Some(wait).filter(|wait| *wait > 0.0);
                let head = Head { status: number as u16, content_type: text, retry_after };
                if machine.head(generation, &head, at) {
                    *decoder =
                        Decoder::with_limit(*limit).with_last_event_id(machine.last_event_id().as_bytes());
                }
            }
            6 => machine.end(generation, at),
            7 => machine.failed(generation, text, at),
            8 => machine.no_address(generation, text),
            9 => machine.too_large(generation),
            10 => machine.native_open(generation),
            11 => machine.native_error(generation, flag),
            12 => machine.timer(at),
            13 => machine.went_online(at),
            14 => machine.went_offline(),
            15 => machine.frozen(),
            _ => machine.resumed(at),
        }
        out.begin();
        out.string(machine.last_event_id());
        out.number(answer);
        out.number(machine.ready_state().into());
        out.number(machine.retry_count());
        out.number(machine.current().unwrap_or(0));
        for output in &machine.outputs() {
            out.begin();
            write(&mut out, output);
            out.end();
        }
        out.end();
        out.text
    }

    /// Decodes a chunk: gives for each event its name, its data and the last event id as of it, each with a carriage return
    /// behind it, for no text of a stream has one. An id that came without data has a line feed for a name. What is left
    /// at the end is `!` where the stream cannot be decoded further, or `+` where the machine wants something done.
    ///
    /// A `generation` of 0 is none: the stream is not of a source, and gives events, and for a `retry` its time as the data
    /// behind a line feed for a name.
    pub fn decode(&mut self, id: u32, generation: u32, now: f64, chunk: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let Some(Station { machine, decoder, .. }) = self.get(id) else { return out };
        if generation != 0 && !machine.bytes(generation, now) {
            return out;
        }
        out.reserve(chunk.len());
        let mut tell = |words: [&[u8]; 3]| {
            for word in words {
                out.extend_from_slice(word);
                out.push(b'\r');
            }
        };
        let pushed = decoder.push(chunk, &mut |item| {
            // Which event was handled last, and so its id, is for the page to say.
            let said = match item {
                Item::Retry(time) if generation == 0 => {
                    let mut digits = Json::default();
                    digits.large(time);
                    return tell([b"\n", &digits.text, b""]);
                }
                Item::Retry(time) => event_stream::Item::Retry(time),
                Item::Comment(_) => event_stream::Item::Comment(""),
                Item::Event { name, data, id } => return tell([name, data, id]),
                Item::Id(id) if generation != 0 => return tell([b"\n", b"", id]),
                Item::Id(_) => return,
            };
            if generation != 0 {
                machine.item(generation, &said);
            }
        });
        if pushed.is_err() {
            out.push(b'!');
        } else if machine.has_outputs() {
            out.push(b'+');
        }
        out
    }
}

/// What is to be done, as the table in `station.js` has it.
fn write(out: &mut Json, output: &Output) {
    match output {
        Output::Connect { generation, url } => {
            out.number(0);
            out.number(*generation);
            match url {
                Some(url) => out.string(url),
                None => out.raw("null"),
            }
        }
        Output::Abort { .. } => out.number(1),
        Output::SetTimer { after } => {
            out.number(2);
            out.number(after.ceil() as u32);
        }
        Output::ClearTimer => out.number(3),
        Output::Report(report) => write_report(out, report),
    }
}

fn write_report(out: &mut Json, report: &Report) {
    let number = |out: &mut Json, number: Option<u64>| match number {
        Some(number) => out.large(number),
        None => out.raw("null"),
    };
    match report {
        Report::Open { status, attempt, resumed, message } => {
            out.number(4);
            number(out, status.map(u64::from));
            out.number(*attempt);
            out.raw(if *resumed { "true" } else { "false" });
            out.string(message);
        }
        Report::Error { reason, status, attempt, retry_in, message } => {
            out.number(5);
            out.string(reason.as_str());
            number(out, status.map(u64::from));
            out.number(*attempt);
            match retry_in {
                // The browser does not say.
                Some(time) if time.is_nan() => out.raw("false"),
                time => number(out, time.map(|time| time as u64)),
            }
            out.string(message);
        }
        Report::Close { reason } => {
            out.number(6);
            out.string(reason.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stations;

    const URL: &str = "https://tide.example/prices";
    const NONE: f64 = f64::NAN;
    const LIMIT: f64 = 1000.0;

    /// One of them, by its number.
    struct One {
        stations: Stations,
        id: u32,
    }

    impl One {
        fn source() -> Self {
            let mut stations = Stations::new();
            let id = stations.create(true, false, false, NONE, 2000.0, NONE, LIMIT);
            Self { stations, id }
        }

        /// A source whose connection 1 is open.
        fn opened() -> Self {
            let mut source = Self::source();
            source.told(0, 0.0, "", "");
            source.told(4, 0.0, URL, "");
            source.told(5, 200.0, "text/event-stream", "");
            source
        }

        fn told(&mut self, what: u32, number: f64, text: &str, last_event_id: &str) -> String {
            self.told_at(0.0, what, 1, number, text, last_event_id)
        }

        fn told_at(
            &mut self,
            now: f64,
            what: u32,
            generation: u32,
            number: f64,
            text: &str,
            last: &str,
        ) -> String {
            let told = self.stations.tell(self.id, what, generation, number, 0.0, now, 0.0, text, last);
            String::from_utf8(told).expect("it is a text")
        }

        fn decode(&mut self, generation: u32, chunk: &[u8]) -> String {
            let decoded = self.stations.decode(self.id, generation, 0.0, chunk);
            String::from_utf8(decoded).expect("it is a text")
        }
    }

    #[test]
    fn an_answer_says_where_the_source_stands_and_what_is_to_be_done() {
        let mut source = One::source();
        assert_eq!(source.told(0, 0.0, "", ""), r#"["",0,0,0,1,[0,1,null]]"#);
        assert_eq!(source.told(4, 0.0, URL, "7"), r#"["",1,0,0,1]"#, "an id of another place is forgotten");
        assert_eq!(
            source.told(5, 503.0, "", ""),
            r#"["",0,0,1,0,[1],[2,1000],[5,"status",503,1,1000,"the server answered 503"]]"#
        );
        assert_eq!(source.told(3, 1.0, "", ""), r#"["",0,2,0,0,[3],[6,"removed"]]"#);
    }

    #[test]
    fn a_request_has_the_id_of_the_last_event_handled() {
        let mut source = One::opened();
        source.decode(1, b"id: 8\ndata\n\nid: 9\ndata\n\n");
        source.told(6, 0.0, "", "8");
        source.told_at(5000.0, 12, 0, 0.0, "", "8");
        assert_eq!(source.told_at(5000.0, 4, 2, 0.0, URL, "8"), r#"["8",2,0,1,2]"#);
    }

    #[test]
    fn a_chunk_is_its_events() {
        let mut source = One::opened();
        let events = source.decode(1, "event: a\r\ndata: ü\r\ndata\r\n\r\nid: 2\n\ndata: 3\n\nda".as_bytes());
        assert_eq!(events, "a\rü\n\r\r\n\r\r2\r\r3\r2\r");
        assert_eq!(source.decode(1, b"ta: 4\n\n:\n"), "\r4\r2\r+", "a heartbeat sets a timer");
        assert_eq!(source.decode(2, b"data: 5\n\n"), "", "another connection is not this one");
    }

    #[test]
    fn a_stream_by_itself_gives_events_alone() {
        let mut stations = Stations::new();
        let id = stations.create(false, false, false, NONE, NONE, NONE, LIMIT);
        let mut stream = One { stations, id };
        assert_eq!(stream.decode(0, b"id: 2\n\n: beat\n\nevent: a\ndata: 3\n\n"), "a\r3\r2\r");
        assert_eq!(stream.decode(0, &[b'x'; 1000]), "");
        assert_eq!(stream.decode(0, b"x"), "!", "the line is too long");
    }

    #[test]
    fn a_connection_has_its_limit_anew() {
        let mut source = One::opened();
        assert_eq!(source.decode(1, &[b'x'; 1001]), "!");
        source.told(6, 0.0, "", "");
        source.told_at(5000.0, 12, 0, 0.0, "", "");
        source.told_at(5000.0, 4, 2, 0.0, URL, "");
        source.told_at(5000.0, 5, 2, 200.0, "text/event-stream", "");
        assert_eq!(source.decode(2, b"data: 1\n\n"), "\r1\r\r");
        assert_eq!(source.decode(2, &[b'x'; 1001]), "!");
    }

    #[test]
    fn a_number_is_given_again_once_it_is_free() {
        let mut source = One::source();
        let other = source.stations.create(true, false, false, NONE, NONE, NONE, LIMIT);
        assert_ne!(source.id, other);
        source.stations.forget(source.id);
        assert_eq!(source.told(0, 0.0, "", ""), "");
        assert_eq!(source.stations.create(true, false, false, NONE, NONE, NONE, LIMIT), source.id);
    }
}
