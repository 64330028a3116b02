// What the signals promise. Run by `tests/signals.rs`: node --test tests/signals.mjs
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { batch, effect as start, peek, told } from "../src/signals/graph.js";
import { datastar } from "../src/datastar/hook.js";
import { read, write } from "../src/signals/signals.js";
import { at, Derived, filtered, merge, patches, property, readGlobal, root, writeGlobal } from "../src/signals/store.js";

Object.assign(datastar, { read: readGlobal, write: writeGlobal });

let log, heard, failures, stops = [];
function effect(run) {
  const stop = start(run);
  stops.push(stop);
  return stop;
}
patches.heard = (changes) => heard.push(changes);
told.failed = (error) => failures.push(error.message);
beforeEach(() => {
  for (const stop of stops.splice(0)) stop();
  for (const name of Object.keys(root)) delete root[name];
  log = [];
  heard = [];
  failures = [];
});
const plain = (value) => JSON.parse(JSON.stringify(value));
const logged = () => log.splice(0).join(", ");
const shows = (name, act) => effect(() => { log.push(`${name} ${JSON.stringify(act())}`); });
// what `$a.b` is in an expression
const get = (path) => path.split(".").reduce((value, name) => property(value, name), root);

test("a signal is read and written by its path", () => {
  root.a = 1;
  root.b = { c: "x" };
  root.list = [1, 2];
  assert.equal(get("b.c"), "x");
  assert.equal(get("list.1"), 2);
  assert.deepEqual(plain(root), { a: 1, b: { c: "x" }, list: [1, 2] });
  assert.ok(Array.isArray(root.list));
});

test("a signal may be called length", () => {
  root.length = "a";
  root.b = { length: "c", list: [1, 2] };
  shows("length", () => [get("length"), get("b.length"), root.b.list.length]);
  root.b.length = "d";
  assert.equal(logged(), 'length ["a","c",2], length ["a","d",2]');
  assert.deepEqual(plain(root), { length: "a", b: { length: "d", list: [1, 2] } });
});

test("a signal that is not there is created empty, and only in expressions", () => {
  assert.equal(read("$a"), undefined);
  assert.equal(at("a.b"), undefined);
  assert.deepEqual(plain(root), {});
  shows("a", () => get("a"));
  assert.deepEqual(plain(root), { a: "" });
  assert.deepEqual(heard, [{ a: "" }]);
  root.a = 1;
  assert.equal(logged(), 'a "", a 1');
});

test("reading without creating hears when it comes", () => {
  shows("a", () => read("$a") ?? null);
  shows("at", () => at("b.c") ?? null);
  write("$a", 1);
  root.b = { c: 2 };
  assert.equal(logged(), "a null, at null, a 1, at null, at 2");
});

test("an effect runs for exactly the path it reads", () => {
  root.a = { b: 1, c: 1 };
  shows("b", () => root.a.b);
  shows("c", () => root.a.c);
  root.a.b = 2;
  assert.equal(logged(), "b 1, c 1, b 2");
  root.a = { b: 2, c: 3 };
  assert.equal(logged(), "c 3");
  root.other = 1;
  assert.equal(logged(), "");
});

test("the readers of an object hear of parts that come and go", () => {
  root.a = { b: 1 };
  shows("a", () => Object.keys(root.a));
  root.a.b = 2;
  root.a.c = 2;
  root.a.b = null;
  assert.equal(logged(), 'a ["b"], a ["b","c"], a ["c"]');
});

test("removing a signal runs its readers", () => {
  root.a = { b: 1 };
  shows("b", () => at("a.b") ?? null);
  root.a.b = null;
  root.a.b = 3;
  delete root.a;
  assert.equal(logged(), "b 1, b null, b 3, b null");
});

test("effects run once at the end of a batch", () => {
  root.a = 1;
  shows("a", () => root.a);
  batch(() => { root.a = 2; root.a = 3; });
  assert.equal(logged(), "a 1, a 3");
  assert.throws(() => batch(() => { root.a = 4; throw new Error("no"); }));
  assert.equal(logged(), "a 4");
});

test("a derived signal is worked out when it is asked for and only then", () => {
  let times = 0;
  root.a = 1;
  root.twice = new Derived(() => { times++; return root.a * 2; });
  assert.equal(times, 0);
  assert.equal(root.twice, 2);
  assert.equal(root.twice, 2);
  root.a = 2;
  root.a = 3;
  assert.equal(times, 1);
  assert.equal(root.twice, 6);
  const warn = console.warn;
  console.warn = (text) => log.push(text);
  root.twice = 1;
  console.warn = warn;
  assert.equal(logged(), "hypertide: $twice is derived and cannot be written");
  assert.equal(root.twice, 6);
});

test("nothing is shown that was never true", () => {
  root.a = 1;
  root.b = new Derived(() => root.a + 1);
  root.c = new Derived(() => root.a * 10);
  shows("d", () => [root.b, root.c]);
  root.a = 2;
  assert.equal(logged(), "d [2,10], d [3,20]");
});

test("a derived signal that stays the same runs nobody", () => {
  root.a = 1;
  root.positive = new Derived(() => root.a > 0);
  root.other = new Derived(() => root.positive);
  shows("p", () => root.other);
  root.a = 2;
  root.a = -2;
  assert.equal(logged(), "p true, p false");
});

test("what is no longer read is no longer heard of", () => {
  root.which = "a";
  root.a = 1;
  root.b = 2;
  shows("v", () => root[root.which]);
  root.b = 3;
  root.which = "b";
  root.a = 4;
  root.b = 5;
  assert.equal(logged(), "v 1, v 3, v 5");
});

test("an effect that writes what it reads does not run itself", () => {
  root.a = 1;
  effect(() => { root.a = root.a + 1; });
  assert.equal(root.a, 2);
  root.a = 5;
  assert.equal(root.a, 6);
});

test("effects in a circle are reported and end", () => {
  root.a = 0;
  root.b = 0;
  effect(() => { root.b = root.a + 1; });
  effect(() => { root.a = root.b + 1; });
  root.a = 0;
  assert.match(failures[0], /circle/);
  failures.length = 0;
  shows("c", () => get("c"));
  root.c = 1;
  assert.equal(logged(), 'c "", c 1');
  assert.deepEqual(failures, []);
});

test("a derived signal that needs itself throws", () => {
  root.a = new Derived(() => root.b);
  root.b = new Derived(() => root.a);
  assert.throws(() => root.a, /needs itself/);
});

test("what is read while peeking is not heard of, and loses nobody a subscription", () => {
  root.a = 1;
  root.b = 1;
  root.c = new Derived(() => root.b);
  shows("v", () => [root.a, peek(() => root.c)]);
  root.b = 2;
  root.a = 2;
  shows("c", () => root.c);
  root.b = 3;
  assert.equal(logged(), "v [1,1], v [2,2], c 2, c 3");
});

test("a stopped effect runs no more", () => {
  root.a = 1;
  const stop = shows("a", () => root.a);
  stop();
  root.a = 2;
  assert.equal(logged(), "a 1");
});

test("an effect that fails is reported and stops nothing else", () => {
  root.a = 1;
  effect(() => { if (root.a > 1) throw new Error("no"); });
  shows("a", () => root.a);
  root.a = 2;
  assert.deepEqual(failures, ["no"]);
  assert.equal(logged(), "a 1, a 2");
});

test("merging follows RFC 7386", () => {
  for (const [before, patch, after] of [
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [{}, { a: { bb: { ccc: null, d: 1 } } }, { a: { bb: { d: 1 } } }],
    [{ a: "x" }, { a: { b: 1 } }, { a: { b: 1 } }],
  ]) {
    for (const name of Object.keys(root)) delete root[name];
    merge(before);
    merge(patch);
    assert.deepEqual(plain(root), after);
  }
});

test("merging what is missing leaves what is there", () => {
  merge({ a: 1, b: { c: 1 } });
  merge({ a: 2, b: { c: 2, d: 2 }, e: 2 }, true);
  merge({ a: null }, true);
  assert.deepEqual(plain(root), { a: 1, b: { c: 1, d: 2 }, e: 2 });
});

test("a batch tells once what has changed", () => {
  root.a = { b: 1, c: 1 };
  heard = [];
  batch(() => {
    root.a.b = 1;
    root.a.b = 2;
    root.d = [1];
    root.a.c = null;
  });
  assert.deepEqual(heard, [{ a: { b: 2, c: null }, d: [1] }]);
  heard = [];
  root.d = [1];
  assert.deepEqual(heard, []);
  root.d = [1, 2];
  assert.deepEqual(heard, [{ d: [1, 2] }]);
});

test("a snapshot has what the filter wants and JSON can hold", () => {
  const cyclic = {};
  cyclic.self = cyclic;
  merge({ a: 1, _b: 2, c: { _d: 1, e: 2, map: new Map(), act() {} }, list: [new Map(), { _x: 1 }], cyclic });
  root.f = new Derived(() => root.a);
  assert.deepEqual(filtered({ exclude: /(^|\.)_/ }), { a: 1, c: { e: 2 }, list: [null, { _x: 1 }], f: 1 });
  assert.deepEqual(filtered({ include: "/^c\\.e/" }), { c: { e: 2 } });
  assert.deepEqual(filtered({ include: /a/g }), { a: 1 });
});

test("an effect that shows everything hears of everything", () => {
  root.a = { b: 1 };
  shows("all", () => filtered());
  root.a.b = 2;
  root.c = 2;
  delete root.a;
  assert.equal(logged(), 'all {"a":{"b":1}}, all {"a":{"b":2}}, all {"c":2,"a":{"b":2}}, all {"c":2}');
});

test("values of the page are told apart by what they are", () => {
  const one = new Map(), two = new Map();
  root.el = one;
  effect(() => log.push(root.el === one));
  root.el = one;
  root.el = two;
  assert.equal(logged(), "true, false");
});

test("arrays change through their methods", () => {
  root.list = [1, 2, 3];
  shows("n", () => root.list.length);
  shows("sum", () => root.list.reduce((sum, value) => sum + value, 0));
  batch(() => root.list.push(4));
  batch(() => root.list.splice(1, 2));
  root.list[0] = 7;
  assert.deepEqual(plain(root.list), [7, 4]);
  assert.equal(logged(), "n 3, sum 6, n 4, sum 10, sum 5, n 2, sum 11");
  assert.deepEqual(root.list.map((value) => value * 2), [14, 8]);
  assert.deepEqual([...root.list], [7, 4]);
});

test("window.$name is the signal", () => {
  root.price = 1;
  assert.equal(globalThis.$price, 1);
  globalThis.$price = 2;
  assert.equal(root.price, 2);
  write("$price", 3);
  assert.equal(read("$price"), 3);
  delete root.price;
  assert.ok(!("$price" in globalThis));
});

test("signals that come and go leave nothing behind", () => {
  root.keep = 1;
  for (let n = 0; n < 1000; n++) {
    const stop = effect(() => { get("keep"); get(`row${n}`); });
    stop();
    delete root[`row${n}`];
  }
  assert.deepEqual(Object.keys(root), ["keep"]);
});

test("ten thousand readers of one signal come, run and go quickly", () => {
  root.a = 0;
  let runs = 0;
  for (let n = 0; n < 10_000; n++) effect(() => { runs++; root.a; });
  root.a = 1;
  assert.equal(runs, 20_000);
});

test("whatever is written, effects have seen what is true", () => {
  let state = 42;
  const random = (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 60; round++) {
    for (const name of Object.keys(root)) delete root[name];
    const names = Array.from({ length: 12 }, (_, n) => "s" + n);
    for (let n = 0; n < 4; n++) root[names[n]] = 0;
    const parts = [];
    for (let n = 4; n < 12; n++) {
      const [a, b, chooses] = parts[n] = [random(n), random(n), random(2)];
      root[names[n]] = new Derived(() => {
        const first = root[names[a]];
        return chooses && first % 2 == 0 ? first : first + root[names[b]];
      });
    }
    const check = (values) => parts.forEach(([a, b, chooses], n) => {
      assert.equal(values[n], chooses && values[a] % 2 == 0 ? values[a] : values[a] + values[b]);
    });
    let seen;
    const stop = effect(() => { check(seen = names.map((name) => root[name])); });
    for (let step = 0; step < 30; step++) {
      batch(() => { for (let n = random(3); n >= 0; n--) root[names[random(4)]] = random(4); });
      assert.deepEqual(seen, names.map((name) => root[name]));
    }
    stop();
  }
  assert.deepEqual(failures, []);
});
