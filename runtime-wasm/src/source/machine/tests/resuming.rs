//! `Last-Event-ID`.

use super::*;

#[test]
fn opened_again_after_close_it_goes_on_where_it_stood() {
    let (mut machine, _) = at_event("7");
    machine.close(Reason::Close);
    machine.open(None).unwrap();
    assert_eq!(resume(&mut machine, URL).1.as_deref(), Some("7"));
}

#[test]
fn the_last_event_id_is_sent_with_every_reconnect() {
    let (mut machine, mut generation) = at_event("7");
    for _ in 0..3 {
        machine.failed(generation, "reset", at(0.0));
        outputs(&mut machine);
        machine.timer(at(60_000.0));
        let (again, id) = resume(&mut machine, URL);
        assert_eq!(id.as_deref(), Some("7"));
        generation = again;
    }
    assert!(machine.head(generation, &head(200), at(0.0)));
    assert!(matches!(reports(&mut machine)[..], [Report::Open { resumed: true, .. }]));
}

#[test]
fn what_was_decoded_but_not_handled_is_asked_for_again() {
    let (mut machine, generation) = at_event("7");
    machine.item(generation, &Item::Event { name: "", data: "", id: "8" });
    machine.item(generation, &Item::Id("9"));
    machine.stands_at("7");
    machine.close(Reason::Close);
    machine.open(None).unwrap();
    assert_eq!(resume(&mut machine, URL).1.as_deref(), Some("7"));
}

#[test]
fn an_id_without_data_counts_and_an_empty_id_clears() {
    let (mut machine, generation) = at_event("7");
    assert!(!machine.item(generation, &Item::Id("8")));
    assert_eq!(machine.last_event_id(), "8");
    machine.item(generation, &Item::Id(""));
    machine.end(generation, at(0.0));
    machine.timer(at(1000.0));
    assert_eq!(resume(&mut machine, URL).1, None, "an empty id is not sent");
}

#[test]
fn another_query_keeps_the_id_and_another_path_or_origin_forgets_it() {
    for (url, kept) in [
        ("https://tide.example/prices?token=2", true),
        ("https://tide.example/prices#now", true),
        ("https://tide.example/other", false),
        ("https://tide.example/prices/", false),
        ("https://other.example/prices", false),
        ("http://tide.example/prices", false),
    ] {
        let (mut machine, generation) = at_event("7");
        machine.end(generation, at(0.0));
        machine.timer(at(1000.0));
        assert_eq!(resume(&mut machine, url).1.is_some(), kept, "{url}");
        assert_eq!(machine.url(), url);
    }
}

/// Loses its connection to another origin, where it stood at event 7, and makes a new request with the id.
fn resuming_across_origins() -> (Machine, u32) {
    let (mut machine, generation) = at_event("7");
    machine.end(generation, at(0.0));
    machine.timer(at(1_000.0));
    let generation = connection(&mut machine);
    let request = machine.begin(generation, URL, true, at(1_000.0)).unwrap();
    assert_eq!(request.last_event_id, Some("7"));
    (machine, generation)
}

#[test]
fn where_the_preflight_may_be_refused_one_attempt_is_made_without_the_id() {
    let (mut machine, generation) = resuming_across_origins();
    machine.failed(generation, "Failed to fetch", at(1_000.0));
    let generation = connection(&mut machine);
    let request = machine.begin(generation, URL, true, at(1_000.0)).unwrap();
    assert_eq!(request.last_event_id, None);
    machine.head(generation, &head(200), at(1_000.0));
    assert_eq!(
        reports(&mut machine),
        [Report::Open { status: Some(200), attempt: 1, resumed: false, message: CORS_HINT }]
    );
    assert!(CORS_HINT.contains("Access-Control-Allow-Headers"));
}

#[test]
fn where_that_fails_too_the_next_retry_has_the_id_again() {
    let (mut machine, generation) = resuming_across_origins();
    machine.failed(generation, "Failed to fetch", at(1_000.0));
    let generation = connection(&mut machine);
    machine.begin(generation, URL, true, at(1_000.0)).unwrap();
    machine.failed(generation, "Failed to fetch", at(1_000.0));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { attempt: 2, retry_in: Some(_), .. }]));
    machine.timer(at(9_000.0));
    assert_eq!(resume(&mut machine, URL).1.as_deref(), Some("7"));
}

#[test]
fn a_server_that_took_the_id_once_is_never_asked_without_it() {
    let (mut machine, generation) = resuming_across_origins();
    machine.head(generation, &head(503), at(1_000.0));
    machine.timer(at(9_000.0));
    let generation = connection(&mut machine);
    machine.begin(generation, URL, true, at(9_000.0)).unwrap();
    machine.failed(generation, "Failed to fetch", at(9_000.0));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { .. }]));
}
