//! The `text/event-stream` decoder: any bytes, cut anywhere.
//!
//! The first byte of an input is the limit, the second the seed of the cuts; the rest is the stream.
#![no_main]

use hypertide_grammar::event_stream::{DEFAULT_LIMIT, Decoder, Item, TooLarge};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, PartialEq, Eq)]
enum Owned {
    Event(String, String, String),
    Id(String),
    Retry(u64),
    Comment(String),
}

fn own(item: Item<'_>) -> Owned {
    let is_line = |text: &str| !text.contains(['\r', '\n']);
    match item {
        Item::Event { name, data, id } => {
            assert!(is_line(name) && !data.contains('\r') && is_line(id) && !id.contains('\0'));
            Owned::Event(name.into(), data.into(), id.into())
        }
        Item::Id(id) => {
            assert!(is_line(id) && !id.contains('\0'));
            Owned::Id(id.into())
        }
        Item::Retry(time) => Owned::Retry(time),
        Item::Comment(text) => {
            assert!(is_line(text));
            Owned::Comment(text.into())
        }
    }
}

fn decode<'a>(limit: usize, chunks: impl Iterator<Item = &'a [u8]>) -> (Vec<Owned>, Result<(), TooLarge>) {
    let mut decoder = Decoder::with_limit(limit);
    let mut items = Vec::new();
    for chunk in chunks {
        let pushed = decoder.push(chunk, &mut |item| items.push(own(item)));
        if pushed.is_err() {
            return (items, pushed);
        }
    }
    (items, Ok(()))
}

/// Pieces of 0 to 7 bytes, by a small generator.
struct Pieces<'a> {
    rest: &'a [u8],
    state: u32,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let size = ((self.state >> 24) as usize % 8).min(self.rest.len());
        let (piece, rest) = self.rest.split_at(size);
        self.rest = rest;
        Some(piece)
    }
}

fuzz_target!(|input: &[u8]| {
    let [limit, seed, stream @ ..] = input else { return };
    // Odd values are limits that inputs reach; even ones the usual one.
    let limit = if limit % 2 == 1 { usize::from(*limit) / 4 } else { DEFAULT_LIMIT };
    let whole = decode(limit, std::iter::once(stream));
    assert_eq!(whole, decode(limit, Pieces { rest: stream, state: u32::from(*seed) }));
    assert_eq!(whole, decode(limit, stream.chunks(1)));
});
