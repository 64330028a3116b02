//! Silence, heartbeats and sleep.

use super::*;

const TIMEOUT: Policy = Policy { timeout: Some(2_000.0), ..Policy::source() };

#[test]
fn silence_beyond_the_timeout_is_a_failure() {
    let (mut machine, generation) = requested(TIMEOUT);
    assert_eq!(timer(&mut machine), Some(2_000.0));
    machine.head(generation, &head(200), at(100.0));
    machine.bytes(generation, 500.0);
    outputs(&mut machine);
    machine.timer(at(2_000.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 500.0 }], "measured from the last byte");
    machine.timer(at(2_500.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 0.0 }], "one turn of reading");
    machine.timer(at(2_501.0));
    assert!(matches!(
        reports(&mut machine)[..],
        [Report::Error { reason: Reason::Timeout, retry_in: Some(_), .. }]
    ));
}

#[test]
fn silence_counts_before_the_answer_too() {
    let (mut machine, _) = requested(TIMEOUT);
    machine.timer(at(2_000.0));
    machine.timer(at(2_000.0));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { reason: Reason::Timeout, .. }]));
}

#[test]
fn without_a_timeout_silence_is_fine_until_a_heartbeat_was_seen() {
    let (mut machine, generation) = opened(Policy::source());
    machine.bytes(generation, 1_000.0);
    machine.item(generation, &Item::Event { name: "", data: "", id: "" });
    assert_eq!(outputs(&mut machine), []);
    machine.item(generation, &Item::Comment(""));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 45_000.0 }]);
    machine.item(generation, &Item::Comment(""));
    assert_eq!(outputs(&mut machine), [], "one timer, however many heartbeats");
    machine.bytes(generation, 40_000.0);
    machine.timer(at(46_000.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 39_000.0 }]);
    machine.timer(at(85_000.0));
    machine.timer(at(85_001.0));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { reason: Reason::Timeout, .. }]));
}

#[test]
fn a_heartbeat_of_one_connection_says_nothing_of_the_next() {
    let (mut machine, generation) = opened(Policy::source());
    machine.item(generation, &Item::Comment(""));
    machine.end(generation, at(0.0));
    machine.timer(at(1_000.0));
    let (generation, _) = resume(&mut machine, URL);
    machine.head(generation, &head(200), at(1_000.0));
    assert_eq!(timer(&mut machine), None);
}

#[test]
fn after_sleep_what_has_arrived_is_read_first() {
    let (mut machine, generation) = opened(TIMEOUT);
    machine.timer(at(3_600_000.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 1_000.0 }]);
    assert!(machine.bytes(generation, 3_600_010.0));
    machine.timer(at(3_601_000.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 1_010.0 }], "it lives");
}

#[test]
fn a_clock_set_back_does_not_keep_a_dead_connection() {
    let (mut machine, generation) = opened(Policy { timeout: Some(1000.0), ..Policy::source() });
    machine.bytes(generation, 1_000_000.0);
    machine.timer(at(1_000_000.0));
    assert_eq!(timer(&mut machine), Some(1000.0));
    machine.timer(at(500.0));
    assert_eq!(timer(&mut machine), Some(1000.0), "how long it was silent before is not known");
    machine.timer(at(1500.0));
    machine.timer(at(1500.0));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { reason: Reason::Timeout, .. }]));
}
