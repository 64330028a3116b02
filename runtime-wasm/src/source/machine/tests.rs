//! How a source connects, reads as the specification does: one rule, one test.

mod page;
mod resuming;
mod retrying;
mod silence;

use super::{CORS_HINT, Head, Machine, Moment, NoUrl, Output, Policy, Reason, Report};
use hypertide_grammar::event_stream::Item;

const URL: &str = "https://tide.example/prices";
const NO_RANDOM: f64 = 0.0;

fn at(now: f64) -> Moment {
    Moment { now, random: NO_RANDOM }
}

fn outputs(machine: &mut Machine) -> Vec<Output> {
    machine.outputs()
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
    assert_eq!(outputs(&mut machine), [Output::Connect { generation: 1, url: Some(URL.into()) }]);
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
