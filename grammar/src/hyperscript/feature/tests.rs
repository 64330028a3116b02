//! What the features become.

use super::eventsource::{
    BODY, CREDENTIALS, HANDLERS, HEADERS, LONGEST, METHOD, NATIVE, PATCHES, RETRY, TIMEOUT, URL,
};
use super::on::event::*;
use super::on::{self, CHILD_LIST, ELSEWHERE, EVERY, Queue};
use crate::diagnostic::Code;
use crate::hyperscript::node::{Form, Node};
use crate::hyperscript::{Arena, parse_script, shape, tests::script};

/// A duration: its number, and whether that is in seconds; empty where there is none.
fn time<'a>(duration: &Node<'a>) -> (&'a str, bool) {
    (duration.text, duration.detail == 1)
}

/// The one feature of a text, which is of that form.
fn only<'a>(arena: &'a Arena, text: &'a str, form: Form) -> &'a Node<'a> {
    let features = script(arena, text);
    assert_eq!(features.len(), 1, "{text}");
    assert_eq!(features[0].form, form, "{text}");
    features[0]
}

fn source<'a>(arena: &'a Arena, text: &'a str) -> &'a Node<'a> {
    only(arena, text, Form::EventSource)
}

fn handlers<'a>(source: &Node<'a>) -> &'a [&'a Node<'a>] {
    &source.nodes[HANDLERS..]
}

fn texts<'a>(names: &Node<'a>) -> Vec<&'a str> {
    names.nodes.iter().map(|name| name.text).collect()
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
    assert_eq!(source.text, "my.Prices");
    assert_eq!(shape::expr(source.node(URL)), "(template \"/prices/\" (Global $page))");
    assert_eq!((source.has(CREDENTIALS), source.has(PATCHES), source.has(NATIVE)), (true, true, false));
    assert_eq!(source.node(METHOD).text, "POST");
    assert_eq!(shape::expr(source.node(HEADERS)), "(object X-Token=(Global $token))");
    assert_eq!(shape::expr(source.node(BODY)), "((Global $query) as:JSON)");
    let times = [TIMEOUT, RETRY, LONGEST].map(|at| time(source.node(at)));
    assert_eq!(times, [("45", true), ("500", false), ("20", true)]);
}

#[test]
fn an_event_source_may_be_no_more_than_a_name() {
    let arena = Arena::new();
    let source = source(&arena, "eventsource Later");
    assert_eq!((source.text, source.detail), ("Later", 0));
    assert!(source.nodes.iter().all(|node| node.is_nothing()));
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
        assert_eq!(shape::expr(source.node(URL)), shape);
        assert_eq!(handlers(source).len(), 1);
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
    let handlers = handlers(source);
    let shapes: Vec<_> = handlers
        .iter()
        .map(|handler| {
            let encoding = handler.node(1).text;
            let (patterns, commands) = (texts(handler.node(0)), handler.node(2).node(0));
            format!("{} {encoding} {}", patterns.join(","), shape::commands(commands))
        })
        .collect();
    assert_eq!(
        shapes,
        [
            "tick,price.*,trade-done JSON (log <it>)",
            "message String (log <it>)",
            "x my.Own (log <it>)",
            "end  (log <it>)",
        ]
    );
    assert!(handlers[3].node(1).is_nothing());
    let body = handlers[0].node(2);
    assert_eq!((body.text, shape::commands(body.node(1))), ("e", "(log e)".into()));
    assert_eq!(shape::commands(body.node(2)), "(log 1)");
}

#[test]
fn the_last_ends_may_be_missing() {
    let arena = Arena::new();
    for missing in ["end end end", "end end", "end", ""] {
        let text = format!("eventsource A from /b on c if it log it {missing}");
        assert_eq!(handlers(source(&arena, arena.alloc_str(&text))).len(), 1);
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
    let on = only(
        &arena,
        "on click(clientX, button)[button is 0] 2 to 4 from <button/> in .card debounced at 1s \
         or \"my event\" from elsewhere throttled at 200 or keyup elsewhere queue all log 1 catch e log e end",
        Form::On,
    );
    let [click, custom, keyup, body] = on.nodes else { panic!("{:?}", on.nodes) };
    assert_eq!((click.text, texts(click.node(ARGUMENTS))), ("click", vec!["clientX", "button"]));
    assert_eq!(shape::expr(click.node(FILTER)), "(Is button 0)");
    assert_eq!((click.node(FIRST).text, click.node(LAST).text), ("2", "4"));
    assert_eq!(shape::expr(click.node(FROM)), "(<button/> in:.card)");
    fn timing<'a>(event: &Node<'a>) -> [(&'a str, bool); 2] {
        [DEBOUNCED, THROTTLED].map(|at| time(event.node(at)))
    }
    assert_eq!(timing(click), [("1", true), ("", false)]);
    assert_eq!(
        (custom.text, custom.has(ELSEWHERE), timing(custom)),
        ("my event", true, [("", false), ("200", false)])
    );
    assert_eq!((keyup.has(ELSEWHERE), timing(keyup)), (true, [("", false); 2]));
    assert_eq!((on.detail, shape::commands(body.node(0))), (Queue::All as u8, "(log 1)".into()));
}

#[test]
fn on_counts_and_queues() {
    let arena = Arena::new();
    let count = |text| {
        let event = only(&arena, text, Form::On).node(0);
        [FIRST, LAST].map(|at| event.node(at).text)
    };
    assert_eq!(count("on first click log 1"), ["1", "1"]);
    assert_eq!(count("on click 3 log 1"), ["3", "3"]);
    assert_eq!(count("on click 3 and on log 1"), ["3", ""]);
    assert_eq!(count("on click log 1"), ["", ""]);
    for (word, queue) in
        [("all", Queue::All), ("first", Queue::First), ("none", Queue::None), ("last", Queue::Last)]
    {
        let text = format!("on click queue {word} log 1");
        assert_eq!(only(&arena, arena.alloc_str(&text), Form::On).detail, queue as u8);
    }
    assert_eq!(only(&arena, "on every click log 1", Form::On).detail, EVERY);
}

#[test]
fn on_observes() {
    let arena = Arena::new();
    let observe = |text| only(&arena, text, Form::On).node(0).node(OBSERVE);
    assert_eq!(observe("on resize log 1").form, Form::Resize);
    let text = "on intersection with #box having margin 10px and threshold 0.5 log 1";
    let intersection = observe(text);
    assert_eq!(intersection.form, Form::Intersection);
    let [root, margin, threshold] = intersection.nodes else { panic!("{intersection:?}") };
    assert_eq!(
        (shape::expr(root), margin.text, shape::expr(threshold)),
        ("#box".into(), "10px", "0.5".into())
    );
    let mutation = observe("on mutation of @a or childList or @b log 1");
    assert_eq!((mutation.form, mutation.detail), (Form::Mutation, CHILD_LIST));
    assert_eq!(texts(mutation), ["a", "b"]);
    assert_eq!(observe("on mutation of anything log 1").detail, 15);
    assert_eq!(on::ATTRIBUTES | on::CHILD_LIST | on::SUBTREE | on::CHARACTER_DATA, 15);
}

#[test]
fn the_other_features_are_read() {
    let arena = Arena::new();
    let features = script(
        &arena,
        "init immediately log 1 end
         def my.f(a, b) return a catch e log e end
         set $x to 1
         js function f() { function g() {} } async function h() {} end
         when $a or the value of $b's first changes log it",
    );
    let [init, def, set, js, when] = &features[..] else { panic!("{features:?}") };
    assert_eq!((init.form, init.detail, init.node(0).nodes.len()), (Form::Init, 1, 1));
    assert_eq!((def.form, def.text, texts(def.node(0))), (Form::Def, "my.f", vec!["a", "b"]));
    assert_eq!(def.node(1).text, "e");
    assert_eq!(set.form, Form::Set);
    assert_eq!((js.form, texts(js)), (Form::Js, vec!["f", "h"]));
    assert_eq!((when.form, when.nodes.len(), when.node(2).form), (Form::When, 3, Form::Commands));
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
    for feature in ["behavior", "install", "worker", "socket", "bind", "live"] {
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
