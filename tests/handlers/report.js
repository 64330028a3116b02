// Mistakes are said with their place, and leave everything else working.
import { process } from "/pkg/hypertide.js";
import { equal, holds, test, until } from "/scripts.js";
import { find, fire, play, said, text } from "./stage.js";

test("a mistake is said on the console and to the page", async () => {
  await play(`<button id="save"></button>`);
  const details = [];
  addEventListener("hypertide:error", ({ detail }) => details.push(detail));
  find("button").setAttribute("_", "on click\n  pit 1 into me");
  await process(document.body);
  const [{ reason, code, line, column }] = details;
  equal([details.length, reason, code, line, column], [1, "parse", "unknown-command", 2, 3]);
  equal(said.length, 1);
  equal(said[0].indexOf("hypertide: error: "), 0, said[0]);
  holds(said[0], "button#save:2:3", "2 |   pit 1 into me", "^^^", "did you mean `put`?");
});

test("a mistake in a script leaves its other declarations working", async () => {
  await play(`<script type="text/hyperscript">
    def good() return 1 end
    def bad( return 2 end
    def better() return 3 end
  </script>`);
  equal([good(), better(), said.length], [1, 3, 1]);
});

test("a mistake in an attribute disables the attribute, as in hyperscript", async () => {
  await play(`<p _="on go put 1 into me end on stop pit 2 into me"></p>`);
  fire("p", "go");
  equal([text("p"), said.length], ["", 1]);
});

test("an exception that nobody catches is said with its place, and dispatched", async () => {
  await play(`<p id="x" _="on go log 'ä' wait a tick then set #none.y to 1 end"></p>`);
  let error;
  find("p").addEventListener("exception", ({ detail }) => { error = detail.error; });
  fire("p", "go");
  await until(() => error);
  equal(error.message, "'#none' is null");
  equal(said.length, 1);
  holds(said[0], "hypertide: '#none' is null", "p#x:1:", "set #none.y to 1", "^^^^^^^^^^^^^^^^");
});

test("what a handler of a source throws is said once, with its place", async () => {
  await play(`<script type="text/hyperscript">
    eventsource Ebb from 'data:text/event-stream,data: 1%0A%0A'
      on message throw 'low water' end
    end
  </script>`);
  let detail;
  Ebb.addEventListener("error", (event) => { if (event.detail.reason === "handler") detail = event.detail; });
  await until(() => detail);
  equal([detail.error, said.length], ["low water", 1]);
  holds(said[0], "hypertide: low water", "Ebb:3:18", "throw 'low water'", "^^^^^^^^^^^^^^^^^");
});

test("a target that does not exist is a warning", async () => {
  await play(`<p _="on go from #none put 1 into me end on stay put 2 into me"></p>`);
  fire("p", "stay");
  equal([text("p"), said], ["2", []]);
});

test("what a feature throws when it is installed disturbs no other", async () => {
  await play(`<p _="on go from nothing() put 1 into me end on stay put 2 into me"></p>
    <i _="on go from {a: 1} put 1 into me"></i><b _="on stay put 3 into me"></b>`);
  fire("p", "stay");
  fire("b", "stay");
  equal([text("p"), text("i"), text("b"), said.length], ["2", "", "3", 2]);
  equal(said[0].indexOf("hypertide: 'nothing' is null"), 0, said[0]);
  holds(said[0], "p:1:12");
});

test("javascript that does not parse is an exception of its feature", async () => {
  await play(`<script type="text/hyperscript">js function ( { end def fine() return 1 end</script>`);
  equal([fine(), said.length], [1, 1]);
});

test("what an attribute's expression throws is said with the attribute, also where it is one name", async () => {
  for (const expression of ["nobody", "nobody + 1"]) {
    await play(`<p data-text="${expression}"></p>`);
    equal(said.length, 1);
    holds(said[0], "nobody is not defined", "p[data-text]:1:1", "^^^^^^");
  }
});
