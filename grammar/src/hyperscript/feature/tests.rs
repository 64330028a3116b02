//! What the features become.

use super::on::{Count, Mutation, Observe, Queue};
use super::{Feature, FeatureKind, eventsource::EventSource, on::On};
use crate::diagnostic::Code;
use crate::hyperscript::{Arena, parse_script, shape, tests::script};

fn only<'a>(arena: &'a Arena, text: &'a str) -> Feature<'a> {
    let features = script(arena, text);
    assert_eq!(features.len(), 1, "{text}");
    features[0]
}

fn source<'a>(arena: &'a Arena, text: &'a str) -> EventSource<'a> {
    match only(arena, text).kind {
        FeatureKind::EventSource(source) => *source,
        other => panic!("{other:?}"),
    }
}

fn on<'a>(arena: &'a Arena, text: &'a str) -> On<'a> {
    match only(arena, text).kind {
        FeatureKind::On(on) => *on,
        other => panic!("{other:?}"),
    }
}

/// The first thing that is said about a text.
fn mistake(text: &str) -> Option<Code> {
    parse_script(&Arena::new(), text).diagnostics.first().map(|diagnostic| diagnostic.code)
}

#[test]
fn an_event_source_has_all_its_options() {
    let arena = Arena::new();
    let text = "eventsource my.Prices from `/prices/${$page}` with credentials with method \"POST\" \
                with headers {X-Token: $token} with body $query as JSON with timeout 45s with retry 500ms to 20s \
                with patches with transport fetch end";
    let source = source(&arena, text);
    assert_eq!((source.name, source.name_span.of(text)), ("my.Prices", "my.Prices"));
    assert_eq!(source.url.map(shape::expr).as_deref(), Some("(template \"/prices/\" (Global $page))"));
    assert_eq!((source.credentials, source.patches, source.native), (true, true, false));
    assert_eq!(source.method, Some("POST"));
    assert_eq!(source.headers.map(|headers| headers.entries.len()), Some(1));
    assert_eq!(source.body.map(shape::expr).as_deref(), Some("((Global $query) as:JSON)"));
    assert_eq!((source.timeout, source.retry), (Some(45_000.0), Some((500.0, Some(20_000.0)))));
}

#[test]
fn an_event_source_may_be_no_more_than_a_name() {
    let arena = Arena::new();
    let source = source(&arena, "eventsource Later");
    assert!(source.url.is_none() && source.handlers.is_empty() && source.retry.is_none() && !source.patches);
}

#[test]
fn a_url_may_be_bare_quoted_or_computed() {
    let arena = Arena::new();
    for (written, shape) in [
        ("/prices?a=b&c=d#e", "\"/prices?a=b&c=d#e\""),
        ("https://example.org:1/a//b", "\"https://example.org:1/a//b\""),
        ("//example.org/a", "\"//example.org/a\""),
        ("./a", "\"./a\""),
        ("../a", "\"../a\""),
        ("live/prices", "\"live/prices\""),
        ("\"/a b\"", "\"/a b\""),
        ("(urls.prices)", "(urls .prices)"),
        ("($base + \"/a\")", "(Add (Global $base) \"/a\")"),
    ] {
        let text = format!("eventsource A from {written}\n on b log it end\nend");
        let source = source(&arena, arena.alloc_str(&text));
        assert_eq!(source.url.map(shape::expr).as_deref(), Some(shape));
        assert_eq!(source.handlers.len(), 1);
    }
}

#[test]
fn a_handler_has_patterns_an_encoding_and_what_to_do() {
    let arena = Arena::new();
    let source = source(
        &arena,
        "eventsource A
           on tick or \"price.*\" or trade-done as JSON log it catch e log e finally log 1 end
           on message as String log it end
           on x as my.Own log it end
           on end log it end
         end",
    );
    let handlers: Vec<_> = source
        .handlers
        .iter()
        .map(|handler| {
            format!(
                "{} {:?} {}",
                handler.patterns.join(","),
                handler.encoding,
                shape::commands(handler.body.commands)
            )
        })
        .collect();
    assert_eq!(
        handlers,
        [
            "tick,price.*,trade-done Json (log <it>)",
            "message String (log <it>)",
            "x Other(\"my.Own\") (log <it>)",
            "end AsSent (log <it>)",
        ]
    );
    let body = source.handlers[0].body;
    let catch = body.catch.expect("it has a catch");
    assert_eq!((catch.name, shape::commands(catch.commands)), ("e", "(log e)".into()));
    assert_eq!(shape::commands(body.finally), "(log 1)");
}

#[test]
fn the_last_ends_may_be_missing() {
    let arena = Arena::new();
    for missing in ["end end end", "end end", "end", ""] {
        let text = format!("eventsource A from /b on c if it log it {missing}");
        assert_eq!(source(&arena, arena.alloc_str(&text)).handlers.len(), 1);
    }
}

#[test]
fn options_that_do_not_go_together_are_mistakes() {
    for option in ["method \"POST\"", "headers {a: 1}", "timeout 1s", "retry 1s"] {
        let text = format!("eventsource A from /b with {option} with transport native end");
        assert_eq!(mistake(&text), Some(Code::NativeConflict), "{option}");
    }
    let wildcard = "eventsource A from /b with transport native on \"a.*\" log it end end";
    assert_eq!(mistake(wildcard), Some(Code::NativeConflict));
    assert_eq!(mistake("eventsource A from /b with body 1 end"), Some(Code::BodyWithoutMethod));
    assert_eq!(mistake("eventsource A from /b with patches with patches end"), Some(Code::RepeatedOption));
    assert_eq!(
        mistake("eventsource A from /b with transport native with credentials on a log it end end"),
        None
    );
}

#[test]
fn on_has_events_with_all_that_narrows_them() {
    let arena = Arena::new();
    let on = on(
        &arena,
        "on click(clientX, button)[button is 0] 2 to 4 from <button/> in .card debounced at 1s \
         or \"my event\" from elsewhere throttled at 200 or keyup elsewhere queue all log 1 catch e log e end",
    );
    let [click, custom, keyup] = on.events else { panic!("{:?}", on.events) };
    assert_eq!((click.name, click.arguments), ("click", &["clientX", "button"][..]));
    assert_eq!(click.filter.map(shape::expr).as_deref(), Some("(Is button 0)"));
    assert_eq!(click.count, Some(Count { first: 2, last: Some(4) }));
    assert_eq!(click.from.map(shape::expr).as_deref(), Some("(<button/> in:.card)"));
    assert_eq!((click.debounced, click.throttled), (Some(1000.0), None));
    assert_eq!((custom.name, custom.elsewhere, custom.throttled), ("my event", true, Some(200.0)));
    assert_eq!((keyup.elsewhere, keyup.debounced, keyup.throttled), (true, None, None));
    assert_eq!(
        (on.every, on.queue, shape::commands(on.body.commands)),
        (false, Queue::All, "(log 1)".into())
    );
}

#[test]
fn on_counts_and_queues() {
    let arena = Arena::new();
    let count = |text| on(&arena, text).events[0].count;
    assert_eq!(count("on first click log 1"), Some(Count { first: 1, last: Some(1) }));
    assert_eq!(count("on click 3 log 1"), Some(Count { first: 3, last: Some(3) }));
    assert_eq!(count("on click 3 and on log 1"), Some(Count { first: 3, last: None }));
    assert_eq!(count("on click log 1"), None);
    for (word, queue) in
        [("all", Queue::All), ("first", Queue::First), ("none", Queue::None), ("last", Queue::Last)]
    {
        let text = format!("on click queue {word} log 1");
        assert_eq!(on(&arena, arena.alloc_str(&text)).queue, queue);
    }
    assert!(on(&arena, "on every click log 1").every);
}

#[test]
fn on_observes() {
    let arena = Arena::new();
    let observe = |text| on(&arena, text).events[0].observe;
    assert!(matches!(observe("on resize log 1"), Some(Observe::Resize)));
    let Some(Observe::Intersection { root, margin, threshold }) =
        observe("on intersection with #box having margin 10px and threshold 0.5 log 1")
    else {
        panic!("no intersection");
    };
    assert_eq!(root.map(shape::expr).as_deref(), Some("#box"));
    assert_eq!((margin, threshold.map(shape::expr).as_deref()), (Some("10px"), Some("0.5")));
    let Some(Observe::Mutation(mutation)) = observe("on mutation of @a or childList or @b log 1") else {
        panic!("no mutation");
    };
    assert_eq!(mutation, Mutation { child_list: true, attribute_filter: &["a", "b"], ..Mutation::default() });
}

#[test]
fn the_other_features_are_read() {
    let arena = Arena::new();
    let features = script(
        &arena,
        "init immediately log 1 end
         def my.f(a, b) return a catch e log e end
         set $x to 1
         js function f() { function g() {} } async function h() {} end",
    );
    let [init, def, set, js] = &features[..] else { panic!("{features:?}") };
    assert!(matches!(init.kind, FeatureKind::Init(init) if init.immediately && init.commands.len() == 1));
    let FeatureKind::Def(def) = def.kind else { panic!("{def:?}") };
    assert_eq!((def.name, def.parameters, def.body.catch.is_some()), ("my.f", &["a", "b"][..], true));
    assert!(matches!(set.kind, FeatureKind::Set(_)));
    let FeatureKind::Js(js) = js.kind else { panic!("{js:?}") };
    assert_eq!(js.functions, ["f", "h"]);
}

#[test]
fn what_is_broken_takes_nothing_else_with_it() {
    let text = "on a log 1 end
on b putt x into y end
eventsource A from /b with nonsense
  on c log 1 end
  on d log 2 end
end
on e log 2
def f( return 1
init log 3";
    let arena = Arena::new();
    let script = parse_script(&arena, text);
    let usable: Vec<_> = script.features.iter().map(|feature| feature.span.of(text)).collect();
    assert_eq!(usable, ["on a log 1 end", "on e log 2", "init log 3"]);
    assert_eq!(script.diagnostics.len(), 3);
}

#[test]
fn what_comes_later_is_called_by_its_name() {
    for feature in ["behavior", "install", "worker", "socket", "when", "bind", "live"] {
        let text = format!("on a log 1\n{feature} x\non b log 2");
        let arena = Arena::new();
        let script = parse_script(&arena, &text);
        assert_eq!(script.features.len(), 2, "{feature}");
        assert_eq!(script.diagnostics.len(), 1, "{feature}");
        assert_eq!(script.diagnostics[0].code, Code::NotSupported);
        assert_eq!(script.diagnostics[0].span.of(&text), feature);
    }
    for command in
        ["make a <p/>", "take .a", "transition opacity to 1", "go back", "empty me", "beep! x", "focus()"]
    {
        assert_eq!(mistake(&format!("on a {command}")), Some(Code::NotSupported), "{command}");
    }
}
