//! What is retried, when, and what is final.

use super::*;

#[test]
fn a_failure_is_retried_after_a_delay() {
    let (mut machine, generation) = requested(Policy::source());
    machine.failed(generation, "refused", at(0.0));
    assert_eq!(machine.ready_state(), 0);
    assert_eq!(
        outputs(&mut machine),
        [
            Output::Abort { generation },
            Output::SetTimer { after: 250.0 },
            Output::Report(Report::Error {
                reason: Reason::Network,
                status: None,
                attempt: 1,
                retry_in: Some(250.0),
                message: "refused".into()
            })
        ]
    );
    machine.timer(at(250.0));
    let again = connection(&mut machine);
    machine.begin(again, URL, false, at(250.0)).unwrap();
    machine.failed(again, "refused", at(260.0));
    assert_eq!(timer(&mut machine), Some(500.0), "the delay doubles");
    assert_eq!(machine.retry_count(), 2);
}

#[test]
fn the_end_of_the_stream_is_retried() {
    let (mut machine, generation) = opened(Policy::source());
    machine.end(generation, at(0.0));
    assert_eq!(
        reports(&mut machine),
        [Report::Error {
            reason: Reason::End,
            status: Some(200),
            attempt: 1,
            retry_in: Some(250.0),
            message: "the stream ended".into()
        }]
    );
}

#[test]
fn the_retry_count_is_reset_by_the_first_byte_not_by_the_head() {
    let (mut machine, generation) = requested(Policy::source());
    machine.failed(generation, "refused", at(0.0));
    machine.timer(at(300.0));
    let (generation, _) = resume(&mut machine, URL);
    assert!(machine.head(generation, &head(200), at(300.0)));
    assert!(matches!(reports(&mut machine)[..], [Report::Open { attempt: 1, .. }]));
    assert_eq!(machine.retry_count(), 1);
    assert!(machine.bytes(generation, 301.0));
    assert_eq!(machine.retry_count(), 0);
}

#[test]
fn the_server_sets_the_first_delay_for_this_and_later_connections() {
    let (mut machine, generation) = opened(Policy::source());
    machine.item(generation, &Item::Retry(4000));
    machine.end(generation, at(0.0));
    assert_eq!(timer(&mut machine), Some(2000.0));
    machine.timer(at(2000.0));
    let (generation, _) = resume(&mut machine, URL);
    machine.failed(generation, "refused", at(2000.0));
    assert_eq!(timer(&mut machine), Some(4000.0));
}

#[test]
fn no_content_closes_for_good_without_an_error() {
    let (mut machine, generation) = requested(Policy::source());
    assert!(!machine.head(generation, &head(204), at(0.0)));
    assert_eq!(
        outputs(&mut machine),
        [Output::Abort { generation }, Output::Report(Report::Close { reason: Reason::NoContent })]
    );
}

#[test]
fn final_errors_are_reported_and_close() {
    let finish = |end: fn(&mut Machine, u32)| {
        let (mut machine, generation) = requested(Policy::source());
        end(&mut machine, generation);
        assert_eq!(machine.ready_state(), 2);
        assert!(outputs(&mut machine).contains(&Output::Abort { generation }));
        let (mut machine, generation) = requested(Policy::source());
        end(&mut machine, generation);
        match &reports(&mut machine)[..] {
            [Report::Open { .. }, rest @ ..] | rest => match rest {
                [Report::Error { reason, status, retry_in: None, .. }, Report::Close { reason: closed }] => {
                    assert_eq!(reason, closed);
                    (*reason, *status)
                }
                _ => panic!("{rest:?}"),
            },
        }
    };
    let html = Head { content_type: "text/html", ..head(200) };
    assert_eq!(
        finish(|machine, generation| {
            machine.head(generation, &Head { content_type: "text/html", ..head(200) }, at(0.0));
        }),
        (Reason::ContentType, Some(html.status))
    );
    assert_eq!(
        finish(|machine, generation| {
            machine.head(generation, &head(404), at(0.0));
        }),
        (Reason::Status, Some(404))
    );
    assert_eq!(
        finish(|machine, generation| {
            machine.head(generation, &head(200), at(0.0));
            machine.too_large(generation);
        }),
        (Reason::TooLarge, Some(200))
    );
    assert_eq!(finish(|machine, generation| machine.no_address(generation, "no url")), (Reason::Url, None));
}

#[test]
fn retry_after_is_a_lower_bound_of_the_delay() {
    for (retry_after, delay) in [(Some(60_000.0), 60_000.0), (Some(100.0), 250.0), (None, 250.0)] {
        let (mut machine, generation) = requested(Policy::source());
        machine.head(generation, &Head { retry_after, ..head(503) }, at(0.0));
        assert_eq!(timer(&mut machine), Some(delay));
    }
}

#[test]
fn a_long_timer_is_set_in_parts_and_an_early_one_again() {
    let month = 30.0 * 24.0 * 3_600_000.0;
    let (mut machine, generation) = requested(Policy::source());
    machine.head(generation, &Head { retry_after: Some(month), ..head(503) }, at(0.0));
    assert_eq!(timer(&mut machine), Some(2_147_483_647.0));
    machine.timer(at(2_147_483_647.0));
    assert_eq!(outputs(&mut machine), [Output::SetTimer { after: month - 2_147_483_647.0 }]);
    machine.timer(at(month));
    connection(&mut machine);
}

#[test]
fn a_clock_set_back_does_not_hold_a_retry_up() {
    let (mut machine, generation) = requested(Policy::source());
    machine.failed(generation, "refused", at(1_000_000.0));
    outputs(&mut machine);
    machine.timer(at(5.0));
    connection(&mut machine);
}
