// Requests of Datastar's, in a page that is hidden, frozen or left while they run.
import { equal, happen, isRequested, ok, request, test, turn, until } from "./stage.js";

/** Elements that ask as they arrive. */
function page(...actions) {
  document.body.innerHTML = actions.map((action) => `<p data-init="${action}"></p>`).join("");
}

function show(shown) {
  Object.defineProperty(document, "hidden", { configurable: true, value: !shown });
  happen(document, "visibilitychange");
}

const heard = [];
document.addEventListener("datastar-fetch", ({ detail: { type } }) => heard.push(type));
const told = (type, times = 1) => until(() => heard.filter((name) => name == type).length == times, `${type}, ${times} times`);

test("what is cut while the page is about to go is not sent again at once where it changes something, and is where the page stays", async () => {
  const later = [];
  const { setTimeout } = window;
  window.setTimeout = (callback, milliseconds, ...given) =>
    milliseconds > 5000 ? later.push([callback, milliseconds]) : setTimeout(callback, milliseconds, ...given);
  page("@post('/stage/order', {retryInterval: 1})", "@get('/stage/news', {retryInterval: 1})");
  const order = await request("/stage/order"), news = await request("/stage/news");
  happen(window, "beforeunload");
  order.fail();
  news.fail();
  await request("/stage/news");
  await told("retrying", 2);
  equal([isRequested("/stage/order"), later.length, later[0]?.[1] <= 10_000], [false, 1, true]);
  later[0][0]();
  (await request("/stage/order")).fail();
  // The page has stayed.
  await request("/stage/order");
});

test("what the network cuts is sent again at once", async () => {
  page("@post('/stage/order', {retryInterval: 1})");
  (await request("/stage/order")).fail();
  await request("/stage/order");
});

test("what was posted is not posted again by a page that comes back", async () => {
  page("@post('/stage/posted')", "@get('/stage/read')");
  const [posted, read] = [await request("/stage/posted"), await request("/stage/read")];
  posted.accept();
  read.accept();
  await turn();
  happen(window, "pagehide");
  await until(() => read.aborted, "the end of the stream");
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await request("/stage/read");
  equal([posted.aborted, isRequested("/stage/posted")], [false, false]);
  posted.send(`event: datastar-patch-elements\ndata: elements <p>answered</p>\ndata: selector body\ndata: mode append\n\n`);
  await until(() => document.body.textContent == "answered", "the answer");
});

test("a page that is left is hidden after that, and asks for nothing until it comes back", async () => {
  page("@get('/stage/left', {openWhenHidden: true})");
  const stream = await request("/stage/left");
  stream.accept();
  await turn();
  happen(window, "pagehide");
  show(false);
  await until(() => stream.aborted, "the end of the stream");
  page("@post('/stage/other')");
  await request("/stage/other");
  ok(!isRequested("/stage/left"), "it is left");
  show(true);
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await request("/stage/left");
});

test("a frozen page has no stream", async () => {
  page("@get('/stage/frozen', {openWhenHidden: true})");
  const stream = await request("/stage/frozen");
  stream.accept();
  await turn();
  happen(document, "freeze");
  await until(() => stream.aborted, "the end of the stream");
  ok(!isRequested("/stage/frozen"), "it is frozen");
  happen(document, "resume");
  await request("/stage/frozen");
});

test("a page that was hidden when it asked asks for nothing when it is hidden again", async () => {
  show(false);
  page("@get('/stage/behind')");
  const stream = await request("/stage/behind");
  stream.accept();
  show(true);
  show(false);
  await until(() => stream.aborted, "the end of the stream");
  // Whoever asks does so before this does.
  page("@post('/stage/other')");
  await request("/stage/other");
  ok(!isRequested("/stage/behind"), "it is hidden");
  show(true);
  await request("/stage/behind");
});

test("what waits for its next attempt waits for a hidden page to be shown", async () => {
  page("@get('/stage/waits', {retryInterval: 1})");
  const first = await request("/stage/waits");
  first.fail();
  await told("retrying");
  show(false);
  page("@post('/stage/other', {retryInterval: 2})");
  (await request("/stage/other")).fail();
  await request("/stage/other");
  ok(!isRequested("/stage/waits"), "it is hidden");
  show(true);
  await request("/stage/waits");
});

test("an answer that changes nothing is let go", async () => {
  page("@get('/stage/busy', {retry: 'error', retryInterval: 1})", "@get('/stage/words')");
  const busy = await request("/stage/busy"), words = await request("/stage/words");
  busy.answer(503, "text/plain");
  words.answer(200, "text/plain");
  await request("/stage/busy");
  await told("finished");
  equal([busy.aborted, words.aborted], [true, true]);
});

test("a form is listened to once, however often it is sent, and not any more in the end", async () => {
  document.body.innerHTML = `<form><button data-on:click="@post('/stage/form', {contentType: 'form', retryInterval: 1})">send</button></form>`;
  const form = document.querySelector("form");
  const listeners = new Set();
  const { addEventListener } = form;
  form.addEventListener = function (type, listener, given) {
    listeners.add(listener);
    addEventListener.call(this, type, listener, given);
  };
  await turn();
  document.querySelector("button").click();
  for (let attempt = 0; attempt < 3; attempt++) (await request("/stage/form")).fail();
  const isSent = () => form.dispatchEvent(new Event("submit", { cancelable: true }));
  equal([listeners.size, isSent()], [1, false]);
  (await request("/stage/form")).answer(204);
  await told("finished");
  equal(isSent(), true);
});
