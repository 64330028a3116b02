// `def`, `js` and `init`: functions for hyperscript and for JavaScript, and what runs at the start.
import { equal, test } from "/scripts.js";
import { fire, play, text } from "./stage.js";

const script = (declarations) => `<script type="text/hyperscript">${declarations}</script>`;

test("a function returns its value, or a promise where it waits", async () => {
  await play(script("def now(n) return n + 1 end def later(n) wait a tick return n + 1 end"));
  equal(now(1), 2);
  const promise = later(1);
  equal(promise instanceof Promise, true);
  equal(await promise, 2);
});

test("a function throws or rejects", async () => {
  await play(script("def now() throw 'a' end def later() wait a tick throw 'b' end"));
  let thrown;
  try {
    now();
  } catch (error) {
    thrown = error;
  }
  equal(thrown, "a");
  equal(await later().then(() => "fulfilled", (reason) => `rejected ${reason}`), "rejected b");
});

test("a dotted name lies in a namespace", async () => {
  await play(script("def some.space.double(n) return n * 2 end"));
  equal(some.space.double(4), 8);
});

test("a function of an attribute belongs to its element and those in it", async () => {
  await play(`<div _="def own() return 5 end"><p _="on go put own() into me"></p></div>`);
  fire("p", "go");
  equal([text("p"), typeof window.own], ["5", "undefined"]);
});

test("a function has catch and finally", async () => {
  await play(script("def careful() throw 'x' catch e return e + '!' finally set global tidy to 1 end"));
  equal(careful(), "x!");
  equal(tidy, 1);
});

test("js declares functions for all", async () => {
  await play(script("js function three() { return 3 } end") + `<p _="on go put three() into me"></p>`);
  fire("p", "go");
  equal(text("p"), "3");
});

test("init runs in a microtask, and immediately at once", async () => {
  const declared = "init append 'b' to my textContent end init immediately append 'a' to my textContent";
  window.markup = `<b _="${declared}"></b>`;
  await play(`<p _="on go put markup into me"></p>`);
  // What `put` writes is started before it is done.
  fire("p", "go");
  equal(text("b"), "a");
  await null;
  equal(text("b"), "ab");
});
