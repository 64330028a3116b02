//! How a source connects, reads as the specification does: one rule, one test.

use super::{CORS_HINT, Head, Machine, Moment, NoUrl, Output, Policy, Reason, Report, Rule};
use hypertide_grammar::event_stream::Item;

const URL: &str = "https://tide.example/prices";
const NO_RANDOM: f64 = 0.0;

fn at(now: f64) -> Moment {
    Moment { now, random: NO_RANDOM }
}

fn outputs(machine: &mut Machine) -> Vec<Output> {
    std::iter::from_fn(|| machine.poll()).collect()
}

fn reports(machine: &mut Machine) -> Vec<Report> {
    outputs(machine)
        .into_iter()
        .filter_map(|output| if let Output::Report(report) = output { Some(report) } else { None })
        .collect()
}

/// The generation of the connection that is asked for, among other things or alone.
fn connection(machine: &mut Machine) -> u32 {
    let outputs = outputs(machine);
    let mut generations = outputs.iter().filter_map(|output| match output {
        Output::Connect { generation, .. } => Some(*generation),
        _ => None,
    });
    let generation = generations.next().unwrap_or_else(|| panic!("no connection is asked for: {outputs:?}"));
    assert_eq!(generations.next(), None);
    generation
}

fn timer(machine: &mut Machine) -> Option<f64> {
    outputs(machine).iter().rev().find_map(|output| match output {
        Output::SetTimer { after } => Some(*after),
        _ => None,
    })
}

fn head(status: u16) -> Head<'static> {
    Head { status, content_type: "text/event-stream", retry_after: None }
}

fn declared(policy: Policy) -> Machine {
    let mut machine = Machine::new(policy, true);
    machine.open(None).unwrap();
    machine
}

/// A machine whose request is under way at time 0, and its generation.
fn requested(policy: Policy) -> (Machine, u32) {
    let mut machine = declared(policy);
    let generation = connection(&mut machine);
    assert!(machine.begin(generation, URL, false, at(0.0)).is_some());
    (machine, generation)
}

fn opened(policy: Policy) -> (Machine, u32) {
    let (mut machine, generation) = requested(policy);
    assert!(machine.head(generation, &head(200), at(0.0)));
    outputs(&mut machine);
    (machine, generation)
}

/// One that is open and has handled the event with this id.
fn at_event(id: &str) -> (Machine, u32) {
    let (mut machine, generation) = opened(Policy::source());
    assert!(machine.bytes(generation, 0.0));
    assert!(machine.item(generation, &Item::Event { name: "", data: "", id }));
    (machine, generation)
}

/// Makes the connection that is asked for, and says with which last event id.
fn resume(machine: &mut Machine, url: &str) -> (u32, Option<String>) {
    let generation = connection(machine);
    let request = machine.begin(generation, url, false, at(0.0)).expect("a request");
    (generation, request.last_event_id.map(str::to_owned))
}

#[test]
fn opening_connects_and_says_so() {
    let (mut machine, generation) = requested(Policy::source());
    assert_eq!((machine.ready_state(), machine.url()), (0, URL));
    assert!(machine.head(generation, &head(200), at(5.0)));
    assert_eq!(machine.ready_state(), 1);
    let open = Report::Open { status: Some(200), attempt: 0, resumed: false, message: "" };
    assert_eq!(outputs(&mut machine), [Output::Report(open)]);
}

#[test]
fn without_an_address_there_is_nothing_to_open() {
    let mut machine = Machine::new(Policy::source(), false);
    assert_eq!(machine.ready_state(), 2);
    assert_eq!(machine.open(None), Err(NoUrl));
    assert_eq!(outputs(&mut machine), []);
    assert_eq!(machine.open(Some(URL)), Ok(()));
    assert_eq!(outputs(&mut machine), [Output::Connect { generation: 2, url: Some(URL.into()) }]);
    machine.close(Reason::Close);
    assert_eq!(machine.open(None), Err(NoUrl), "the address of open(url) holds until close()");
}

#[test]
fn opening_what_is_open_or_connecting_does_nothing() {
    for (mut machine, _) in [requested(Policy::source()), opened(Policy::source())] {
        machine.open(None).unwrap();
        machine.open(Some(URL)).unwrap();
        assert_eq!(outputs(&mut machine), []);
    }
}

#[test]
fn opening_another_address_ends_the_old_connection_and_forgets_the_id() {
    let (mut machine, old) = at_event("7");
    machine.open(Some("https://tide.example/prices?other")).unwrap();
    assert_eq!(outputs(&mut machine)[0], Output::Abort { generation: old });
    assert_eq!(machine.last_event_id(), "");
    assert!(!machine.bytes(old, 1.0));
    assert!(!machine.item(old, &Item::Event { name: "", data: "", id: "8" }));
    assert_eq!(machine.last_event_id(), "");
}

#[test]
fn the_address_of_open_holds_over_reconnects() {
    let mut machine = Machine::new(Policy::source(), true);
    machine.open(Some(URL)).unwrap();
    let generation = connection(&mut machine);
    machine.begin(generation, URL, false, at(0.0)).unwrap();
    machine.failed(generation, "refused", at(0.0));
    machine.timer(at(300.0));
    let again = outputs(&mut machine).pop();
    assert!(matches!(again, Some(Output::Connect { url: Some(url), .. }) if &*url == URL));
}

#[test]
fn closing_is_reported_once() {
    let (mut machine, generation) = opened(Policy::source());
    machine.close(Reason::Close);
    machine.close(Reason::Close);
    assert_eq!(
        outputs(&mut machine),
        [Output::Abort { generation }, Output::Report(Report::Close { reason: Reason::Close })]
    );
    assert_eq!(machine.ready_state(), 2);
    machine.failed(generation, "aborted", at(1.0));
    machine.end(generation, at(1.0));
    machine.timer(at(100_000.0));
    machine.went_online(at(100_000.0));
    machine.frozen();
    machine.resumed(at(100_000.0));
    assert_eq!(outputs(&mut machine), []);
}

#[test]
fn what_was_never_opened_does_not_close() {
    let mut machine = Machine::new(Policy::source(), true);
    machine.close(Reason::Close);
    assert_eq!(outputs(&mut machine), []);
}

#[test]
fn closing_while_the_address_is_evaluated_sends_no_request() {
    let mut machine = declared(Policy::source());
    let generation = connection(&mut machine);
    machine.close(Reason::Close);
    assert_eq!(machine.begin(generation, URL, false, at(0.0)), None);
}

#[test]
fn closing_ends_the_wait_for_the_next_attempt() {
    let (mut machine, generation) = requested(Policy::source());
    machine.failed(generation, "refused", at(0.0));
    outputs(&mut machine);
    machine.close(Reason::Removed);
    assert_eq!(
        outputs(&mut machine),
        [Output::ClearTimer, Output::Report(Report::Close { reason: Reason::Removed })]
    );
}

#[test]
fn opened_again_after_close_it_goes_on_where_it_stood() {
    let (mut machine, _) = at_event("7");
    machine.close(Reason::Close);
    machine.open(None).unwrap();
    assert_eq!(resume(&mut machine, URL).1.as_deref(), Some("7"));
}

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
fn online_does_nothing_where_nothing_waits() {
    let (mut machine, _) = opened(Policy::source());
    machine.went_online(at(0.0));
    assert_eq!(outputs(&mut machine), []);
}

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

#[test]
fn a_hidden_page_stays_connected() {
    let (mut machine, _) = opened(Policy::source());
    machine.hidden();
    machine.shown(at(1.0));
    assert_eq!(outputs(&mut machine), []);
}

#[test]
fn where_the_policy_says_so_hiding_disconnects_until_the_page_is_shown() {
    let (mut machine, generation) = opened(Policy { open_when_hidden: false, ..Policy::source() });
    machine.hidden();
    assert_eq!(outputs(&mut machine), [Output::Abort { generation }]);
    machine.resumed(at(1.0));
    assert_eq!(outputs(&mut machine), [], "running is not shown");
    machine.shown(at(1.0));
    connection(&mut machine);
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

#[test]
fn a_request_retries_what_its_rule_says_and_as_often() {
    let most = |rule| Policy { rule, most_retries: Some(1), ..Policy::source() };
    let (mut machine, generation) = requested(most(Rule::Auto));
    machine.failed(generation, "refused", at(0.0));
    machine.timer(at(1_000.0));
    let (generation, _) = resume(&mut machine, URL);
    machine.failed(generation, "refused", at(1_000.0));
    let reports_of_last = reports(&mut machine);
    assert!(matches!(
        reports_of_last[..],
        [Report::Error { attempt: 1, retry_in: None, .. }, Report::Close { reason: Reason::Network }]
    ));

    let (mut machine, generation) = opened(most(Rule::Auto));
    machine.end(generation, at(0.0));
    assert_eq!(reports(&mut machine), [Report::Close { reason: Reason::End }]);

    let (mut machine, generation) = opened(most(Rule::Always));
    machine.end(generation, at(0.0));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { retry_in: Some(_), .. }]));

    let (mut machine, generation) = requested(most(Rule::Never));
    machine.failed(generation, "refused", at(0.0));
    assert_eq!(machine.ready_state(), 2);
}

#[test]
fn with_the_browsers_own_event_source_the_browser_retries() {
    let mut machine = declared(Policy { native: true, ..Policy::source() });
    let (generation, _) = resume(&mut machine, URL);
    machine.native_open(generation);
    assert!(matches!(reports(&mut machine)[..], [Report::Open { status: None, resumed: false, .. }]));
    assert!(machine.native_message(generation, "3"));
    machine.native_error(generation, false);
    assert_eq!((machine.ready_state(), machine.retry_count()), (0, 1));
    assert!(matches!(reports(&mut machine)[..], [Report::Error { status: None, attempt: 1, .. }]));
    machine.native_open(generation);
    assert!(matches!(reports(&mut machine)[..], [Report::Open { resumed: true, attempt: 1, .. }]));
    machine.native_error(generation, true);
    assert_eq!(machine.ready_state(), 2);
    assert!(matches!(
        reports(&mut machine)[..],
        [Report::Error { retry_in: None, .. }, Report::Close { .. }]
    ));
    assert!(!machine.native_message(generation, "4"));
}
