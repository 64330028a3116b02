//! What holds for scripts as a whole. What holds for one construct is tested beside it.

use super::*;
use crate::span::Source;

/// Parses a script that has to be right.
pub(crate) fn script<'a>(arena: &'a Arena, text: &'a str) -> Vec<&'a Node<'a>> {
    let script = parse_script(arena, text);
    let source = Source::new("test", text);
    let said: Vec<_> = script.diagnostics.iter().map(|diagnostic| diagnostic.render(&source)).collect();
    assert!(said.is_empty(), "\n{}", said.join("\n"));
    script.features
}

/// Scripts with every construct.
pub(super) const SCRIPTS: &[&str] = &[
    "eventsource Prices from /prices\n  on tick as json\n    set $price to it.price -- a signal\n    put it.symbol into #symbol\n  end\n  on error\n    add .stale to #board\n  end\nend",
    "eventsource recordUpdater from http://server-name/record-updater\n on message as json\n put it.name into #name\n log me\n end\nend",
    "eventsource demo from http://server/demo\n on message as string put it into #div end\n on open log \"connection opened.\"",
    "on cancelGoAway from UpdateServer log \"x\" then call UpdateServer.close()",
    "on click call DynamicServer.open(\"/a\")",
    "eventsource A.b from `/x?q=${$query}` with credentials with method \"POST\" with headers {\"X-A\": $token, b: 1} with body {a: 1} as JSON with timeout 45s with retry 1s to 30s with patches with transport fetch on \"price.*\" or tick as Int log it catch e log e finally log 1 end end",
    "on click(x, y)[shiftKey and x > 3] 2 to 10 from <button/> or keyup debounced at 300ms queue all log x catch e log e finally log 2 end",
    "on click elsewhere hide me",
    "on mutation of @foo or childList from #x log it",
    "on intersection having margin '1px' and threshold 0.5 log it",
    "init immediately set :x to 1 end def a.b(c, d) return c + d end js function f() { return 1; } end set $x to 3",
    "on click if x is 1 then log 1 else if x is 2 log 2 else log 3 end log 4",
    "on click repeat for x in [1,2,3] where x > 1 index i log x then break end for y in z continue end repeat 3 times log it end repeat forever log 1 until x end",
    "on click tell <li/> in #list add .a .b to you when it matches .c end",
    "on click put the innerHTML of the next <li/> into my textContent then put x at the end of #y's parentElement",
    "on click toggle .a on me for 2s then toggle between .a and .b until transitionend from me then toggle *display of #x then toggle $x between 1, 2 and 3",
    "on click fetch /api/x?y=1 as json with method: 'POST', body: x then fetch `/x/${y}` {headers: {a: 1}} as a Response do not throw then fetch /z don't throw",
    "on click wait 2s then wait for click or 200ms from #x then wait for foo(a, b) from me then wait a tick",
    "on click send foo:bar(a: 1, b: {c: 2}) to #x then trigger 'a-b' on closest <form/>",
    "on click (log 1) unless x then halt the event's bubbling then halt default",
    "on click js(x, y) return x + y; end put it into #x",
    "on click log (x as Int) + 1, y as Fixed:2, z as Array|Set, `a ${b} $c.d.` with console.error",
    "on click set {a: 1, b: 2} on #x then set my *color to 'red' then set #x's @foo to 1 then set @bar of #x to 2 then set x[1..2] to 3",
    "on click showModal() on #d then foo.bar() then x.y.z(1)(2)",
    "on click show #x with *opacity:0.5 when it is not empty then hide with visibility then show when x",
    "on click get first of <li/> in #x then get random in x then get previous <p/> from #y within #z with wrapping",
    "on click if no x and some y log 1 end if not x is y log \\ a, b -> a + b end",
    "on click increment $x by 2 then decrement :y then append 3 to ^z then default @a to 'x' then remove {color} from me then remove x from y then remove .a from me when it is me",
    "on click add {color: red; width: ${x}px} to #x then add @disabled='true' then add 3 to $list",
    "on click log x matches .foo, x is a String!, x is between 1 and 2, x starts with 'a' ignoring case, x does not contain y, I am not empty, x is less than or equal to 3, x: Int",
    "on click log x where it > 1 sorted by its name descending mapped to it.a joined by ','",
    "on click log (1 + 2) * 3, -x, --y, 10px, 50%, 2 seconds, x mod 2",
    "on click log <a[href='/x/']/>, <#{x}/>, .{x}, #{y}, <div.${x}:not(.y)/>",
    "on click log #x.value, .foo.length, <li/>.length, my.x, its y, element foo, global bar, dom baz, local q",
    "on load log it /* a\n comment */ // and\n -- another\n",
    "on click return\nend\non blur exit",
];

#[test]
fn every_construct_parses() {
    for text in SCRIPTS {
        script(&Arena::new(), text);
    }
}

#[test]
fn a_quote_that_is_missing_at_the_start_hides_no_more_than_its_line() {
    let arena = Arena::new();
    let script = parse_script(&arena, "\"\non click log 1");
    assert_eq!((script.features.len(), script.diagnostics.len()), (1, 1));
}
