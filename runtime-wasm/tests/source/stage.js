// Streams under the test's control: `fetch` and `EventSource` of the page are replaced for addresses that hold
// "/stage/"; each request waits for the test to answer it.
const requests = [];
const fetch_of_page = globalThis.fetch;

globalThis.fetch = (url, init) => {
  if (!`${url}`.includes("/stage/")) return fetch_of_page(url, init);
  return new Promise((resolve, reject) => {
    let stream;
    const request = {
      url: `${url}`, method: init.method, headers: init.headers, body: init.body, cache: init.cache,
      credentials: init.credentials, aborted: false,
      answer(status, type, retryAfter) {
        const body = status === 204 ? null : new ReadableStream({ start(controller) { stream = controller; } });
        const headers = new Headers();
        if (type) headers.set("Content-Type", type);
        if (retryAfter) headers.set("Retry-After", retryAfter);
        resolve(new Response(body, { status, headers }));
      },
      send(text) { stream.enqueue(new TextEncoder().encode(text)); },
      end() { stream.close(); },
      fail() { stream ? stream.error(new TypeError("lost")) : reject(new TypeError("refused")); },
    };
    init.signal.addEventListener("abort", () => {
      request.aborted = true;
      reject(init.signal.reason);
      try { stream?.error(init.signal.reason); } catch { /* it has ended */ }
    });
    requests.push(request);
  });
};

const EventSource_of_page = globalThis.EventSource;
globalThis.EventSource = class extends EventTarget {
  readyState = 0;
  constructor(url, init) {
    super();
    this.url = `${url}`;
    this.withCredentials = init.withCredentials;
    this.aborted = false;
    requests.push(this);
  }
  addEventListener(type, listener) {
    (this.types ??= []).push(type);
    super.addEventListener(type, listener);
  }
  close() { this.readyState = 2; this.aborted = true; }
  open() { this.readyState = 1; this.onopen(new Event("open")); }
  lose(state) { this.readyState = state; this.onerror(new Event("error")); }
  say(type, data, lastEventId) {
    const event = new MessageEvent(type, { data, lastEventId, origin: "https://tide.example" });
    const on = this["on" + type];
    on ? on(event) : this.dispatchEvent(event);
  }
};

/** The oldest request to this path that was not taken yet, once there is one. */
export async function request(path) {
  await until(() => requests.some((request) => new URL(request.url).pathname === path), `a request to ${path}`);
  const at = requests.findIndex((request) => new URL(request.url).pathname === path);
  return requests.splice(at, 1)[0];
}

export const is_requested = (path) => requests.some((request) => new URL(request.url).pathname === path);

export async function until(condition, what) {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

export const header = (request, name) => request.headers.get(name);
export const get = (object, path) => path.split(".").reduce((value, name) => value?.[name], object);
export const json = (value) => JSON.stringify(value) ?? "undefined";
export const invoke = (object, name, ...given) => {
  try { return object[name](...given); } catch (error) { return `threw ${error.message}`; }
};
export const put = (object, name, value) => { object[name] = value; };
export const happen = (target, type) => (target === "document" ? document : self).dispatchEvent(new Event(type));
export const is_event_target = (value) => value instanceof EventTarget;
export const kind = (value) => value?.constructor?.name;
export const later = (value) => Promise.resolve(value);
export const object = (text) => JSON.parse(text);
export const turn = () => new Promise((resolve) => setTimeout(resolve));

const said = [];
const console_error = console.error;
console.error = (...words) => {
  said.push(words.map(String).join(" "));
  console_error.apply(console, words);
};
/** What was said on the console that holds this word. */
export const console_with = (word) => said.filter((line) => line.includes(word)).length;
