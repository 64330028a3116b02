// Carries a stream by the browser's own `EventSource`, which retries and decodes by itself.
import { message } from "../dispatch.js";
import { messageOf } from "../lifecycle.js";
import { FAILED, NATIVE_ERROR, NATIVE_OPEN, tell } from "../station.js";
import { begin } from "./fetch.js";

/** Starts a connection. The address may be a promise. */
export async function carryNatively(source, generation, url) {
  const { declaration: { credentials, handlers }, listened, object } = source;
  let native;
  const heard = new Set([...handlers.flatMap(({ patterns }) => patterns), ...listened]);
  // What the next event waits for.
  let waiting;
  const bring = (event) => {
    const until = waiting = waiting ? waiting.then(() => take(event)) : take(event);
    until?.then(() => { if (waiting === until) waiting = undefined; });
  };
  const take = ({ type, data, lastEventId }) => {
    if (source.current != generation) return;
    source.lastEventId = lastEventId;
    return message(source, type, data);
  };
  // A server may name its events `open` and `error`, too.
  const orMessage = (otherwise) => (event) => event instanceof MessageEvent ? bring(event) : otherwise();
  const hear = (type) => {
    if (!["open", "error", "message"].includes(type)) native.addEventListener(type, bring);
  };
  source.connection = {
    abort: () => native?.close(),
    listen(type) {
      if (heard.has(type)) return;
      heard.add(type);
      if (native) hear(type);
    },
  };
  try {
    if (!begin(source, generation, await (url?.call ? url(object) : url))) return;
    native = source.raw = new EventSource(source.url, { withCredentials: !!credentials });
    native.onmessage = bring;
    native.onopen = orMessage(() => tell(source, NATIVE_OPEN, generation));
    native.onerror = orMessage(() => tell(source, NATIVE_ERROR, generation, "", +(native.readyState == 2)));
    heard.forEach(hear);
  } catch (error) {
    tell(source, FAILED, generation, messageOf(error));
  }
}
