// What happens to the page.
import { declare, equal, happen, isRequested, noted, notes, ok, on, opened, request, test, until } from "./stage.js";

test("a page that is left disconnects and resumes when shown again", async () => {
  const { source, stream } = await opened("/stage/left", on("message") + on("error"));
  stream.send("id: 1\ndata: 1\n\n");
  await notes('message "1"');
  happen(window, "pagehide");
  ok(stream.aborted, "a page that is left has no connection");
  equal(source.readyState, 0);
  happen(window, "pageshow");
  const again = await request("/stage/left");
  equal(again.headers.get("last-event-id"), "1");
  again.accept();
  again.send("data: 2\n\n");
  await notes('message "1"', 'message "2"');
  happen(document, "freeze");
  ok(again.aborted, "a frozen page has no connection");
  happen(document, "resume");
  await request("/stage/left");
});

test("offline waits and online retries at once", async () => {
  await declare("/stage/offline", on("error"));
  const first = await request("/stage/offline");
  happen(window, "offline");
  first.fail();
  await until(() => noted.length, "the error");
  ok(!isRequested("/stage/offline"), "there is no network");
  happen(window, "online");
  await request("/stage/offline");
});

test("a page that comes and goes leaves a closed source closed", async () => {
  const { source } = await opened("/stage/closed");
  source.close();
  for (const type of ["pagehide", "pageshow", "offline", "online"]) happen(window, type);
  equal([source.readyState, isRequested("/stage/closed")], [2, false]);
});
