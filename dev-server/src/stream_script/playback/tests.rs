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
fn half_an_event_is_no_event_and_strikes_once() {
    let text = "data: a\n\n: part da\n: drop\n\ndata: b\n: end\ndata: c\n\n";
    assert_eq!(
        all(text),
        "id: 1\ndata: a\n\nid: 2\nda<drop>",
        "it looks like the event that it could have become"
    );
    assert_eq!(resumed(text, "1", 1).unwrap(), "id: 2\ndata: c\n\n<end>");
    let text = "id: {{n}}\ndata: a\n\nid: {{n}}\n: drop\nid: {{n}}\ndata: b\n\n";
    assert_eq!(all(text), "id: 1\ndata: a\n\nid: 2\n<drop>");
    assert_eq!(resumed(text, "1", 1).unwrap(), "id: 2\ndata: b\n\n<end>");
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
        "data: a\n\n: start\ndata: b\n\n: start\ndata: c\n\n: loop 2\n: loop 3\ndata: d\n\n: loop 100\n";
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
    let numbered = "id: a{{n}}\ndata: a\n\nid: b{{n}}\ndata: b\n\n: wait 1s\n: loop\n";
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
        resumed("data: a\n\n: start\n: ping\n: wait 1s\n: loop\n", "1", 1).unwrap().starts_with(": ping\n")
    );
}

#[test]
fn a_long_loop_without_a_pause_comes_back_all_the_same() {
    let mut playback = Playback::from_top(script("data: a\n\n: loop 18446744073709551615\n"));
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
        let text: String = (0..random.usize(..14)).map(|_| *random.choice(pieces.iter()).unwrap()).collect();
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
    let mut playback =
        Playback::after(script("data: a\n\n: wait 0s\n: loop\n"), "18446744073709551615").unwrap();
    playback.advance(&mut Fixed, &mut Vec::new());
}
