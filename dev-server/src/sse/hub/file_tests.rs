use super::*;
use crate::sse::{
    Event, PublishError,
    hub::log::{Bounds, Log},
};

const BOUNDS: Bounds = Bounds { events: 100, bytes: 1 << 20 };

fn open(path: &Path, bounds: Bounds) -> Log {
    let (file, contents) = LogFile::open(path).unwrap();
    Log::on_disk(file, contents, bounds).unwrap()
}

fn fill(log: &mut Log, count: u64) {
    for _ in 0..count {
        let n = log.head() + 1;
        log.append(&Event::from(format!("event {n}"))).unwrap();
    }
}

/// The data of all events kept.
fn kept(log: &mut Log) -> Vec<String> {
    let mut text = String::new();
    let mut after = log.base();
    while let Some((bytes, to)) = log.run_after(after) {
        text.push_str(std::str::from_utf8(&bytes).unwrap());
        after = to;
    }
    text.lines().filter_map(|line| line.strip_prefix("data: event ")).map(Into::into).collect()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn the_log_outlives_the_process_and_the_sequence_goes_on() {
    let folder = folder();
    let path = folder.path().join("events");
    let mut log = open(&path, BOUNDS);
    fill(&mut log, 3);
    let last = log.id(3);
    drop(log);

    let mut log = open(&path, BOUNDS);
    assert_eq!(log.resume(Some(&last.to_string())).0, 3);
    fill(&mut log, 1);
    assert_eq!(kept(&mut log), ["1", "2", "3", "4"]);
    assert_ne!(log.id(4).epoch(), last.epoch());
    // What the first opening sent is known, what it never sent is not.
    assert!(log.resume(Some(&format!("{}-2", last.epoch()))).1.is_resumed());
    assert!(!log.resume(Some(&format!("{}-4", last.epoch()))).1.is_resumed());
}

#[test]
fn a_log_opened_many_times_still_knows_all_it_keeps_and_grows_no_list_of_what_it_does_not() {
    let folder = folder();
    let path = folder.path().join("events");
    let mut log = open(&path, BOUNDS);
    fill(&mut log, 1);
    let first = log.id(1).to_string();
    for _ in 0..100 {
        log.release_file();
        log = open(&path, BOUNDS);
    }
    assert_eq!(log.resume(Some(&first)), (1, crate::sse::Start::Resumed { replayed: 0 }));
    fill(&mut log, 2 * BOUNDS.events as u64);
    log.release_file();
    log = open(&path, BOUNDS);
    // The first event is gone for good, and its epoch with it.
    let crate::sse::Start::Gap(gap) = log.resume(Some(&first)).1 else { panic!("a gap") };
    assert_eq!(gap.missed, None);
}

#[test]
fn an_event_cut_at_any_byte_is_dropped_and_nothing_else() {
    let folder = folder();
    let path = folder.path().join("events");
    let mut log = open(&path, BOUNDS);
    fill(&mut log, 2);
    let whole = fs::metadata(&path).unwrap().len();
    fill(&mut log, 1);
    let lost = log.id(3).to_string();
    drop(log);
    let image = fs::read(&path).unwrap();

    for length in whole as usize..image.len() {
        let path = folder.path().join(format!("cut at {length}"));
        fs::write(&path, &image[..length]).unwrap();
        let mut log = open(&path, BOUNDS);
        assert_eq!(kept(&mut log), ["1", "2"]);
        fill(&mut log, 1);
        assert_eq!(kept(&mut log), ["1", "2", "3"]);
        // The reader of the lost third event is not told that it has seen the new one.
        let (after, start) = log.resume(Some(&lost));
        assert_eq!((after, start.is_resumed()), (2, false));
    }
}

#[test]
fn any_changed_byte_of_an_event_is_noticed() {
    let folder = folder();
    let path = folder.path().join("events");
    let mut log = open(&path, BOUNDS);
    fill(&mut log, 1);
    let whole = fs::metadata(&path).unwrap().len();
    fill(&mut log, 1);
    drop(log);
    let image = fs::read(&path).unwrap();

    for at in whole as usize..image.len() {
        let path = folder.path().join(format!("changed at {at}"));
        let mut image = image.clone();
        image[at] ^= 1;
        fs::write(&path, &image).unwrap();
        assert_eq!(kept(&mut open(&path, BOUNDS)), ["1"], "byte {at}");
    }
}

#[test]
fn a_file_of_something_else_is_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("events");
    fs::write(&path, "dear diary\n").unwrap();
    let error = LogFile::open(&path).unwrap_err();
    assert!(
        error.to_string().ends_with("is no event log: its first line is not `:hypertide event log 1`"),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), b"dear diary\n");
}

#[test]
fn a_file_in_use_is_refused() {
    let folder = folder();
    let path = folder.path().join("events");
    let _log = open(&path, BOUNDS);
    let error = LogFile::open(&path).unwrap_err();
    assert!(error.to_string().contains("in use"), "{error}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = folder();
    let error = LogFile::open(&folder.path().join("missing/events")).unwrap_err();
    assert!(error.to_string().contains("missing/events"), "{error}");
}

#[test]
fn the_file_is_compacted_and_stays_bounded() {
    let folder = folder();
    let path = folder.path().join("events");
    let bounds = Bounds { events: 100, bytes: 20_000 };
    let mut log = open(&path, bounds);
    let first = log.id(1).to_string();
    for _ in 0..10 {
        fill(&mut log, 1_000);
        assert!(fs::metadata(&path).unwrap().len() < COMPACT_FROM + 200);
    }
    drop(log);

    let mut log = open(&path, bounds);
    assert_eq!((log.base(), log.head()), (9_900, 10_000));
    assert_eq!(kept(&mut log)[0], "9901");
    let crate::sse::Start::Gap(gap) = log.resume(Some(&first)).1 else { panic!("a gap") };
    assert_eq!(gap.missed, Some(9_899));
}

#[test]
fn an_event_too_long_for_the_log_does_not_reach_the_file() {
    let folder = folder();
    let path = folder.path().join("events");
    let mut log = open(&path, Bounds { events: 10, bytes: 100 });
    let before = fs::metadata(&path).unwrap().len();
    let error = log.append(&Event::from("x".repeat(200))).unwrap_err();
    assert!(matches!(error, PublishError::TooLarge { .. }));
    assert_eq!(fs::metadata(&path).unwrap().len(), before);
}
