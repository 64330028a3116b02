// The object that a source is to JavaScript.
import { sources } from "/pkg/hypertide.js";
import { declare, equal, isRequested, note, noted, notes, ok, on, opened, removed, request, test, turn, until } from "./stage.js";

test("it has the members of an EventSource", async () => {
  const { source } = await declare("/stage/members", "", "with credentials");
  equal([source.readyState, source.raw], [0, null]);
  const stream = await request("/stage/members");
  stream.accept();
  await until(() => source.readyState === 1, "open");
  equal(source.url, location.origin + "/stage/members");
  equal([source.CONNECTING, source.OPEN, source.CLOSED, source.constructor.CLOSED], [0, 1, 2, 2]);
  equal([source.withCredentials, source.lastEventId, source.retryCount, source.name], [true, "", 0, "Probe"]);
  equal([source.raw.constructor.name, source.onmessage], ["Response", null]);
  ok(source instanceof EventTarget, "it is an event target");
  equal(stream.credentials, "include");
});

test("JavaScript listens as to an EventSource", async () => {
  const { source, stream } = await opened("/stage/listens");
  source.onmessage = ({ data }) => note(data);
  source.addEventListener("tick", ({ lastEventId }) => note(lastEventId));
  stream.send("data: first\n\nevent: tick\nid: 3\ndata\n\nevent: unheard\ndata: x\n\n");
  await notes("first", "3");
  source.onmessage = ({ type }) => note(type);
  stream.send("data: second\n\n");
  await notes("first", "3", "message");
  source.onmessage = null;
  stream.send("data: third\n\nevent: tick\nid: 4\ndata\n\n");
  await notes("first", "3", "message", "4");
});

test("lifecycle events reach JavaScript too", async () => {
  const declared = await declare("/stage/lifecycle");
  const { source } = declared;
  source.onopen = ({ detail }) => note(detail);
  source.onerror = ({ detail }) => note(detail.reason);
  source.addEventListener("close", ({ detail }) => note(detail));
  (await request("/stage/lifecycle")).accept();
  await until(() => noted.length, "open");
  await removed(declared);
  await notes('{"status":200,"attempt":0,"resumed":false}', '{"reason":"removed"}');
});

test("close is said once and open connects again", async () => {
  const { source, stream } = await opened("/stage/reopen", on("close"));
  stream.send("id: 5\ndata: x\n\n");
  await until(() => source.lastEventId === "5", "the id");
  source.close();
  source.close();
  equal(noted, ['close {"reason":"close"}']);
  equal([source.readyState, source.raw, stream.aborted], [2, null, true]);
  source.open();
  equal((await request("/stage/reopen")).headers.get("last-event-id"), "5");
});

test("open with another address ends the old connection and forgets the id", async () => {
  const { source, stream: old } = await opened("/stage/old", on("message"));
  old.send("id: 5\ndata: of the old\n\n");
  await until(() => noted.length, "the first event");
  old.send("data: too late\n\n");
  source.open("/stage/new");
  ok(old.aborted, "the old connection is ended");
  equal(source.lastEventId, "");
  const fresh = await request("/stage/new");
  equal(fresh.headers.get("last-event-id"), null);
  fresh.accept();
  fresh.send("data: of the new\n\n");
  await notes('message "of the old"', 'message "of the new"');
  source.open("/stage/new");
  ok(!isRequested("/stage/new") && !fresh.aborted, "already open: nothing happens");
});

test("opened from its own error, the events stay in order", async () => {
  window.again = () => window.Probe.open("/stage/second");
  const { source } = await declare("/stage/first", 'on error call note("error") call again() end on close call note("close") end on open call note("open") end\n');
  (await request("/stage/first")).answer(404, "");
  (await request("/stage/second")).accept();
  await notes("error", "close", "open");
  equal(source.readyState, 1);
});

test("without an address open throws", async () => {
  const { source } = await declare("", "", "");
  const thrown = (url) => {
    try {
      source.open(url);
    } catch ({ message }) {
      return message;
    }
  };
  equal([source.readyState, thrown()], [2, "no url"]);
  equal(thrown("http://"), "not a URL: http://");
  source.open("/stage/given");
  await request("/stage/given");
});

test("the same text again is the same source until both are removed", async () => {
  const text = () => {
    const script = document.createElement("script");
    script.type = "text/hyperscript";
    script.text = "eventsource Twice end init call note('declared') end";
    document.head.append(script);
    return script;
  };
  const first = text();
  await until(() => noted.length === 1, "the first");
  const object = window.Twice;
  const second = text();
  await until(() => noted.length === 2, "the second");
  ok(window.Twice === object && sources().filter((source) => source === object).length === 1, "it is one source");
  first.remove();
  await turn();
  ok(sources().includes(object), "the second still declares it");
  second.remove();
  await until(() => !sources().includes(object), "its end");
  equal(object.readyState, 2);
  object.open("/stage/gone");
  await turn();
  ok(!isRequested("/stage/gone"), "what is gone connects no more");
});

test("another text under the same name replaces the source", async () => {
  const { source: old, stream, script } = await opened("/stage/replaced", on("close"));
  const { source: fresh } = await declare("", "", "");
  ok(fresh !== old && stream.aborted, "the old one is ended");
  equal(noted, ['close {"reason":"replaced"}']);
  script.remove();
  await turn();
  ok(sources().includes(fresh), "the old one takes nothing of the new one with it");
});

test("the same name of another element is another source", async () => {
  const element = () => {
    const element = document.createElement("p");
    element.setAttribute("_", "eventsource row end init call note('declared') end on give set my given to row end");
    document.body.append(element);
    return element;
  };
  const [a, b] = [element(), element()];
  await until(() => noted.length === 2, "both");
  const [ofA, ofB] = [a, b].map((element) => {
    element.dispatchEvent(new Event("give"));
    return element.given;
  });
  ok(ofA && ofB && ofA !== ofB, "each has its own");
  a.remove();
  await until(() => !sources().includes(ofA), "the end of the first");
  ok(sources().includes(ofB), "the other goes on");
});
