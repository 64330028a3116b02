// Expressions that hyperscript's conformance cases leave out.
import { equal, test } from "/scripts.js";
import { find, fire, play, text } from "./stage.js";

/** The text that this command leaves in its element. */
async function left(command) {
  await play(`<p _="on go ${command}"></p>`);
  fire("p", "go");
  return text("p");
}

// A list is put as its members, one after the other.
async function values(cases) {
  for (const [expression, value] of Object.entries(cases)) {
    equal(await left(`put ${expression} into me`), value, expression);
  }
}

test("collections are filtered, sorted, mapped, split and joined", () => values({
  "[3, 1, 2] where it > 1": "32",
  "[3, 1, 2] sorted by it": "123",
  "[3, 1, 2] sorted by it descending": "321",
  "([3, 1] mapped to it * 2)": "62",
  "('a-b' split by '-') joined by '+'": "a+b",
  "null where it > 1": "null",
  "[1, 2].map(\\ x -> x + 1)": "23",
}));

test("slices have both ends", () => values({
  "[1, 2, 3, 4][1..2]": "23",
  "[1, 2, 3][..1]": "12",
  "[1, 2, 3][1..]": "23",
  "[1, 2, 3, 4][..-2]": "123",
}));

test("a property of a query is a list", async () => {
  await play(`<ul><li class="a">1</li><li class="b">2</li></ul>
    <p _="on go put (<li/> in previous <ul/>).textContent into me
      on begin put (first of (<li/> in previous <ul/>)).className into me"></p>`);
  fire("p", "go");
  equal(text("p"), "12");
  fire("p", "begin");
  equal(text("p"), "a");
});

test("reading from null is silent, and writing says what is null", async () => {
  await values({ "#none.some.thing": "null" });
  const cases = {
    "set #none.x to 1": "#none",
    "set #none's *color to 1": "#none",
    "put 1 into #none": "#none",
    "add .x to #none": "#none",
    "send go to #none": "#none",
    "call #none.f()": "#none",
    "call me.nothing()": "me.nothing",
    "call nothing()": "nothing",
    "set x to null set x.y.z to 1": "x.y",
    "show #none when true": "#none",
  };
  for (const [command, culprit] of Object.entries(cases)) {
    equal(await left(`${command} catch e put e.message into me`), `'${culprit}' is null`, command);
  }
});

test("what is null is found among many instructions", async () => {
  const before = "set x to {a: 1} set x.a to 2 call x.toString() ".repeat(12);
  equal(await left(`${before} set #none.x to 1 catch e put e.message into me`), "'#none' is null");
});

test("is asks a property where there is no such variable", async () => {
  await play(`<input disabled _="on go if I am disabled set my value to 1">`);
  fire("input", "go");
  equal(find("input").value, "1");
});

test("a variable is the run's, then the element's, then the page's", async () => {
  equal(
    await left(`set element v to 'element' append v to my textContent
      set local w to 'local' append w to my textContent append innerWidth is a Number to my textContent`),
    "elementlocaltrue",
  );
});

test("inherited variables lie on the nearest element upwards", async () => {
  await play(`<div _="init immediately set ^n to 1">
    <p _="on go increment ^n put ^n into me"></p>
    <b _="on go put ^n into me"></b>
  </div>`);
  fire("p", "go");
  fire("b", "go");
  equal([text("p"), text("b")], ["2", "2"]);
});
