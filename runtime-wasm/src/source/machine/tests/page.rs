//! The network that comes and goes, the page that is frozen.

use super::*;

#[test]
fn offline_the_timer_waits_and_online_retries_at_once() {
    let (mut machine, generation) = requested(Policy::source());
    machine.failed(generation, "refused", at(0.0));
    outputs(&mut machine);
    machine.went_offline();
    assert_eq!(outputs(&mut machine), [Output::ClearTimer]);
    machine.timer(at(250.0));
    assert_eq!(outputs(&mut machine), []);
    machine.went_online(at(9_000.0));
    connection(&mut machine);
}

#[test]
fn a_failure_while_offline_waits_for_the_network() {
    let (mut machine, generation) = opened(Policy::source());
    machine.went_offline();
    assert_eq!(outputs(&mut machine), [], "a connection that still works is kept");
    machine.failed(generation, "lost", at(0.0));
    assert_eq!(timer(&mut machine), None);
    machine.went_online(at(10.0));
    connection(&mut machine);
}

#[test]
fn online_does_not_go_below_retry_after() {
    let (mut machine, generation) = requested(Policy::source());
    machine.head(generation, &Head { retry_after: Some(60_000.0), ..head(503) }, at(0.0));
    machine.went_offline();
    outputs(&mut machine);
    machine.went_online(at(20_000.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 40_000.0 }]);
    machine.timer(at(60_000.0));
    connection(&mut machine);
}

#[test]
fn a_retry_after_is_over_with_the_attempt_that_waited_for_it() {
    let (mut machine, generation) = requested(Policy::source());
    machine.head(generation, &Head { retry_after: Some(60_000.0), ..head(503) }, at(1_000_000.0));
    machine.timer(at(1_060_000.0));
    connection(&mut machine);
    machine.frozen();
    outputs(&mut machine);
    // The clock was set back meanwhile.
    machine.resumed(at(500_000.0));
    connection(&mut machine);
}

#[test]
fn a_clock_set_back_does_not_make_a_retry_after_longer() {
    let (mut machine, generation) = requested(Policy::source());
    machine.head(generation, &Head { retry_after: Some(60_000.0), ..head(503) }, at(1_000_000.0));
    outputs(&mut machine);
    machine.went_online(at(0.0));
    assert_eq!(timer(&mut machine), Some(60_000.0));
}

#[test]
fn online_does_nothing_where_nothing_waits() {
    let (mut machine, _) = opened(Policy::source());
    machine.went_online(at(0.0));
    assert_eq!(outputs(&mut machine), []);
}

#[test]
fn a_frozen_page_disconnects_and_resumes_where_it_stood() {
    let (mut machine, generation) = at_event("7");
    machine.frozen();
    assert_eq!(outputs(&mut machine), [Output::Abort { generation }]);
    assert_eq!(machine.ready_state(), 0);
    assert!(!machine.bytes(generation, 1.0));
    machine.resumed(at(1_000_000.0));
    assert_eq!(resume(&mut machine, URL).1.as_deref(), Some("7"));
}

#[test]
fn freezing_ends_a_wait_and_resuming_keeps_to_retry_after() {
    let (mut machine, generation) = requested(Policy::source());
    machine.head(generation, &Head { retry_after: Some(60_000.0), ..head(503) }, at(0.0));
    outputs(&mut machine);
    machine.frozen();
    assert_eq!(outputs(&mut machine), [Output::ClearTimer]);
    machine.resumed(at(10_000.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: 50_000.0 }]);
}
