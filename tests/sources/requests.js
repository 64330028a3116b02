// The stream that answers a request of Datastar's.
import { equal, isRequested, request, test, until } from "./stage.js";

test("a page that is left in the middle of a chunk asks again for what was not carried out", async () => {
  let changed;
  // A view transition that takes as long as the test wants.
  document.startViewTransition = (change) => {
    change();
    return { ready: Promise.resolve(), finished: Promise.resolve(), updateCallbackDone: new Promise((done) => { changed = done; }) };
  };
  document.body.innerHTML = `<p id="out"></p><p data-init="@get('/stage/left')"></p>`;
  const out = document.querySelector("#out");
  const sent = await request("/stage/left");
  equal(sent.headers.get("last-event-id"), null);
  sent.accept();
  const patch = (n, more = "") => `event: datastar-patch-elements\nid: ${n}\ndata: elements <p id="out">${n}</p>\n${more}\n`;
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
