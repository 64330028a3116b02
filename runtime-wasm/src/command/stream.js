// `fetch … as Stream`: server-sent events out of a response.
import { datastar } from "../datastar/hook.js";
import { trigger } from "../page/events.js";
import { events } from "../source/events.js";

// Messages without a name are gone through by `for`; those with one are dispatched on `me`. A stream of the page's own server
// may patch the page.
export function stream(response, me) {
  const messages = [];
  const mayPatch = !response.url || new URL(response.url).origin == location.origin;
  let ended = false;
  let wake = () => {};
  (async () => {
    try {
      for await (const words of events(response)) {
        for (let n = 0; n < words.length; n += 3) {
          const [name, data, lastEventId] = words.slice(n, n + 3);
          if (mayPatch && datastar.isPatch(name)) await datastar.patch(name, data);
          // when to ask again
          if (name == "\n") continue;
          if (name) trigger(me, name, { data, lastEventId });
          else messages.push(data);
        }
        wake();
      }
    } catch (error) {
      trigger(me, "stream-error", { error });
    }
    ended = true;
    wake();
    trigger(me, "streamEnd");
  })();
  return {
    element: me,
    async *[Symbol.asyncIterator]() {
      for (let n = 0; ;) {
        if (n < messages.length) yield messages[n++];
        else if (ended) return;
        else await new Promise((woken) => { wake = woken; });
      }
    },
  };
}
