// `with transport native`.
import { declare, equal, noted, notes, note, ok, on, removed, request, test, turn } from "./stage.js";

// A source whose browser's `EventSource` is at hand.
async function native(path, handlers) {
  const declared = await declare(path, handlers, "with transport native");
  const browser = await request(path);
  await turn();
  return { ...declared, browser };
}

test("the browser carries and the events arrive alike", async () => {
  const declared = await native("/stage/native", on("open") + on("tick", "json") + on("message") + on("error"));
  const { browser, source } = declared;
  ok(source.raw === browser, "`raw` is the browser's own");
  equal(browser.types, ["tick"]);
  browser.open();
  equal(source.readyState, 1);
  browser.say("tick", '{"n":1}', "4");
  browser.say("message", "plain", "4");
  browser.say("error", "a message", "4");
  await notes('open {"status":null,"attempt":0,"resumed":false}', 'tick {"n":1}', 'message "plain"', 'error "a message"');
  equal(source.lastEventId, "4");
  await removed(declared);
  ok(browser.aborted, "it ends with its source");
});

test("the browser retries while it is connecting and gives up when closed", async () => {
  const { browser, source } = await native("/stage/gives-up", on("error") + on("close"));
  browser.open();
  browser.lose(0);
  equal([source.readyState, source.retryCount], [0, 1]);
  browser.lose(2);
  equal(source.readyState, 2);
  equal(noted.length, 3);
  ok(!noted[0].includes("retryIn") && noted[1].includes('"retryIn":null'), "the browser does not say when");
  equal(noted[2], 'close {"reason":"network"}');
});

test("a name that JavaScript listens for later is heard", async () => {
  const { browser, source } = await native("/stage/later");
  source.addEventListener("late", ({ data }) => note(data));
  browser.open();
  browser.say("late", "x", "");
  await notes("x");
});
