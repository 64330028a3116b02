// The stream that answers a request of Datastar's.
import { equal, isRequested, noted, onConsole, opened, request, test, turn, until } from "./stage.js";

const patch = (n, more = "") => `event: datastar-patch-elements\nid: ${n}\ndata: elements <p id="out">${n}</p>\n${more}\n`;

/** View transitions that take as long as the test wants: gives how to end the last one. */
function slowTransitions() {
  let changed;
  document.startViewTransition = (change) => {
    change();
    return { ready: Promise.resolve(), finished: Promise.resolve(), updateCallbackDone: new Promise((done) => { changed = done; }) };
  };
  return () => changed();
}

test("a page that is left in the middle of a chunk asks again for what was not carried out", async () => {
  const changed = slowTransitions();
  document.body.innerHTML = `<p id="out"></p><p data-init="@get('/stage/left')"></p>`;
  const out = document.querySelector("#out");
  const sent = await request("/stage/left");
  equal(sent.headers.get("last-event-id"), null);
  sent.accept();
  sent.send(patch(1, "data: useViewTransition true\n") + patch(2));
  await until(() => out.textContent === "1", "the first event");
  window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  changed();
  await until(() => sent.aborted, "the end of the stream");
  equal([isRequested("/stage/left"), out.textContent], [false, "1"]);
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  const again = await request("/stage/left");
  equal(again.headers.get("last-event-id"), "1");
  again.accept();
  again.send(patch(2));
  await until(() => out.textContent === "2", "the second event");
});

test("the events of a declared source wait for a view transition", async () => {
  const changed = slowTransitions();
  document.body.innerHTML = `<p id="out"></p>`;
  const out = document.querySelector("#out");
  const { source, stream } = await opened("/stage/wait", `on "datastar-patch-elements" call note(#out.textContent) end\n`);
  stream.send(patch(1, "data: useViewTransition true\n") + patch(2));
  await until(() => out.textContent === "1", "the first event");
  stream.send(patch(3));
  equal([source.lastEventId, noted], ["1", []]);
  changed();
  await until(() => out.textContent === "3", "the last event");
  equal(noted, ["1", "2", "3"]);
});

test("a source that is closed during a view transition hands nothing on", async () => {
  const changed = slowTransitions();
  document.body.innerHTML = `<p id="out"></p>`;
  const out = document.querySelector("#out");
  const { source, stream } = await opened("/stage/closed", `on "datastar-patch-elements" call note(#out.textContent) end\n`);
  stream.send(patch(1, "data: useViewTransition true\n") + patch(2));
  await until(() => out.textContent === "1", "the first event");
  source.close();
  changed();
  await opened("/stage/closed", "", "with retry 2ms");
  equal([out.textContent, noted], ["1", []]);
});

const heard = [];
document.addEventListener("datastar-fetch", ({ detail: { type } }) => {
  if (!type.startsWith("datastar")) heard.push(type);
});

test("with resume a stream is taken up again after the last event, with the signals of then", async () => {
  document.body.innerHTML = `<p id="out"></p><p data-signals="{a: 1}"></p><p data-init="@get('/stage/kept', {resume: true, retryInterval: 1})"></p>
    <button data-on:click="$a = 2"></button>`;
  const out = document.querySelector("#out");
  const first = await request("/stage/kept");
  equal(new URL(first.url).searchParams.get("datastar"), '{"a":1}');
  equal(first.headers.get("datastar-request"), "true");
  first.accept();
  first.send(patch(7));
  await until(() => out.textContent === "7", "the first event");
  document.querySelector("button").click();
  first.end();
  const second = await request("/stage/kept");
  equal([new URL(second.url).searchParams.get("datastar"), second.headers.get("last-event-id")], ['{"a":2}', "7"]);
  second.fail();
  const third = await request("/stage/kept");
  third.answer(503);
  const fourth = await request("/stage/kept");
  equal(fourth.headers.get("last-event-id"), "7");
  fourth.accept();
  fourth.send(patch(8));
  await until(() => out.textContent === "8", "the next event");
  equal(heard, ["started", "retrying", "retrying", "error", "retrying"]);
});

test("with resume the body holds the signals of then", async () => {
  document.body.innerHTML = `<p data-signals="{a: 1}"></p><p data-init="@post('/stage/posted', {resume: true, retryInterval: 1})"></p>
    <button data-on:click="$a = 2"></button>`;
  const first = await request("/stage/posted");
  equal([first.method, first.body, first.headers.get("content-type")], ["POST", '{"a":1}', "application/json"]);
  document.querySelector("button").click();
  first.fail();
  equal((await request("/stage/posted")).body, '{"a":2}');
});

test("with resume an answer that is final ends the request", async () => {
  document.body.innerHTML = `<p data-init="@get('/stage/none', {resume: true, retryInterval: 1})"></p>
    <i data-init="@get('/stage/gone', {resume: true, retryInterval: 1})"></i>`;
  (await request("/stage/none")).answer(204);
  await until(() => heard.includes("finished"), "the end");
  equal(heard.filter((type) => type != "started"), ["finished"]);
  (await request("/stage/gone")).answer(404);
  await until(() => heard.filter((type) => type == "finished").length == 2, "the other end");
  equal(heard.filter((type) => type != "started"), ["finished", "error", "error", "finished"]);
  await until(() => onConsole("404"), "the report");
  equal([isRequested("/stage/none"), isRequested("/stage/gone")], [false, false]);
});

test("with resume another request of the element ends the stream", async () => {
  document.body.innerHTML = `<button data-on:click="@get('/stage/one', {resume: true})"></button>`;
  await turn();
  document.querySelector("button").click();
  const first = await request("/stage/one");
  first.accept();
  document.querySelector("button").click();
  await until(() => first.aborted, "the end of the first");
  await request("/stage/one");
});

test("an AbortController of the page's own ends the request, and one that is ended already lets none begin", async () => {
  await ownController("");
});

test("with resume an AbortController of the page's own ends the stream, and one that is ended already lets none begin", async () => {
  await ownController("resume: true");
});

test("with resume an AbortController that two requests share ends both, and each sends its own", async () => {
  window.controller = new AbortController();
  document.body.innerHTML = [1, 2].map((n) =>
    `<p data-init="@post('/stage/shared', {resume: true, requestCancellation: controller, payload: ${n}})"></p>`).join("");
  const [one, two] = [await request("/stage/shared"), await request("/stage/shared")];
  equal([one.body, two.body], ["1", "2"]);
  controller.abort();
  await until(() => one.aborted && two.aborted, "the end of both");
});

test("what the server says with an error status is on the console", async () => {
  document.body.innerHTML = `<p data-init="@post('/stage/refused')"></p>`;
  const sent = await request("/stage/refused");
  sent.answer(422, "text/plain");
  sent.send("the parameter `n` is no number");
  sent.end();
  await until(() => heard.includes("finished"), "the end");
  equal([heard, onConsole("POST /stage/refused: 422 the parameter `n` is no number")], [["started", "error", "finished"], 1]);
});

test("the longest wait between attempts has two spellings", async () => {
  for (const spelt of ["retryMaxWait", "retryMaxWaitMs"]) {
    document.body.innerHTML = `<p data-init="@get('/stage/${spelt}', {retryInterval: 1, retryScaler: 1e9, ${spelt}: 1})"></p>`;
    for (let attempt = 0; attempt < 3; attempt++) (await request(`/stage/${spelt}`)).fail();
    await request(`/stage/${spelt}`);
  }
});

async function ownController(options) {
  window.controller = new AbortController();
  document.body.innerHTML = `<button data-on:click="@get('/stage/own', {requestCancellation: controller, ${options}})"></button>`;
  await turn();
  const button = document.querySelector("button");
  button.click();
  const sent = await request("/stage/own");
  sent.accept();
  controller.abort();
  await until(() => heard.includes("finished"), "the end of the first");
  equal([sent.aborted, heard], [true, ["started", "finished"]]);
  button.click();
  await until(() => heard.length == 4, "the end of the second");
  equal([isRequested("/stage/own"), heard.slice(2)], [false, ["started", "finished"]]);
}

test("with resume a stream that is not wanted while hidden is taken up again when shown", async () => {
  document.body.innerHTML = `<p id="out"></p><p data-init="@get('/stage/hidden', {resume: true})"></p>`;
  const first = await request("/stage/hidden");
  first.accept();
  first.send(patch(3));
  await until(() => document.querySelector("#out").textContent === "3", "the event");
  const show = (hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  show(true);
  await until(() => first.aborted, "the end of the stream");
  equal(isRequested("/stage/hidden"), false);
  show(false);
  equal((await request("/stage/hidden")).headers.get("last-event-id"), "3");
});
