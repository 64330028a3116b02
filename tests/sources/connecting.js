// Requests and reconnects.
import { declare, equal, isRequested, note, noted, notes, ok, on, onConsole, opened, removed, request, test, turn, until } from "./stage.js";

const error = (n) => JSON.parse(noted[n].replace("error ", ""));

test("the request is what was declared", async () => {
  window.tide = async () => "high";
  const declared = await declare("/stage/request", "", 'with method "POST" with headers {X-Tide: tide(), N: 3} with body {a: [1]}');
  const sent = await request("/stage/request");
  equal([sent.method, sent.body, sent.cache, sent.credentials], ["POST", '{"a":[1]}', "no-store", "same-origin"]);
  equal(Object.fromEntries(sent.headers), {
    "accept": "text/event-stream", "content-type": "application/json", "n": "3", "x-tide": "high",
  });
  await removed(declared);
  ok(sent.aborted, "the request ends with its source");
});

test("a dropped connection is resumed after the last event", async () => {
  const { source, stream } = await opened("/stage/resume", on("tick", "json") + on("error"));
  stream.send("event: tick\nid: 1\ndata: 1\n\nevent: tick\nid: 2\nda");
  await until(() => noted.length, "the first event");
  stream.fail();
  const again = await request("/stage/resume");
  equal(again.headers.get("last-event-id"), "1");
  const { reason, status, attempt, message } = error(1);
  equal([reason, status, attempt, message], ["network", 200, 1, "lost"]);
  again.accept();
  again.send("event: tick\nid: 2\ndata: 2\n\n");
  await until(() => noted.length === 3, "the second event");
  equal(noted[2], "tick 2");
  equal(source.retryCount, 0);
});

test("what a handler closed is resumed after the event it handled, not after what had arrived with it", async () => {
  window.handled = (event) => { if (event.lastEventId === "1") window.Probe.close(); };
  const { source, stream } = await opened("/stage/ahead", 'on tick call note("tick", it) call handled(event) end\n');
  stream.send("event: tick\nid: 1\ndata: 1\n\nretry: 100000\nevent: tick\nid: 2\ndata: 2\n\nid: 3\n\n");
  await notes("tick 1");
  equal(source.lastEventId, "1");
  source.open();
  const again = await request("/stage/ahead");
  equal(again.headers.get("last-event-id"), "1");
  again.accept();
  again.send("event: tick\nid: 2\ndata: 2\n\n");
  await notes("tick 1", "tick 2");
});

test("the end of the stream and a refused request are retried", async () => {
  const declared = await opened("/stage/retry", on("error"));
  declared.stream.end();
  (await request("/stage/retry")).fail();
  (await request("/stage/retry")).answer(503, "text/plain");
  const last = await request("/stage/retry");
  equal(declared.source.retryCount, 3);
  equal(noted.map((_, n) => error(n).reason), ["end", "network", "status"]);
  await removed(declared);
  ok(last.aborted, "the request ends with its source");
});

test("the delay before a retry is whole milliseconds", async () => {
  const { stream } = await opened("/stage/whole", on("error"), "with retry 333ms");
  for (let sent = stream, n = 0; n < 5; n++) {
    n ? sent.fail() : sent.end();
    await until(() => noted.length > n, "the error");
    ok(Number.isInteger(error(n).retryIn) && error(n).retryIn >= 166, `${error(n).retryIn} is a whole number`);
    window.Probe.open("/stage/whole?" + n);
    sent = await request("/stage/whole");
  }
});

test("the last event id is sent as its UTF-8 bytes", async () => {
  const { source, stream } = await opened("/stage/utf8");
  stream.send("id: é✓\n\n");
  await until(() => source.lastEventId === "é✓", "the id");
  stream.end();
  equal((await request("/stage/utf8")).headers.get("last-event-id"), "Ã©â\u009c\u0093");
});

test("the address is evaluated anew for each connection", async () => {
  let count = 0;
  window.address = async (me) => `/stage/anew?${++count}${me === window.Probe}`;
  await declare("(address(me))", "", "with retry 1ms to 2ms");
  const first = await request("/stage/anew");
  first.accept();
  await until(() => window.Probe.readyState === 1, "open");
  first.send("id: 1\n\n");
  first.end();
  const again = await request("/stage/anew");
  ok(again.url.endsWith("/stage/anew?2true"), again.url);
  equal(again.headers.get("last-event-id"), "1", "another query keeps the id");
});

test("an address that throws is tried again, and is on the console with its place", async () => {
  let count = 0;
  window.address = () => {
    count++;
    if (count === 1) throw new Error("no token yet");
    return count === 2 ? Promise.reject(new Error("nor now")) : "/stage/throwing";
  };
  await declare("(address())", on("error"));
  await request("/stage/throwing");
  equal([error(0).message, error(1).message], ["no token yet", "nor now"]);
  await until(() => onConsole("nor now") === 1 && onConsole("no token yet") === 1, "both on the console");
  equal(onConsole("Probe:1:"), 2);
});

test("what is no address is a final error", async () => {
  for (const [value, message] of [[null, "no url"], ["http://", "not a URL: http://"]]) {
    noted.length = 0;
    window.address = () => value;
    const { script } = await declare("(address())", on("error") + on("close"));
    await notes(
      `error ${JSON.stringify({ reason: "url", status: null, attempt: 0, retryIn: null, message })}`,
      'close {"reason":"url"}',
    );
    script.remove();
    await until(() => !document.head.contains(script), "its end");
    await turn();
  }
});

test("final answers close", async () => {
  for (const [status, type, reason] of [[200, "text/html", "content-type"], [404, "text/event-stream", "status"], [204, "", "no-content"]]) {
    noted.length = 0;
    const declared = await declare("/stage/final", on("error") + on("close"));
    const sent = await request("/stage/final");
    sent.answer(status, type);
    const count = status === 204 ? 1 : 2;
    await until(() => noted.length >= count, "the end");
    equal(noted.at(-1), `close {"reason":"${reason}"}`);
    equal(noted.length, count);
    equal(declared.source.readyState, 2);
    ok(sent.aborted, "the answer's body is let go of");
    declared.script.remove();
    await turn();
  }
});

test("Retry-After is seconds or a date", async () => {
  for (const [retryAfter, least] of [["7200", 7_199_000], ["Fri, 31 Dec 2100 23:59:59 GMT", 1e12], ["soon", 0]]) {
    noted.length = 0;
    const declared = await declare("/stage/retry-after", on("error"));
    (await request("/stage/retry-after")).answer(503, "", retryAfter);
    await until(() => noted.length, "the error");
    const { retryIn } = error(0);
    ok(retryIn >= least && (least || retryIn <= 2), `${retryAfter}: ${retryIn}`);
    await removed(declared);
  }
});

test("silence beyond the timeout is a failure", async () => {
  const { stream } = await opened("/stage/silence", on("error"), "with timeout 20ms with retry 1ms to 2ms");
  await until(() => noted.length, "the error");
  equal([error(0).reason, error(0).status, error(0).attempt], ["timeout", 200, 1]);
  ok(stream.aborted, "the silent connection is ended");
});

test("a stream whose event is over 16 MiB is given up", async () => {
  const { source, stream } = await opened("/stage/large", on("tick") + on("error") + on("close"));
  stream.send(`event: tick\nid: 1\ndata: small\n\nevent: tick\ndata: ${"x".repeat(17 << 20)}`);
  await notes(
    'tick "small"',
    'error {"reason":"too-large","status":200,"attempt":0,"retryIn":null,"message":"a line or an event is larger than config.eventSizeLimit"}',
    'close {"reason":"too-large"}',
  );
  equal([source.readyState, stream.aborted], [2, true]);
});

test("how large an event may be is for the page to say, for sources declared from then on", async () => {
  const { config } = await import("/pkg/hypertide.js");
  equal(config.eventSizeLimit, 16 << 20);
  config.eventSizeLimit = 20;
  const { source, stream } = await opened("/stage/small", on("tick") + on("error"));
  stream.send("event: tick\ndata: 12345\n\n");
  await notes('tick "12345"');
  config.eventSizeLimit = Infinity;
  stream.end();
  const again = await request("/stage/small");
  again.accept();
  again.send(`data: ${"x".repeat(20)}\n\n`);
  await until(() => source.readyState === 2, "the end of the source");
  equal(error(2).reason, "too-large");
  const { stream: other } = await opened("/stage/endless", on("long"));
  other.send(`event: long\ndata: ${"x".repeat(17 << 20)}\n\n`);
  await until(() => noted.length === 4, "the long event");
});

test("a source closed before it connects sends nothing", async () => {
  window.address = () => note("asked");
  window.closing = () => window.Probe.close();
  const script = document.createElement("script");
  script.type = "text/hyperscript";
  script.text = "eventsource Probe from (address()) end\ninit immediately call closing() end";
  document.head.append(script);
  await until(() => window.Probe, "the declaration");
  await turn();
  equal([noted, window.Probe.readyState, isRequested("/stage/unsent")], [[], 2, false]);
});
