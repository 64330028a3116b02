//! The server that keeps a log, and the network that brings it.

use super::super::Head;
use super::{Happening, World};
use hypertide_grammar::event_stream::Decoder;

/// What the network does with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    Refused,
    Status(u16, Option<u32>),
    /// Accepted, and cut in some way after so many bytes.
    Carried(u32, Cut),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    Drop,
    End,
    Stall,
    Never,
}

/// The server's side of a connection.
pub(super) struct Connection {
    pub(super) generation: u32,
    pub(super) pending: Vec<u8>,
    pub(super) budget: u32,
    pub(super) cut: Cut,
    /// The log entry to send next.
    pub(super) next_entry: usize,
    pub(super) accepted: bool,
    pub(super) scheduled: bool,
}

impl World {
    pub(super) fn live(&mut self, generation: u32) -> Option<&mut Connection> {
        self.connection.as_mut().filter(|connection| connection.generation == generation)
    }

    /// The network under the connection goes: at once, or without a word.
    pub(super) fn lose_connection(&mut self) {
        if let Some(connection) = &mut self.connection {
            connection.budget = 0;
            connection.pending.clear();
            let generation = connection.generation;
            let after = if self.random.chance(50) { self.random.below(100) } else { 900_000 };
            self.later(after, Happening::Broken(generation));
        }
    }

    pub(super) fn request(&mut self, generation: u32) {
        let at = self.moment();
        let query = self.random.below(10);
        let url = format!("https://tide.example/prices?token={query}");
        let Some(request) = self.machine.begin(generation, &url, false, at) else { return };
        let next_entry = request.last_event_id.map_or(0, |id| id.parse::<usize>().expect("an id of the log"));
        self.connection = Some(Connection {
            generation,
            pending: Vec::new(),
            budget: 0,
            cut: Cut::Never,
            next_entry,
            accepted: false,
            scheduled: false,
        });
        let latency = self.random.below(400);
        if !self.online {
            self.later(latency, Happening::Broken(generation));
            return;
        }
        let fate = if self.misfortune == 0 {
            Fate::Carried(u32::MAX, Cut::Never)
        } else {
            self.misfortune -= 1;
            match self.random.below(10) {
                0 | 1 => Fate::Refused,
                2 => {
                    let status = [408, 425, 429, 500, 502, 503][self.random.below(6) as usize];
                    let after = self.random.chance(60).then(|| self.random.below(100_000) as u32);
                    Fate::Status(status, after)
                }
                3 => {
                    // No answer at all; where no timeout is declared the browser gives up some day.
                    self.later(600_000, Happening::Broken(generation));
                    return;
                }
                n => {
                    let cut = [Cut::Drop, Cut::End, Cut::Stall][(n % 3) as usize];
                    let most = if self.random.chance(50) { 60 } else { 2_000 };
                    Fate::Carried(self.random.below(most) as u32, cut)
                }
            }
        };
        self.later(latency, Happening::Answered(generation, fate));
    }

    pub(super) fn answer(&mut self, generation: u32, fate: Fate) {
        let at = self.moment();
        match fate {
            Fate::Refused => self.machine.failed(generation, "refused", at),
            Fate::Status(status, after) => {
                let retry_after = after.map(f64::from);
                self.retry_after = retry_after.unwrap_or(0.0);
                let head = Head { status, content_type: "text/plain", retry_after };
                assert!(!self.machine.head(generation, &head, at));
            }
            Fate::Carried(budget, cut) => {
                let head =
                    Head { status: 200, content_type: "text/event-stream; charset=utf-8", retry_after: None };
                if !self.machine.head(generation, &head, at) {
                    return;
                }
                self.decoder = Decoder::new().with_last_event_id(self.machine.last_event_id());
                let retry = self.random.chance(20).then(|| self.random.below(5_000));
                let comment = self.random.chance(30);
                let Some(connection) = self.live(generation) else {
                    panic!("connection {generation} was accepted and is not there");
                };
                connection.accepted = true;
                connection.budget = budget;
                connection.cut = cut;
                if let Some(retry) = retry {
                    connection.pending.extend_from_slice(format!("retry: {retry}\n\n").as_bytes());
                }
                if comment {
                    connection.pending.extend_from_slice(b": hello\n");
                }
                if cut == Cut::Stall {
                    // The connection is dead for good, though nobody hears of it for a quarter of an hour.
                    self.later(900_000, Happening::Broken(generation));
                }
                self.later(15_000, Happening::Heartbeat(generation));
                self.send();
            }
        }
    }

    /// The server writes what the connection has not seen yet of the log.
    pub(super) fn send(&mut self) {
        let Some(connection) = &mut self.connection else { return };
        if !connection.accepted {
            return;
        }
        for entry in self.log.get(connection.next_entry..).unwrap_or_default() {
            connection.pending.extend_from_slice(entry);
        }
        connection.next_entry = self.log.len();
        if !connection.scheduled && !connection.pending.is_empty() {
            connection.scheduled = true;
            let generation = connection.generation;
            let after = if self.random.chance(50) { 0 } else { self.random.below(300) };
            self.later(after, Happening::Chunk(generation));
        }
    }

    /// Some of the pending bytes arrive, cut anywhere.
    pub(super) fn chunk(&mut self, generation: u32) {
        let size = 1 + if self.random.chance(50) { self.random.below(12) } else { self.random.below(4_000) };
        let Some(connection) = self.live(generation) else {
            assert!(!self.machine.bytes(generation, 0.0), "bytes of a connection of the past");
            return;
        };
        let size = (size as usize).min(connection.pending.len()).min(connection.budget as usize);
        let chunk: Vec<u8> = connection.pending.drain(..size).collect();
        connection.budget -= size as u32;
        connection.scheduled = false;
        let (spent, cut) = (connection.budget == 0, connection.cut);
        if !chunk.is_empty() {
            self.arrived(generation, &chunk);
            self.perform();
        }
        if self.live(generation).is_none() {
            return;
        }
        let at = self.moment();
        match cut {
            Cut::Drop if spent => self.machine.failed(generation, "reset", at),
            Cut::End if spent => self.machine.end(generation, at),
            Cut::Stall if spent => {}
            _ => self.send(),
        }
    }

    /// One more entry of the log: its number is its id.
    pub(super) fn produce(&mut self) {
        let id = self.log.len() + 1;
        let end = ["\n", "\r\n", "\r"][self.random.below(3) as usize];
        let entry = match self.random.below(10) {
            // A number without an event.
            0 => format!("id: {id}{end}{end}"),
            // An event without a number follows the numbered one.
            1 => format!("event: tick{end}data: {id}{end}id: {id}{end}{end}data: plain{end}{end}"),
            2 => format!("id: {id}{end}: a comment{end}event: tick{end}data: {id}{end}data: ✓{end}{end}"),
            3 => format!("event: tick{end}id: {id}{end}data: {id} {}{end}{end}", "x".repeat(3_000)),
            _ => format!("event: tick{end}id: {id}{end}data: {id}{end}{end}"),
        };
        if entry.contains("tick") {
            self.numbered.push(id);
        }
        self.log.push(entry.into_bytes());
    }
}
