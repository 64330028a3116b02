// The object that an event source is to JavaScript. It holds a number, and what only JavaScript can hold; all else it
// says and does is asked of the runtime.

import { datastar } from "../datastar/hook.js";

/** The way into the runtime: the words of `called.rs`. */
export const call = (what, source = 0, generation = 0, a, b) => answer(what, a, b, source, generation);
let answer;
export const connect = (runtime) => { answer = runtime; };

const [URL_, READY_STATE, WITH_CREDENTIALS, LAST_EVENT_ID, RETRY_COUNT, NAME, OPEN, CLOSE, LISTEN, TIMER, START, PAGE] =
  Array(12).keys();

export let patched, hold, attach, disconnect, listen, message_event, start_timer, clear_timer;

class Source extends EventTarget {
  #id;
  #on;
  // What carries, what is carried, where that comes from, and what it waits for.
  #connection = null;
  #raw = null;
  #origin = "";
  #warned = false;
  #timer;
  constructor(id) { super(); this.#id = id; }
  get name() { return call(NAME, this.#id); }
  get url() { return call(URL_, this.#id); }
  get readyState() { return call(READY_STATE, this.#id) ?? 2; }
  get withCredentials() { return call(WITH_CREDENTIALS, this.#id); }
  get lastEventId() { return call(LAST_EVENT_ID, this.#id); }
  get retryCount() { return call(RETRY_COUNT, this.#id); }
  get raw() { return this.#raw; }
  open(url) {
    const error = call(OPEN, this.#id, 0, url);
    if (error) throw error;
  }
  close() { call(CLOSE, this.#id); }
  addEventListener(type, ...rest) {
    super.addEventListener(type, ...rest);
    call(LISTEN, this.#id, 0, `${type}`);
  }
  static {
    for (const type of ["open", "message", "error"]) {
      Object.defineProperty(this.prototype, "on" + type, {
        configurable: true,
        enumerable: true,
        get() { return this.#on?.[type] ?? null; },
        set(handler) {
          const on = this.#on ??= {};
          if (!(type in on)) this.addEventListener(type, (event) => on[type]?.call(this, event));
          on[type] = typeof handler === "function" ? handler : null;
        },
      });
    }
    ["CONNECTING", "OPEN", "CLOSED"].forEach((name, value) => {
      for (const on of [this, this.prototype]) Object.defineProperty(on, name, { value, enumerable: true });
    });

    attach = (source, raw, url) => {
      source.#raw = raw;
      source.#origin = new URL(url).origin;
    };
    patched = (source, allowed, name, data) => {
      if (!datastar.patch(name)) return;
      if (allowed || source.#origin == location.origin) datastar.patch(name, data);
      else if (!source.#warned) {
        source.#warned = true;
        console.warn(`hypertide: ${source.#origin} may not patch this page: declare the source "with patches"`);
      }
    };
    hold = (source, connection) => { source.#connection = connection; };
    disconnect = (source) => {
      source.#connection?.abort();
      source.#connection = source.#raw = null;
    };
    listen = (source, type) => source.#connection?.listen?.(type);
    message_event = (source, type, data, lastEventId) =>
      new MessageEvent(type, { data, lastEventId, origin: source.#origin });
    start_timer = (source, milliseconds) => {
      clearTimeout(source.#timer);
      source.#timer = setTimeout(call, milliseconds, TIMER, source.#id);
    };
    clear_timer = (source) => clearTimeout(source.#timer);
  }
}

export const create = (id) => new Source(id);
export const resolve = (url) => new URL(url, document.baseURI).href;
export const no_url = () => new Error("no url");
export const text_of = (error) => `${error?.message ?? error}`;

export const lifecycle_event = (type, detail) => new CustomEvent(type, { detail });
export const detail_of_open = (status, attempt, resumed, message) =>
  message ? { status, attempt, resumed, message } : { status, attempt, resumed };
export const detail_of_error = (reason, status, attempt, retryIn, message) =>
  ({ reason, status, attempt, retryIn: Number.isNaN(retryIn) ? undefined : retryIn, message });
export const detail_of = (reason, key, value, message) => (key ? { reason, [key]: value, message } : { reason });

export const copy = (chunk, to) => to.set(chunk);
export const start_soon = () => queueMicrotask(() => call(START));

// One set of listeners for all sources. Gives whether the network is away.
export function watch_page() {
  const tell = (what) => () => call(PAGE, what);
  for (const [target, type, what] of [
    [self, "online", 0], [self, "offline", 1],
    [self, "pagehide", 2], [document, "freeze", 2],
    [self, "pageshow", 3], [document, "resume", 3],
  ]) target.addEventListener(type, tell(what));
  return navigator.onLine === false;
}
