//! Ten thousand bad networks: machine and decoder against a model server that keeps a log.
//!
//! Everything comes from one seed: what the server sends and when, how the network cuts it, when it drops, stalls,
//! refuses, answers 503, when the computer goes offline or sleeps, when the page is frozen, closed and opened. Time
//! is virtual. Whatever happens, every numbered event is handled once, in order. `HYPERTIDE_SEED=n` runs one seed alone.

mod network;
mod random;

use super::{Machine, Moment, Output, Policy, Reason, Report};
use hypertide_grammar::event_stream::{Decoder, Item};
use network::{Connection, Cut, Fate};
use random::Random;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const NETWORKS: u64 = 10_000;
/// Virtual milliseconds (a week) and steps after which a network counts as stuck.
const LONGEST: u64 = 7 * 24 * 3600 * 1000;
const STEPS: u32 = 200_000;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    /// The server has one more entry in its log.
    Produced,
    Heartbeat(u32),
    AddressKnown(u32),
    Answered(u32, Fate),
    Chunk(u32),
    Broken(u32),
    Timer(u32),
    Online,
    Offline,
    Frozen,
    Resumed,
    Sleep,
    Close,
    Open,
}

struct World {
    random: Random,
    now: u64,
    queue: BinaryHeap<Reverse<(u64, u32, Happening)>>,
    sequence: u32,
    policy: Policy,
    machine: Machine,
    decoder: Decoder,
    timer: Option<u32>,
    timers: u32,
    connection: Option<Connection>,
    online: bool,
    frozen: bool,
    closed: bool,
    /// What is left of this network's misfortune; then it recovers, so that every run comes to an end.
    misfortune: u32,
    log: Vec<Vec<u8>>,
    total: usize,
    numbered: Vec<usize>,
    handled: Vec<usize>,
    unnumbered: u32,
    reports: u32,
    retry_after: f64,
    faults: Faults,
    trace: u64,
}

/// How often each thing went wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Faults {
    network: u64,
    end: u64,
    timeout: u64,
    status: u64,
    resumed: u64,
    closed: u64,
}

/// Says which network it was when a test fails.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("this was HYPERTIDE_SEED={}", self.0);
        }
    }
}

impl World {
    fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let policy = Policy {
            timeout: random.chance(50).then(|| 2_000.0 + random.unit() * 60_000.0),
            first: random.chance(30).then(|| random.unit() * 3_000.0),
            longest: if random.chance(30) { 5_000.0 } else { 30_000.0 },
            ..Policy::source()
        };
        let total = 5 + random.below(40) as usize;
        let misfortune = random.below(25) as u32;
        let mut world = World {
            machine: Machine::new(policy.clone(), true),
            policy,
            random,
            now: 1_700_000_000_000,
            queue: BinaryHeap::new(),
            sequence: 0,
            decoder: Decoder::new(),
            timer: None,
            timers: 0,
            connection: None,
            online: true,
            frozen: false,
            closed: true,
            misfortune,
            log: Vec::new(),
            total,
            numbered: Vec::new(),
            handled: Vec::new(),
            unnumbered: 0,
            reports: 0,
            retry_after: 0.0,
            faults: Faults::default(),
            trace: 0,
        };
        world.later(0, Happening::Open);
        world.later(0, Happening::Produced);
        for happening in [Happening::Offline, Happening::Frozen, Happening::Sleep, Happening::Close] {
            for _ in 0..world.random.below(3) {
                let after = world.random.below(120_000);
                world.later(after, happening.clone());
            }
        }
        world
    }

    fn later(&mut self, after: u64, happening: Happening) {
        self.sequence += 1;
        self.queue.push(Reverse((self.now + after, self.sequence, happening)));
    }

    fn moment(&mut self) -> Moment {
        Moment { now: self.now as f64, random: self.random.unit() }
    }

    fn run(mut self) -> (u64, Faults) {
        let start = self.now;
        let mut steps = 0;
        while self.handled.len() < self.numbered.len() || self.log.len() < self.total {
            let Some(Reverse((time, _, happening))) = self.queue.pop() else {
                panic!("nothing will ever happen again: {:?}, {} handled", self.machine, self.handled.len());
            };
            self.now = self.now.max(time);
            steps += 1;
            assert!(steps < STEPS && self.now - start < LONGEST, "stuck: {:?}", self.machine);
            self.trace = (self.trace ^ self.now).wrapping_mul(0x0100_0000_01B3);
            self.happens(happening);
            self.perform();
        }
        assert_eq!(self.handled, self.numbered);
        self.close_for_good();
        (self.trace, self.faults)
    }

    fn happens(&mut self, happening: Happening) {
        use Happening::{Heartbeat, Produced, Resumed, Sleep};
        if self.frozen && !matches!(happening, Heartbeat(_) | Produced | Resumed | Sleep) {
            // Nothing runs in a frozen page; it hears of things later.
            self.later(700, happening);
            return;
        }
        match happening {
            Happening::Produced => {
                self.produce();
                if self.log.len() < self.total {
                    let after = if self.random.chance(60) { 0 } else { self.random.below(20_000) };
                    self.later(after, Happening::Produced);
                }
                self.send();
            }
            Happening::Heartbeat(generation) => {
                if let Some(connection) = self.live(generation)
                    && connection.budget > 0
                {
                    connection.pending.extend_from_slice(b": beat\n\n");
                    self.later(15_000, Happening::Heartbeat(generation));
                    self.send();
                }
            }
            Happening::AddressKnown(generation) => self.request(generation),
            Happening::Answered(generation, fate) => self.answer(generation, fate),
            Happening::Chunk(generation) => self.chunk(generation),
            Happening::Broken(generation) => {
                let at = self.moment();
                self.machine.failed(generation, "network error", at);
            }
            Happening::Timer(number) => {
                if self.timer == Some(number) {
                    self.timer = None;
                    let at = self.moment();
                    self.machine.timer(at);
                }
            }
            Happening::Offline => {
                self.online = false;
                self.machine.went_offline();
                let after = self.random.below(300_000);
                self.later(after, Happening::Online);
                self.lose_connection();
            }
            Happening::Online => {
                self.online = true;
                let at = self.moment();
                self.machine.went_online(at);
            }
            Happening::Frozen => {
                self.frozen = true;
                self.machine.frozen();
                let after = self.random.below(600_000);
                self.later(after, Happening::Resumed);
            }
            Happening::Resumed => {
                self.frozen = false;
                let at = self.moment();
                self.machine.resumed(at);
            }
            Happening::Sleep => {
                // Everything that was due meanwhile happens late, in an order of its own.
                self.now += 1_000 + self.random.below(8 * 3_600_000);
                if self.random.chance(70) {
                    self.lose_connection();
                }
            }
            Happening::Close => {
                if !self.closed {
                    self.closed = true;
                    self.machine.close(Reason::Close);
                    let after = self.random.below(10_000);
                    self.later(after, Happening::Open);
                }
            }
            Happening::Open => {
                self.closed = false;
                assert_eq!(self.machine.open(None), Ok(()));
                assert_eq!(self.machine.open(None), Ok(()), "asked again, nothing happens");
            }
        }
    }

    /// Does what the machine wants done.
    fn perform(&mut self) {
        for output in self.machine.outputs() {
            match output {
                Output::Connect { generation, url } => {
                    assert!(self.connection.is_none(), "two connections at once");
                    assert_eq!(url, None);
                    let after = self.random.below(30);
                    self.later(after, Happening::AddressKnown(generation));
                }
                Output::Abort { generation } => {
                    if self.connection.as_ref().is_some_and(|c| c.generation == generation) {
                        self.connection = None;
                    }
                    // What was under way still arrives, and must be ignored.
                    if self.random.chance(30) {
                        self.later(1, Happening::Broken(generation));
                        self.later(2, Happening::Answered(generation, Fate::Carried(1000, Cut::Never)));
                        self.later(3, Happening::Chunk(generation));
                    }
                }
                Output::SetTimer { after } => {
                    assert!((0.0..=2_147_483_647.0).contains(&after), "no timer can run {after} ms");
                    self.timers += 1;
                    self.timer = Some(self.timers);
                    // A little early, on time, or late.
                    let jitter = self.random.below(20) as i64 - 5;
                    let after = (after as i64 + jitter).max(0) as u64;
                    self.later(after, Happening::Timer(self.timers));
                }
                Output::ClearTimer => self.timer = None,
                Output::Report(report) => self.reported(&report),
            }
        }
        if let Some(connection) = &self.connection
            && !self.machine.is_current(connection.generation)
        {
            panic!("the machine let go of connection {} without ending it", connection.generation);
        }
    }

    fn reported(&mut self, report: &Report) {
        self.reports += 1;
        match report {
            Report::Open { status, resumed, .. } => {
                assert!(!self.closed, "open after close");
                assert_eq!(*status, Some(200));
                assert_eq!(*resumed, !self.machine.last_event_id().is_empty());
                self.faults.resumed += u64::from(*resumed);
            }
            Report::Error { reason, retry_in, attempt, .. } => {
                assert!(!self.closed, "{reason:?} after close");
                match reason {
                    Reason::Network => self.faults.network += 1,
                    Reason::End => self.faults.end += 1,
                    Reason::Timeout => self.faults.timeout += 1,
                    _ => self.faults.status += 1,
                }
                let delay = retry_in.expect("none of these networks ends in a final error");
                let longest = self.policy.longest;
                assert!(*attempt >= 1 && delay <= longest.max(self.retry_after), "{delay} ms");
                if *reason == Reason::Status {
                    assert!(delay >= self.retry_after, "{delay} ms in spite of Retry-After");
                }
            }
            Report::Close { reason } => {
                assert!(self.closed && *reason == Reason::Close);
                self.faults.closed += 1;
                assert_eq!(self.machine.ready_state(), 2);
                assert_eq!(self.timer, None, "a timer outlives its source");
            }
        }
    }

    fn arrived(&mut self, generation: u32, chunk: &[u8]) {
        if !self.machine.bytes(generation, self.now as f64) {
            return;
        }
        // All of a chunk is decoded before anything of it is handled.
        let mut events = Vec::new();
        let pushed = self.decoder.push(chunk, &mut |item| {
            if self.machine.item(generation, &item) {
                let Item::Event { name, data, id } = item else { panic!("{item:?} is no event") };
                assert_eq!(id, self.machine.last_event_id());
                events.push((name == "tick", data.to_owned(), id.to_owned()));
            }
        });
        assert_eq!(pushed, Ok(()));
        for (numbered, data, id) in events {
            if !numbered {
                self.unnumbered += 1;
                continue;
            }
            assert!(data.starts_with(&id), "{data:?} is not event {id}");
            let number = id.parse().expect("an id of the log");
            let next = self.numbered.get(self.handled.len());
            assert_eq!(Some(&number), next, "lost or repeated");
            self.handled.push(number);
            // A handler that closes: nothing more of this chunk.
            if self.random.chance(1) {
                self.closed = true;
                self.machine.stands_at(&id);
                self.machine.close(Reason::Close);
                break;
            }
        }
        if self.closed {
            self.later(500, Happening::Open);
        }
    }

    fn close_for_good(&mut self) {
        self.closed = true;
        self.machine.close(Reason::Close);
        self.perform();
        self.machine.close(Reason::Close);
        let reports = self.reports;
        while let Some(Reverse((time, _, happening))) = self.queue.pop() {
            self.now = self.now.max(time);
            if !matches!(happening, Happening::Open | Happening::Produced) {
                self.happens(happening);
                self.perform();
            }
        }
        assert_eq!(self.reports, reports, "a report after close");
        assert_eq!(self.timer, None, "a timer after close");
    }
}

fn run(seed: u64) -> (u64, Faults) {
    let _seed = Seed(seed);
    World::new(seed).run()
}

#[test]
fn no_numbered_event_is_lost_or_repeated_on_ten_thousand_bad_networks() {
    if let Some(seed) = std::env::var("HYPERTIDE_SEED").ok().and_then(|seed| seed.parse().ok()) {
        run(seed);
        return;
    }
    let mut all = Faults::default();
    for seed in 0..NETWORKS {
        let (_, faults) = run(seed);
        all.network += faults.network;
        all.end += faults.end;
        all.timeout += faults.timeout;
        all.status += faults.status;
        all.resumed += faults.resumed;
        all.closed += faults.closed;
    }
    // The networks are as bad as they are said to be.
    let least = all.network.min(all.end).min(all.timeout).min(all.status).min(all.resumed).min(all.closed);
    assert!(least > NETWORKS / 2, "{all:?}");
}

#[test]
fn a_network_is_the_same_every_time() {
    for seed in 0..20 {
        assert_eq!(run(seed), run(seed));
    }
}
