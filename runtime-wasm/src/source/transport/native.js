// Carries a stream by the browser's own `EventSource`.
import { call } from "../source.js";
import { address } from "./fetch.js";

const [BEGIN, FAILED, RAW_IS, NATIVE_OPEN, NATIVE_MESSAGE, NATIVE_ERROR] = [13, 17, 19, 20, 21, 22];

/** Starts a connection, and gives what ends it, `abort()`, and what makes it hear one more type, `listen(type)`. */
export function carry_natively(id, generation, url, withCredentials, types) {
  let source;
  let aborted = false;
  const heard = new Set(["open", "error", "message"]);
  const message = (event) => call(NATIVE_MESSAGE, id, generation, event.type, event.data, event.lastEventId);
  // A server may name its events `open` and `error`, too.
  const or_message = (otherwise) => (event) => (event instanceof MessageEvent ? message(event) : otherwise());
  const listen = (type) => {
    if (heard.has(type)) return;
    heard.add(type);
    source?.addEventListener(type, message);
  };
  types.forEach(listen);
  (async () => {
    try {
      url = address(id, generation, await url);
      if (!url || aborted || call(BEGIN, id, generation, url.href, false) === undefined) return;
      source = new EventSource(url, { withCredentials });
      call(RAW_IS, id, generation, source);
      source.onmessage = message;
      source.onopen = or_message(() => call(NATIVE_OPEN, id, generation));
      source.onerror = or_message(() => call(NATIVE_ERROR, id, generation, source.readyState === 2));
      for (const type of heard) {
        if (type !== "open" && type !== "error" && type !== "message") source.addEventListener(type, message);
      }
    } catch (error) {
      call(FAILED, id, generation, error);
    }
  })();
  return {
    listen,
    abort() {
      aborted = true;
      source?.close();
    },
  };
}
