// `fetch … as Stream`: server-sent events out of a response.
import { trigger } from "../page/events.js";
import { ask, STREAM } from "../vm/machine.js";

export const size = (chunk) => chunk.length;
export const copy = (chunk, to) => to.set(chunk);
export const item = (take, name, data, id) => take(name, data, id);

// Messages without a name are gone through by `for`; those with one are dispatched on `me`.
export function stream(response, me) {
  const messages = [];
  let ended = false;
  let wake = () => {};
  const feed = ask(STREAM);
  const take = (name, data, lastEventId) => {
    if (name) trigger(me, name, { data, lastEventId });
    else messages.push(data);
    wake();
  };
  (async () => {
    try {
      const reader = response.body.getReader();
      for (let read; !(read = await reader.read()).done;) {
        if (!feed(0, read.value, take, 0, 0)) throw new Error("a line or an event of the stream is over the size limit");
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
