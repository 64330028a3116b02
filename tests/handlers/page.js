// Where declarations are found, and what ends them.
import { process } from "/pkg/hypertide.js";
import { equal, test, turn, until } from "/scripts.js";
import { find, fire, play, text, written } from "./stage.js";

test("elements that arrive are started by themselves", async () => {
  document.body.innerHTML = `<p data-script="on go put 1 into me"></p>`;
  await turn();
  fire("p", "go");
  equal(text("p"), "1");
});

test("what put writes is started at once", async () => {
  await play(`<p _='on go put \`<b _="init immediately put 2 into me"></b>\` into me'></p>`);
  fire("p", "go");
  equal(text("b"), "2");
});

test("another text replaces what was declared, and the same starts nothing twice", async () => {
  await play(`<p _="on go append 1 to my textContent"></p>`);
  await process(document.body);
  fire("p", "go");
  equal(text("p"), "1");
  find("p").setAttribute("_", "on go append 2 to my textContent");
  await turn();
  fire("p", "go");
  equal(text("p"), "12");
  find("p").removeAttribute("_");
  await turn();
  fire("p", "go");
  equal(text("p"), "12");
});

test("parts where scripting is disabled are left alone", async () => {
  await play(`<div disable-scripting><p _="init immediately put 1 into me"></p></div>
    <div data-disable-scripting><i _="init immediately put 1 into me"></i></div>
    <b _="init immediately put 2 into me"></b>`);
  equal(text().trim(), "2");
});

test("a shadow root is started when it is processed", async () => {
  await play("<section></section>");
  const shadow = find("section").attachShadow({ mode: "open" });
  shadow.innerHTML = `<p id="inner"></p><b _="on go put 3 into #inner"></b>`;
  await process(shadow);
  fire(shadow.querySelector("b"), "go");
  equal(shadow.querySelector("p").textContent, "3");
});

test("an element hears load when its declarations have started", async () => {
  await play(`<p _="on load put event.detail.hyperscript into me"></p>`);
  equal(await written("p"), "true");
});

/** Declares an event source in an element, and waits for its stream to begin. Gives the element, and its source. */
async function declared() {
  const stream = URL.createObjectURL(new Blob(["data: 1\n\n"], { type: "text/event-stream" }));
  await play(`<p _="eventsource Own from ${stream} on message append it to #out end
    on close append 'closed' to #out end end on go send own(own: Own) to me"></p><div></div><q id="out"></q>`);
  equal(await written("q"), "1");
  const p = find("p");
  const own = () => {
    let got;
    p.addEventListener("own", (event) => { got = event.detail.own; }, { once: true });
    fire(p, "go");
    return got;
  };
  return { p, own };
}

test("a source is closed with its element, and another one starts where that comes back", async () => {
  const { p, own } = await declared();
  const before = own();
  p.remove();
  await until(() => text("q") === "1closed");
  document.body.append(p);
  await until(() => text("q") === "1closed1");
  equal([before.readyState, own() === before], [2, false]);
});

test("an element that is only moved keeps its source", async () => {
  const { p, own } = await declared();
  const before = own();
  find("div").append(p);
  await turn();
  equal([text("q"), own() === before], ["1", true]);
});

test("the listeners of a script go with it", async () => {
  await play(`<script type="text/hyperscript">on go from body increment global heard end</script>`);
  fire(document.body, "go");
  find("script").remove();
  await turn();
  fire(document.body, "go");
  equal(heard, 1);
});
