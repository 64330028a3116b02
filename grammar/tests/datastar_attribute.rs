//! What the names of Datastar's attributes mean.

use hypertide_grammar::datastar::attribute::{Attribute, Code, ModifierKind, Name, Value, read};
use hypertide_grammar::datastar::expression::{Arena, parse};
use hypertide_grammar::datastar::lint;
use proptest::prelude::*;

#[track_caller]
fn name(text: &str) -> Name<'_> {
    let reading = read(text, "a").expect("one of ours");
    assert_eq!(reading.problems, [], "{text}");
    reading.name.expect("usable")
}

#[track_caller]
fn problem(text: &str, value: &str, code: Code, at: &str, meant: Option<&str>) {
    let reading = read(text, value).expect("one of ours");
    let [problem] = reading.problems[..] else { panic!("one problem in {:?}", reading.problems) };
    assert_eq!((problem.code, problem.span.of(text), problem.meant), (code, at, meant), "{text}");
}

#[test]
fn a_name_a_key_and_modifiers() {
    let on = name("data-on:my-event__window__debounce.500ms.leading");
    assert_eq!((on.attribute, on.key), (Attribute::On, Some("my-event")));
    assert!(on.has(ModifierKind::Window) && !on.has(ModifierKind::Once));
    let debounce = on.modifier(ModifierKind::Debounce).expect("it is there");
    assert_eq!(debounce.milliseconds(), Some(500));
    assert!(debounce.has("leading") && !debounce.has("notrailing"));
    assert_eq!(name("data-show").key, None);
    assert_eq!(name("data-on-signal-patch-filter").attribute, Attribute::OnSignalPatchFilter);
    assert_eq!(name("data-attr:aria-label").cased_key().as_deref(), Some("aria-label"));
}

#[test]
fn times() {
    for (text, time) in [("500ms", 500), ("1s", 1000), ("250", 250), ("0ms", 0), ("9999999999s", u32::MAX)] {
        let text = format!("data-init__delay.{text}");
        assert_eq!(
            name(&text).modifier(ModifierKind::Delay).and_then(|delay| delay.milliseconds()),
            Some(time)
        );
    }
}

#[test]
fn keys_of_signals_are_in_camel_case_and_others_as_they_stand() {
    for (text, key) in [
        ("data-signals:my-signal", "mySignal"),
        ("data-signals:a.my-b", "a.myB"),
        ("data-bind:_my-1", "_my-1"),
        ("data-computed:my-signal__case.snake", "my_signal"),
        ("data-ref:my-signal__case.pascal", "MySignal"),
        ("data-indicator:my-signal__case.kebab", "my-signal"),
        ("data-signals:my-signal__case.snake__case.kebab", "my-signal"),
        ("data-on:my-event", "my-event"),
        ("data-on:my-event__case.camel", "myEvent"),
        ("data-class:my-class", "my-class"),
        ("data-style:background-color", "background-color"),
    ] {
        let reading = read(
            text,
            if text.contains("bind") || text.contains("ref") || text.contains("indicator") {
                ""
            } else {
                "a"
            },
        );
        let name = reading.and_then(|reading| reading.name).expect(text);
        assert_eq!(name.cased_key().as_deref(), Some(key), "{text}");
    }
}

#[test]
fn every_attribute_is_found_by_its_name() {
    for attribute in Attribute::ALL {
        assert_eq!(Attribute::named(attribute.name()), Some(*attribute));
    }
    assert_eq!(Attribute::Text.value(), Value::Expression);
    assert_eq!(Attribute::Bind.value(), Value::Signal);
}

#[test]
fn what_is_required() {
    problem("data-on", "a", Code::KeyRequired, "data-on", None);
    problem("data-on:", "a", Code::KeyRequired, "data-on:", None);
    problem("data-on:click", "", Code::ValueRequired, "data-on:click", None);
    problem("data-text:a", "a", Code::KeyNotAllowed, ":a", None);
    problem("data-bind:a", "a", Code::KeyAndValue, "data-bind:a", None);
    problem("data-bind", "", Code::KeyOrValueRequired, "data-bind", None);
    assert!(read("data-text", "").is_some_and(|reading| reading.name.is_none()));
    assert!(read("data-ignore", "").is_some_and(|reading| reading.problems.is_empty()));
    problem("data-ignore", "a", Code::ValueUnused, "data-ignore", None);
    assert!(read("data-ignore", "a").is_some_and(|reading| reading.name.is_some()));
}

#[test]
fn a_signal_is_named_without_its_mark() {
    problem("data-bind", "$a", Code::SignalMark, "data-bind", None);
    problem("data-indicator", "$a.b", Code::SignalMark, "data-indicator", None);
    problem("data-signals:$a", "1", Code::SignalMark, "data-signals:$a", None);
    problem("data-computed:$a", "$b", Code::SignalMark, "data-computed:$a", None);
    assert_eq!(name("data-class:$a").key, Some("$a"));
}

#[test]
fn unknown_modifiers_are_reported_and_left_out() {
    problem("data-on:click__debouce.1s", "a", Code::UnknownModifier, "debouce", Some("debounce"));
    problem("data-text__window", "a", Code::UnknownModifier, "window", None);
    problem("data-on:click__once.5s", "a", Code::UnknownTag, "5s", None);
    problem("data-on:click__debounce.1s.traling", "a", Code::UnknownTag, "traling", None);
    problem("data-on:click__debounce.1s.leadnig", "a", Code::UnknownTag, "leadnig", Some("leading"));
    problem("data-on:click__throttle.1m", "a", Code::UnknownTag, "1m", None);
    problem("data-on:click__debounce", "a", Code::TagRequired, "debounce", None);
    problem("data-class:a__case.upper", "a", Code::UnknownTag, "upper", None);
    assert!(read("data-on:click__nothing", "a").is_some_and(|reading| reading.name.is_some()));
}

#[test]
fn of_many_problems_the_first_are_told() {
    let reading = read("data-on:a__a__b__c__d__e__f__g__h__i__j__k__once", "a").expect("one of ours");
    assert_eq!(reading.problems.len(), 10);
    assert_eq!(reading.name.expect("usable").modifiers.len(), 1);
}

#[test]
fn an_accent_is_one_slip() {
    problem("data-téxt", "$a", Code::UnknownAttribute, "téxt", Some("text"));
    problem("data-on:a__capturé", "a", Code::UnknownModifier, "capturé", Some("capture"));
}

#[test]
fn misspelt_names_are_reported_where_they_are_close_to_ours() {
    problem("data-efect", "a", Code::UnknownAttribute, "efect", Some("effect"));
    problem("data-signlas:a", "a", Code::UnknownAttribute, "signlas", Some("signals"));
    problem("data-calss:a", "a", Code::UnknownAttribute, "calss", Some("class"));
    problem("data-on-click", "a", Code::UnknownAttribute, "on-click", Some("on:"));
    problem("data-on-load", "a", Code::UnknownAttribute, "on-load", Some("init"));
    problem("data-signals-a", "a", Code::UnknownAttribute, "signals-a", Some("signals:"));
    problem("data-shwo", "$a", Code::UnknownAttribute, "shwo", Some("show"));
    problem("data-on-my-event", "@get('/')", Code::UnknownAttribute, "on-my-event", Some("on:"));
    problem("data-on-intersects", "@get('/')", Code::UnknownAttribute, "on-intersects", Some("on-intersect"));
    problem("data-class-a", "$a", Code::UnknownAttribute, "class-a", Some("class:"));
    for other in [
        "data-class-a",
        "data-shwo",
        "data-test",
        "data-id",
        "data-controller",
        "data-turbo",
        "data-on-my",
        "data-",
        "href",
        "data-x__y",
    ] {
        assert_eq!(read(other, "a"), None, "{other}");
    }
}

proptest! {
    #[test]
    fn any_stream_is_checked(
        text in "((event: ?datastar-[a-z-]{0,4}(patch-elements|patch-signals)?|data: ?[a-z{}<é ]{0,6}|: raw|)(\n|\r\n)){0,8}",
    ) {
        for found in lint::stream(&text, &|comment| comment.contains("raw")) {
            prop_assert!(text.get(found.span.start as usize..found.span.end as usize).is_some(), "{found:?}");
        }
    }

    #[test]
    fn any_name_and_value_are_checked(
        name in "data-(on|signals|class|computed|on-interval|x)[.:_-]{0,2}[a-zA-Z0-9é._:-]{0,20}",
        value in "[@$a-z(){}'.,:=/ é0-9]{0,30}",
    ) {
        for found in lint::name(&name, &value) {
            prop_assert!(name.get(found.span.start as usize..found.span.end as usize).is_some(), "{found:?}");
        }
        let lower = name.to_ascii_lowercase();
        if let Some(name) = read(&lower, &value).and_then(|reading| reading.name) {
            let arena = Arena::new();
            let found = match parse(&arena, &value) {
                Ok(statements) => lint::value(&name, &value, statements),
                Err(_) => lint::object(name.attribute, &value).into_iter().collect(),
            };
            for found in found {
                prop_assert!(value.get(found.span.start as usize..found.span.end as usize).is_some(), "{found:?}");
            }
        }
    }

    #[test]
    fn any_name_is_read(text in "data-[a-z:_.0-9é-]{0,40}", value in "[$@a]{0,1}") {
        if let Some(reading) = read(&text, &value) {
            for problem in reading.problems {
                prop_assert!(text.get(problem.span.start as usize..problem.span.end as usize).is_some());
            }
        }
    }
}
