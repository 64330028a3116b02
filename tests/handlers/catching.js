// `catch`, `finally`, and what is waited for without being told.
import { equal, test, turn, until } from "/scripts.js";
import { fire, play, text, written } from "./stage.js";

test("catch gets what was thrown, now or later", async () => {
  await play(`<p _="on go throw 'now' catch e put e into me
    on later call Promise.reject('later') catch e put e into me"></p>`);
  fire("p", "go");
  equal(text("p"), "now");
  fire("p", "later");
  await until(() => text("p") === "later");
});

test("finally runs once, however the run ends", async () => {
  for (const body of ["exit", "throw 1", "return 2", "wait a tick", "throw 1 catch e throw e", "halt"]) {
    await play(`<p _="on go ${body} finally append '.' to my textContent"></p>`);
    fire("p", "go");
    await written("p");
    await turn();
    equal(text("p"), ".", body);
  }
});

test("promises are awaited in literals, arguments and conditions", async () => {
  window.later = (value) => new Promise((done) => setTimeout(done, 1, value));
  const cases = {
    "([later(1), 2, later(3)] joined by ',')": "1,2,3",
    "{a: later(1)}.a": "1",
    "`${later(1)}!`": "1!",
    "Math.max(later(1), later(5), 2)": "5",
    "later(1) + later(2)": "3",
    "(later(0) or 7)": "7",
    "(later([4]))[later(0)]": "4",
    "not later(false)": "true",
  };
  for (const [expression, value] of Object.entries(cases)) {
    await play(`<p _="on go put ${expression} into me"></p>`);
    fire("p", "go");
    equal(await written("p"), value, expression);
  }
  await play(`<p _="on go if Promise.resolve(false) put 1 into me else put 2 into me"></p>`);
  fire("p", "go");
  equal(await written("p"), "2");
});

test("a run that waits lets others go on", async () => {
  await play(`<p _="on every go(n) wait for the_end append n to my textContent"></p>`);
  for (const n of [1, 2]) fire("p", "go", { n });
  fire("p", "the_end");
  await until(() => text("p") === "12");
});
