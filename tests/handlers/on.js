// `on`: which events run the commands, and when.
import { equal, test, turn, until } from "/scripts.js";
import { find, fire, play, text, written } from "./stage.js";

/** Sends three events while the run for the first one waits, lets all runs end, and gives those that there were. */
async function queued(on) {
  await play(`<p _="${on} append event.detail.n to my textContent wait for next"></p>`);
  for (const n of [1, 2, 3]) fire("p", "go", { n });
  for (let ended = 0; ended < 3; ended++) {
    fire("p", "next");
    // One turn for the end of a run, and another for the next one's beginning.
    await turn();
    await turn();
  }
  return text("p");
}

test("the newest event waits for the run to end", async () => {
  equal(await queued("on go"), "13");
  equal(await queued("on go queue last"), "13");
});

test("other queues keep all, the first or none", async () => {
  equal(await queued("on go queue all"), "123");
  equal(await queued("on go queue first"), "12");
  equal(await queued("on go queue none"), "1");
});

test("every event runs at once", async () => {
  equal(await queued("on every go"), "123");
});

/** Sends as many events as are counted to, and gives those that ran. */
async function ran(on, last) {
  await play(`<p _="${on} append n to my textContent"></p>`);
  for (let n = 1; n <= last; n++) fire("p", "go", { n });
  return text("p");
}

test("counts say which occurrences run", async () => {
  equal(await ran("on first go(n)", 4), "1");
  equal(await ran("on go(n) 2", 4), "2");
  equal(await ran("on go(n) 2 to 3", 4), "23");
  equal(await ran("on go(n) 3 and on", 4), "34");
});

test("a filter reads the event, then its detail, then variables", async () => {
  // Behind the filter `n` is a variable like any other, and there is none.
  equal(await ran("on go[type is 'go' and n > 1 and me.id is '']", 3), "undefinedundefined");
  equal(await ran("on go(n)[n > 1]", 3), "23");
});

test("arguments are taken from the event or its detail", async () => {
  await play("<p _='on go(type, a, b) put `${type} ${a} ${b}` into me'></p>");
  fire("p", "go", { a: 1, b: "x" });
  equal(text("p"), "go 1 x");
});

test("several events share a handler and its queue", async () => {
  await play(`<i></i>
    <p _="on one or two from <i/> queue none append event.type to my textContent wait for next"></p>`);
  fire("p", "one");
  fire("i", "two");
  fire("p", "next");
  await turn();
  fire("i", "two");
  equal(text("p"), "onetwo");
});

test("from makes the target it", async () => {
  await play(`<p _="on go from <i/> put its id into me"></p><i id="a"></i><i id="b"></i>`);
  fire("#b", "go");
  equal(text("p"), "b");
});

test("a listener elsewhere goes with its element and comes back with it", async () => {
  await play(`<p _="on go from body increment :n put :n into me"></p>`);
  const p = find("p");
  fire(document.body, "go");
  p.remove();
  await turn();
  fire(document.body, "go");
  equal(p.textContent, "1");
  document.body.append(p);
  await turn();
  fire(document.body, "go");
  equal(p.textContent, "2");
});

test("elsewhere is outside of the element", async () => {
  await play(`<p _="on go elsewhere append event.target.tagName to my textContent"><i></i></p><b></b>`);
  for (const css of ["i", "p", "b"]) fire(css, "go");
  equal(text("p"), "B");
});

test("in wants the target inside of a selector, and makes that it", async () => {
  await play(`<p _="on go in <b/> put its id into #out"><b id="x"><i></i></b><u></u></p><q id="out"></q>`);
  fire("u", "go");
  equal(text("q"), "");
  fire("i", "go");
  equal(text("q"), "x");
});

test("debounced waits for the last and throttled takes the first", async () => {
  await ran("on go(n) debounced at 20ms", 3);
  equal(await written("p"), "3");
  equal(await ran("on go(n) throttled at 60s", 3), "1");
});

test("what is debounced goes with its element", async () => {
  await play(`<p _="on go debounced at 20ms put 1 into me"></p><b _="on go debounced at 60ms put 2 into me"></b>`);
  const p = find("p");
  fire(p, "go");
  fire("b", "go");
  p.remove();
  await turn();
  document.body.append(p);
  equal([await written("b"), text("p")], ["2", ""]);
});

test("observers are events", async () => {
  await play(`<p _="on mutation of @title put my title into me"></p>`);
  find("p").title = "x";
  equal(await written("p"), "x");
  await play(`<p _="on mutation of childList increment :n then put :n into #out">x</p>
    <b _="on go put event.detail into previous <p/>"></b><i id="out"></i>`);
  for (const n of [1, 2]) {
    fire("b", "go", n);
    await until(() => text("i") === `${n}`);
  }
  await play(`<p style="width: 50px" _="on resize put event.detail.width into me"></p>`);
  equal(await written("p"), "50");
  await play(`<p _="on intersection(intersecting) put intersecting into me">x</p>`);
  await until(() => text("p") === "true");
});
