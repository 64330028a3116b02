// Events and their handlers.
import { equal, note, noted, notes, ok, on, onConsole, opened, test, turn, until } from "./stage.js";

test("events reach their handlers in order and decoded", async () => {
  const { source, stream } = await opened("/stage/order", on("tick", "json") + on("message") + on("text", "string"));
  stream.send('event: tick\ndata: {"n":1}\n\ndata: {"n"\ndata::2}\n\nevent: other\ndata: x\n\neve');
  stream.send("nt: text\ndata: 3\nid: 9\n\nevent: tick\ndata: [4]\n\n");
  await notes('tick {"n":1}', String.raw`message "{\"n\"\n:2}"`, 'text "3"', "tick [4]");
  equal(source.lastEventId, "9");
});

test("text of any language arrives as it was sent, however it is cut", async () => {
  const { stream } = await opened("/stage/text", "on message call note(it) end\n");
  const data = "übergröße 🌊 \u{feff}\u0001 \u2028";
  for (const { length } of ["", "n", "nn"]) stream.send(`data: \u{feff}${data.repeat(length + 1)}\n\n`);
  await notes(...[1, 2, 3].map((times) => "\u{feff}" + data.repeat(times)));
});

test("every handler that fits runs once in the order declared", async () => {
  const { stream } = await opened("/stage/wild", on("*") + 'on "a*" or "ab" call note("either", it) end\n' + on("ab"));
  stream.send("event: ab\ndata: 1\n\nevent: b\ndata: 2\n\n");
  await until(() => noted.length >= 5, "all handlers");
  ok(noted[0].startsWith('* {"status":200'), "a wildcard fits lifecycle events too");
  equal(noted.slice(1), ['* "1"', "either 1", 'ab "1"', '* "2"']);
});

test("a star is any run of characters", async () => {
  const patterns = ["user.*", "*.done", "a*b*c", "a**", "*é*", "a*a"];
  const names = ["user.", "user.a.b", "user", "xuser.a", ".done", "a.done.done", "done", "a.done ", "abc", "axxbyyc", "abbcc", "abcbc", "ab", "acb", "abcd", "a", "aa", "ba", "cafés", "e"];
  const { stream } = await opened("/stage/star", patterns.map((pattern) => `on "${pattern}" call note("${pattern}", event.type) end\n`).join(""));
  stream.send(names.map((name) => `event: ${name}\ndata\n\n`).join("") + "event: a*a\ndata: last\n\n");
  const expected = [];
  for (const name of [...names, "a*a"]) {
    for (const pattern of patterns) {
      if (new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(name)) expected.push(`${pattern} ${name}`);
    }
  }
  await notes(...expected);
});

test("data that does not decode is an error event and the stream goes on", async () => {
  const { source, stream } = await opened("/stage/decode", on("tick", "json") + on("error", "json"));
  stream.send("event: tick\ndata: {no\n\nevent: tick\ndata: 2\n\n");
  await until(() => noted.length >= 2, "both events");
  ok(noted[0].startsWith('error {"reason":"decode","data":"{no","message":"'), "the event says what it was");
  equal(noted[1], "tick 2");
  equal(source.readyState, 1);
});

test("data that does not decode is on the console where nobody handles it", async () => {
  const { stream } = await opened("/stage/undecoded", on("tick", "json"));
  stream.send("event: tick\ndata: {low water\n\nevent: tick\ndata: 2\n\n");
  await notes("tick 2");
  equal(onConsole("eventsource Probe: "), 1);
});

test("another encoding is a conversion", async () => {
  const { stream } = await opened("/stage/convert", on("n", "Float") + on("error"));
  stream.send("event: n\ndata: 4.5\n\n");
  await notes("n 4.5");
});

test("what the server names open, error or close is a plain message", async () => {
  const { source, stream } = await opened("/stage/named", on("open") + on("error", "json") + on("close"));
  stream.send('event: error\ndata: {"a":1}\n\nevent: close\ndata: b\n\nevent: open\ndata: c\n\n');
  await until(() => noted.length >= 4, "all events");
  equal(noted.slice(1), ['error {"a":1}', 'close "b"', 'open "c"']);
  equal(source.readyState, 1);
});

test("me is the source and event the message event", async () => {
  window.seen = (me, it, { constructor, data, lastEventId, origin, type }) =>
    note([me === window.Probe, it, constructor.name, type, data, lastEventId, origin === location.origin]);
  const { stream } = await opened("/stage/event", "on tick as json call seen(me, it, event) end\n");
  stream.send('event: tick\nid: 7\ndata: {"n":1}\n\n');
  await notes(JSON.stringify([true, { n: 1 }, "MessageEvent", "tick", '{"n":1}', "7", true]));
});

test("an event that nothing handles is named on the console, once", async () => {
  const hints = [];
  console.info = (hint) => hints.push(hint);
  const { source, stream } = await opened("/stage/unheard", on("mesage") + on("last") + on("*-left"));
  source.addEventListener("heard", () => {});
  stream.send("event: heard\ndata\n\nevent: ann-left\ndata\n\nevent: datastar-patch-signals\ndata: signals {}\n\n");
  stream.send("data: 1\n\ndata: 2\n\nevent: other\ndata\n\nevent: last\ndata\n\n");
  await until(() => noted.some((note) => note.startsWith("last")), "the last event");
  equal(hints, ['hypertide: eventsource Probe: nothing handles "message"']);
});

test("an event of an older Datastar is named on the console, once, also where nothing handles events", async () => {
  const said = [];
  console.warn = (warning) => said.push(warning);
  document.body.innerHTML = `<p id="out"></p>`;
  const { stream } = await opened("/stage/older", "");
  const older = "event: datastar-merge-signals\ndata: signals {}\n\n";
  stream.send(older + older + `event: datastar-patch-elements\ndata: elements <p id="out">new</p>\n\n`);
  await until(() => document.querySelector("#out").textContent === "new", "the patch");
  equal(said, ['hypertide: there is no event "datastar-merge-signals"; there are datastar-patch-elements, datastar-patch-signals']);
});

test("a handler that takes the source for an element is told so", async () => {
  const { source, stream } = await opened("/stage/put", 'on tick put it into me end\non error call note(it.reason, it.message) end\n');
  stream.send("event: tick\ndata: 1\n\n");
  await notes("handler a source is no element: in its handlers, `me` is the source");
  equal(source, window.Probe);
});

test("a variable that holds a source may hold something else", async () => {
  const { stream } = await opened("/stage/kept", "on tick set kept to me put it into kept call note(kept) return {then: 1, catch: 2} end\n");
  stream.send("event: tick\ndata: 1\n\n");
  await notes("1");
});

test("the last event id is that of the event being handled", async () => {
  window.stands = () => note(window.Probe.lastEventId);
  const { stream } = await opened("/stage/stands", "on message call stands() end\n");
  stream.send("id: 1\ndata\n\ndata\n\nid: 2\n\ndata\n\nid\ndata\n\n");
  await notes("1", "1", "2", "");
});

test("a handler that throws is an error event and on the console, once each", async () => {
  const { source, stream } = await opened("/stage/throws", 'on tick throw "low water" end\n' + on("tick") + on("error"));
  stream.send("event: tick\ndata: 1\n\n");
  await notes('error {"reason":"handler","error":"low water","message":"low water"}', 'tick "1"');
  equal(onConsole("low water"), 1);
  equal(source.readyState, 1);
});

test("a handler that waits and then throws is an error event and on the console, once each", async () => {
  const { stream } = await opened("/stage/throws-later", 'on tick wait 1ms throw "ebb" end\n' + on("error"));
  stream.send("event: tick\ndata: 1\n\n");
  await notes('error {"reason":"handler","error":"ebb","message":"ebb"}');
  await turn();
  equal([noted.length, onConsole("ebb")], [1, 1]);
});

test("an error in the handler of errors goes to the console only", async () => {
  const { source, stream } = await opened("/stage/recursion", 'on tick throw "first fault" end\non error throw "second fault" end\n');
  source.addEventListener("error", ({ detail }) => note(detail.message));
  stream.send("event: tick\ndata: 1\n\nevent: tick\ndata: 2\n\n");
  await notes("first fault", "first fault");
  equal(onConsole("second fault"), 2);
});

test("a handler of errors that waits and then throws does not go round for ever", async () => {
  const { stream } = await opened("/stage/parked", 'on tick throw "early" end\non error wait 1ms call note("parked") throw "much later" end\n');
  stream.send("event: tick\ndata: 1\n\n");
  await until(() => onConsole("much later"), "the parked handler");
  await turn();
  equal([noted, onConsole("much later")], [["parked"], 1]);
});

test("closing in a handler ends the chunk there", async () => {
  const { source, stream } = await opened("/stage/close-within", 'on tick call note("tick") call me.close() end\n' + on("close"));
  stream.send("event: tick\nid: 1\ndata: 1\n\nevent: tick\nid: 2\ndata: 2\n\n");
  await notes("tick", 'close {"reason":"close"}');
  ok(stream.aborted, "the connection is ended");
  equal(source.lastEventId, "1");
});
