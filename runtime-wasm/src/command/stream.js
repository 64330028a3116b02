// `fetch … as Stream`: server-sent events out of a response.
import { trigger } from "../page/events.js";
import { events } from "../source/events.js";

// Messages without a name are gone through by `for`; those with one are dispatched on `me`.
export function stream(response, me) {
  const messages = [];
  let ended = false;
  let wake = () => {};
  (async () => {
    try {
      for await (const found of events(response)) {
        for (const [name, data, lastEventId] of found) {
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
