use super::*;

fn directive(line: &str) -> Directive {
    match read(line) {
        Comment::Directive(directive) => directive,
        other => panic!("{line}: {other:?}"),
    }
}

fn mistake(line: &str) -> Mistake {
    match read(line) {
        Comment::Wrong(mistake) => mistake,
        other => panic!("{line}: {other:?}"),
    }
}

fn span(low: u64, high: u64) -> Span {
    Span { low: Duration::from_millis(low), high: Duration::from_millis(high) }
}

#[test]
fn directives_are_read() {
    assert_eq!(directive(": wait 500ms"), Directive::Wait(span(500, 500)));
    assert_eq!(directive(": wait 0.1s to 1m"), Directive::Wait(span(100, 60_000)));
    assert_eq!(directive(": every 1.5s"), Directive::Every(span(1500, 1500)));
    assert_eq!(directive(": stall"), Directive::Stall(None));
    assert_eq!(directive(": stall 10s "), Directive::Stall(Some(Duration::from_secs(10))));
    assert_eq!(directive(": drop"), Directive::Drop);
    assert_eq!(directive(": end"), Directive::End);
    assert_eq!(directive(": start"), Directive::Start);
    assert_eq!(directive(": loop"), Directive::Loop(None));
    assert_eq!(directive(": loop 5"), Directive::Loop(Some(5)));
    assert_eq!(directive(": ids off"), Directive::IdsOff);
    assert_eq!(directive(": note anything {{ goes"), Directive::Note);
    let answer = Answer { status: 503, retry_after: Some(2), content_type: None, times: 1 };
    assert_eq!(directive(": status 503 retry-after 2"), Directive::Status(answer));
    let answer =
        Answer { status: 200, retry_after: None, content_type: Some("text/html".to_owned()), times: 3 };
    assert_eq!(directive(": status 200 type text/html times 3"), Directive::Status(answer));
}

#[test]
fn other_comments_are_comments() {
    for line in [":", ": ", ": heartbeat", ": ping", ":keep-alive", ": ok", ": waiting for Godot", ": {}"] {
        assert_eq!(read(line), Comment::Plain, "{line}");
    }
}

#[test]
fn a_near_miss_is_an_error_that_says_what_was_meant() {
    for (line, meant) in [
        (": wiat 1s", "wait"),
        (": Wait 1s", "wait"),
        (": evry 1s", "every"),
        (": stauts 503", "status"),
        (": lop", "loop"),
        (": dropp", "drop"),
    ] {
        let mistake = mistake(line);
        assert!(mistake.message.contains(&format!("did you mean `{meant}`")), "{}", mistake.message);
        assert!(mistake.help.contains(&format!(": raw {line}")), "{}", mistake.help);
    }
    assert!(mistake(":wait 1s").message.contains("one space"));
    assert!(mistake(":  wait 1s").message.contains("one space"));
}

#[test]
fn wrong_arguments_say_where_and_what_was_expected() {
    for (line, start, end, part) in [
        (": wait", 6, 7, "expected a length of time"),
        (": wait 500", 7, 10, "`500ms`"),
        (": wait soon", 7, 11, "found `soon`"),
        (": wait 1..5s", 7, 12, "found `1..5s`"),
        (": wait 1s 2s", 10, 12, "`to`"),
        (": wait 2s to 1s", 13, 15, "shorter"),
        (": wait 99999999m", 7, 16, "longer than a year"),
        (": loop 0", 7, 8, "at least 1"),
        (": loop often", 7, 12, "at least 1"),
        (": drop it now", 7, 13, "`it` is not expected"),
        (": ids on", 6, 8, "`off`"),
        (": status 301", 9, 12, "204"),
        (": status 503 after 2", 13, 18, "retry-after"),
        (": status 503 retry-after soon", 25, 29, "seconds"),
        (": status 503 type html", 18, 22, "text/html"),
    ] {
        let mistake = mistake(line);
        assert_eq!((mistake.start, mistake.end), (start, end), "{line}");
        assert!(mistake.message.contains(part), "{line}: {}", mistake.message);
    }
}
