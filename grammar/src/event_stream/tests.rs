//! The format, as a specification: HTML standard 9.2.5 and 9.2.6, case by case.

use super::{Decoder, Item, TooLarge};
use proptest::prelude::*;

/// Items with their text kept.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Owned {
    Event { name: String, data: String, id: String },
    Id(String),
    Retry(u64),
    Comment(String),
}

fn own(item: Item<'_>) -> Owned {
    match item {
        Item::Event { name, data, id } => {
            Owned::Event { name: name.into(), data: data.into(), id: id.into() }
        }
        Item::Id(id) => Owned::Id(id.into()),
        Item::Retry(time) => Owned::Retry(time),
        Item::Comment(text) => Owned::Comment(text.into()),
    }
}

fn decode_with<'a>(
    mut decoder: Decoder,
    chunks: impl IntoIterator<Item = &'a [u8]>,
) -> (Vec<Owned>, Result<(), TooLarge>) {
    let mut items = Vec::new();
    for chunk in chunks {
        let result = decoder.push(chunk, &mut |item| items.push(own(item)));
        if result.is_err() {
            return (items, result);
        }
    }
    (items, Ok(()))
}

fn decode(stream: impl AsRef<[u8]>) -> Vec<Owned> {
    let (items, result) = decode_with(Decoder::new(), [stream.as_ref()]);
    assert_eq!(result, Ok(()));
    // Whatever a test says of the whole holds for the bytes one by one.
    let (one_by_one, _) = decode_with(Decoder::new(), stream.as_ref().chunks(1));
    assert_eq!(items, one_by_one);
    items
}

fn event(name: &str, data: &str, id: &str) -> Owned {
    Owned::Event { name: name.into(), data: data.into(), id: id.into() }
}

fn message(data: &str) -> Owned {
    event("", data, "")
}

#[test]
fn a_blank_line_dispatches_the_event() {
    assert_eq!(decode("data: a\n\ndata: b\n\n"), [message("a"), message("b")]);
}

#[test]
fn an_unfinished_last_event_is_dropped() {
    assert_eq!(decode("data: a\n\ndata: b\n"), [message("a")]);
    assert_eq!(decode("data: a\n\ndata: b"), [message("a")]);
    assert_eq!(decode("data: a"), []);
}

#[test]
fn lines_end_in_lf_cr_or_crlf() {
    assert_eq!(
        decode("data: a\n\ndata: b\r\rdata: c\r\n\r\ndata: d\r\n\ndata: e\n\r"),
        [message("a"), message("b"), message("c"), message("d"), message("e")]
    );
    // LF CR is two line ends.
    assert_eq!(decode("data: a\n\rdata: b\n\r"), [message("a"), message("b")]);
}

#[test]
fn a_crlf_over_a_chunk_border_is_one_line_end() {
    let (items, _) = decode_with(Decoder::new(), [&b"data: a\r"[..], b"", b"\ndata: b\r", b"\n\r", b"\n"]);
    assert_eq!(items, [message("a\nb")]);
}

#[test]
fn a_cr_at_the_end_of_a_chunk_dispatches_at_once() {
    let (items, _) = decode_with(Decoder::new(), [&b"data: a\r\r"[..]]);
    assert_eq!(items, [message("a")]);
}

#[test]
fn data_lines_are_joined_by_line_feeds() {
    assert_eq!(decode("data: YHOO\ndata: +2\ndata: 10\n\n"), [message("YHOO\n+2\n10")]);
    assert_eq!(decode("data\ndata\n\n"), [message("\n")]);
}

#[test]
fn one_empty_data_line_is_an_event_without_text() {
    assert_eq!(decode("data\n\ndata:\n\ndata: \n\n"), [message(""), message(""), message("")]);
}

#[test]
fn no_data_is_no_event_and_the_name_is_forgotten_all_the_same() {
    assert_eq!(decode("event: tick\n\ndata: a\n\n"), [message("a")]);
}

#[test]
fn one_space_after_the_colon_is_dropped() {
    assert_eq!(
        decode("data:a\n\ndata: a\n\ndata:  a\n\ndata:\ta\n\n"),
        [message("a"), message("a"), message(" a"), message("\ta")]
    );
}

#[test]
fn a_value_may_have_colons() {
    assert_eq!(decode("data: a:b: c\n\n"), [message("a:b: c")]);
}

#[test]
fn the_last_event_field_names_the_event() {
    assert_eq!(decode("event: a\ndata: 1\nevent: b\n\n"), [event("b", "1", "")]);
    assert_eq!(decode("event: a\nevent\ndata: 1\n\n"), [message("1")]);
    assert_eq!(decode("event: a\ndata: 1\n\ndata: 2\n\n"), [event("a", "1", ""), message("2")]);
}

#[test]
fn field_names_are_exact() {
    assert_eq!(decode("Data: a\n data: b\ndata : c\nfoo: d\ndatax\n\n"), []);
}

#[test]
fn an_id_stays_until_another_comes() {
    assert_eq!(
        decode("id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n"),
        [event("", "a", "1"), event("", "b", "1"), event("", "c", "2")]
    );
}

#[test]
fn an_id_with_nul_is_ignored_and_an_empty_one_clears() {
    assert_eq!(
        decode("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\nid\ndata: c\n\n"),
        [event("", "a", "1"), event("", "b", "1"), event("", "c", "")]
    );
}

#[test]
fn an_id_in_a_block_without_data_counts_once_the_block_is_complete() {
    assert_eq!(decode("id: 1\n\n"), [Owned::Id("1".into())]);
    assert_eq!(decode("id: 1\n"), []);
    assert_eq!(decode("id: 1\n\nid: 1\n\ndata: a\n\n"), [Owned::Id("1".into()), event("", "a", "1")]);
    assert_eq!(decode("id: 1\n\nid\n\n"), [Owned::Id("1".into()), Owned::Id("".into())]);
    assert_eq!(decode("id: 1\nid: 2\n\n"), [Owned::Id("2".into())]);
}

#[test]
fn an_id_of_other_bytes_that_reads_the_same_has_not_changed() {
    let (items, _) = decode_with(Decoder::new(), [&b"id:\x80\n\nid:\x81\n\n"[..]]);
    assert_eq!(items, [Owned::Id("\u{FFFD}".into())]);
}

#[test]
fn a_stream_that_continues_another_starts_with_its_last_id() {
    let (items, _) =
        decode_with(Decoder::new().with_last_event_id("41"), [&b"data: a\n\nid: 42\ndata: b\n\nid\n\n"[..]]);
    assert_eq!(items, [event("", "a", "41"), event("", "b", "42"), Owned::Id("".into())]);
}

#[test]
fn retry_is_ascii_digits_alone_and_counts_at_its_line() {
    assert_eq!(
        decode("retry: 1000\nretry:0\nretry:007\n"),
        [Owned::Retry(1000), Owned::Retry(0), Owned::Retry(7)]
    );
    assert_eq!(decode("retry\nretry: \nretry: -1\nretry: 1.5\nretry: 3s\nretry:  3\nretry: 1e3\n\n"), []);
    assert_eq!(decode("retry: 99999999999999999999999\n"), [Owned::Retry(u64::MAX)]);
}

#[test]
fn a_comment_is_given_as_it_stands_and_breaks_no_event() {
    assert_eq!(
        decode(":\n: beat \ndata: a\n:x: y\ndata: b\n\n"),
        [
            Owned::Comment("".into()),
            Owned::Comment(" beat ".into()),
            Owned::Comment("x: y".into()),
            message("a\nb")
        ]
    );
}

#[test]
fn one_leading_byte_order_mark_is_ignored() {
    assert_eq!(decode("\u{FEFF}data: a\n\n\u{FEFF}data: b\n\n"), [message("a")]);
    assert_eq!(decode("\u{FEFF}\u{FEFF}data: a\n\n"), []);
    assert_eq!(decode("\n\u{FEFF}data: a\n\n"), []);
    assert_eq!(decode("\u{FEFF}\ndata: a\n\n"), [message("a")]);
}

#[test]
fn invalid_utf8_is_replaced_as_a_browser_replaces_it() {
    assert_eq!(decode(b"data: \xFF\xC3(\xE2\x82\n\n"), [message("\u{FFFD}\u{FFFD}(\u{FFFD}")]);
    assert_eq!(
        decode(b"event: \xFF\nid: \xFF\ndata: a\ndata: \xF0\x9F\n\n"),
        [event("\u{FFFD}", "a\n\u{FFFD}", "\u{FFFD}")]
    );
    assert_eq!(decode(b":\xFF\n"), [Owned::Comment("\u{FFFD}".into())]);
    assert_eq!(decode(b"event: \xFF\nevent: b\ndata: a\n\n"), [event("b", "a", "")]);
}

#[test]
fn a_character_over_a_chunk_border_is_one_character() {
    assert_eq!(decode("event: ✓é\ndata: 🌊\nid: ø\n\n"), [event("✓é", "🌊", "ø")]);
}

#[test]
fn nul_is_a_character_like_others_in_data() {
    assert_eq!(decode("data: \0\n\n"), [message("\0")]);
}

#[test]
fn a_line_over_the_limit_is_an_error_complete_or_not() {
    let limited = || Decoder::with_limit(10);
    let too_large = Err(TooLarge { limit: 10 });
    assert_eq!(decode_with(limited(), [&b"data: 1234\n\n"[..]]), (vec![message("1234")], Ok(())));
    assert_eq!(decode_with(limited(), [&b"data: a\n\ndata: 12345\n\n"[..]]), (vec![message("a")], too_large));
    assert_eq!(decode_with(limited(), [&b"data: a\n\ndata: 12345"[..]]), (vec![message("a")], too_large));
    assert_eq!(
        decode_with(limited(), [&b"data: a\n\ndata:"[..], b" 12345"]),
        (vec![message("a")], too_large)
    );
}

#[test]
fn data_over_the_limit_is_an_error_though_each_line_is_short() {
    let limited = || Decoder::with_limit(11);
    let (items, result) = decode_with(limited(), [&b"data: 1234\ndata: 1234\ndata: 1\n\n"[..]]);
    assert_eq!((items, result), (vec![message("1234\n1234\n1")], Ok(())));
    let (items, result) = decode_with(limited(), [&b"data: 1234\ndata: 1234\ndata: 12\n\n"[..]]);
    assert_eq!((items, result), (vec![], Err(TooLarge { limit: 11 })));
}

#[test]
fn after_an_error_every_call_fails() {
    let mut decoder = Decoder::with_limit(4);
    assert!(decoder.push(b"data: a", &mut |_| {}).is_err());
    assert_eq!(
        decoder.push(b"\n\n", &mut |item| panic!("{item:?} after the error")),
        Err(TooLarge { limit: 4 })
    );
    assert_eq!(TooLarge { limit: 4 }.to_string(), "a line or an event of the stream is larger than 4 bytes");
}

/// Lines that mean something more often than random bytes would.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let value = prop_oneof![
        "[ -~]{0,12}".prop_map(String::into_bytes),
        "\\PC{0,6}".prop_map(String::into_bytes),
        proptest::collection::vec(any::<u8>(), 0..6),
        "[0-9]{1,22}".prop_map(String::into_bytes),
    ];
    let field = prop_oneof!["data", "event", "id", "retry", "", "dat", "\u{FEFF}", "[a-z]{1,3}"];
    let colon = prop_oneof![Just(":"), Just(": "), Just("")];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n"), Just("\r\n\r\n"), Just("\r\r")];
    let line = (field, colon, value, end).prop_map(|(field, colon, value, end)| {
        [field.as_bytes(), colon.as_bytes(), &value, end.as_bytes()].concat()
    });
    (any::<bool>(), proptest::collection::vec(line, 0..20)).prop_map(|(mark, lines)| {
        let mark: &[u8] = if mark { "\u{FEFF}".as_bytes() } else { b"" };
        [mark, &lines.concat()].concat()
    })
}

fn pieces<'a>(stream: &'a [u8], cuts: &[prop::sample::Index]) -> Vec<&'a [u8]> {
    let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(stream.len() + 1)).collect();
    at.push(0);
    at.push(stream.len());
    at.sort_unstable();
    at.windows(2).map(|pair| &stream[pair[0]..pair[1]]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_cutting_gives_the_same_items(
        stream in stream(),
        cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..12),
        limit in prop_oneof![Just(super::DEFAULT_LIMIT), 1_usize..40],
    ) {
        let whole = decode_with(Decoder::with_limit(limit), [&stream[..]]);
        let cut = decode_with(Decoder::with_limit(limit), pieces(&stream, &cuts));
        prop_assert_eq!(whole, cut);
    }

    #[test]
    fn the_decoder_agrees_with_the_standard_read_aloud(stream in stream()) {
        prop_assert_eq!(decode_with(Decoder::new(), [&stream[..]]).0, read_aloud(&stream));
    }
}

/// The standard's own words, over the whole text at once and without regard to speed.
fn read_aloud(stream: &[u8]) -> Vec<Owned> {
    let text = String::from_utf8_lossy(stream);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    lines.pop(); // what no line end follows is no line
    let mut items = Vec::new();
    let (mut name, mut data, mut id, mut last_id) =
        (String::new(), String::new(), String::new(), String::new());
    for line in lines {
        if line.is_empty() {
            let changed = id != last_id;
            last_id.clone_from(&id);
            if data.is_empty() {
                if changed {
                    items.push(Owned::Id(id.clone()));
                }
            } else {
                data.pop();
                items.push(event(&name, &data, &id));
            }
            data.clear();
            name.clear();
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        if line.starts_with(':') {
            items.push(Owned::Comment(value.into()));
            continue;
        }
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => name = value.into(),
            "data" => {
                data.push_str(value);
                data.push('\n');
            }
            "id" if !value.contains('\0') => id = value.into(),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                items.push(Owned::Retry(value.parse().unwrap_or(u64::MAX)));
            }
            _ => {}
        }
    }
    items
}

#[test]
fn an_event_behind_the_mark_and_an_empty_line_is_kept_however_it_is_cut() {
    let stream = "\u{feff}\rdata: 1\r\n\r\n".as_bytes();
    for at in 0..=stream.len() {
        let (before, after) = stream.split_at(at);
        let (items, _) = decode_with(Decoder::new(), [before, after]);
        assert_eq!(items.len(), 1, "cut at {at}: {items:?}");
    }
}
