// Carries a stream by the browser's own `EventSource`.
import { attach, call, hold } from "../source.js";
import { address } from "./fetch.js";

const [BEGIN, FAILED, NATIVE_OPEN, NATIVE_MESSAGE, NATIVE_ERROR] = [12, 16, 18, 19, 20];

/** Starts a connection that hears events of these types. The address may be a promise. */
export async function carry_natively(source, id, generation, url, withCredentials, types) {
  let native;
  const heard = new Set(types);
  const message = (event) => 
    call(NATIVE_MESSAGE, id, generation, `${event.type}\n${event.lastEventId}`, event.data);
  // A server may name its events `open` and `error`, too.
  const or_message = (otherwise) => (event) => (event instanceof MessageEvent ? message(event) : otherwise());
  const hear = (type) => {
    if (!["open", "error", "message"].includes(type)) native.addEventListener(type, message);
  };
  hold(source, {
    abort: () => native?.close(),
    listen(type) {
      if (!heard.has(type)) {
        heard.add(type);
        if (native) hear(type);
      }
    },
  });
  try {
    url = address(id, generation, await url);
    if (!url || call(BEGIN, id, generation, url.href) === undefined) return;
    native = new EventSource(url, { withCredentials });
    attach(source, native, url);
    native.onmessage = message;
    native.onopen = or_message(() => call(NATIVE_OPEN, id, generation));
    native.onerror = or_message(() => call(NATIVE_ERROR | (native.readyState === 2) << 8, id, generation));
    heard.forEach(hear);
  } catch (error) {
    call(FAILED, id, generation, error);
  }
}
