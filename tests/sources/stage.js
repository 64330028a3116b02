// What the tests of event sources share: streams under their control, a declaration, and a record of what was handled.
//
// `fetch` is replaced for addresses that hold "/stage/", `EventSource` for all; each request waits for the test to answer.
const requests = [];
const fetchOfPage = window.fetch;

window.fetch = (url, init) => {
  if (!`${url}`.includes("/stage/")) return fetchOfPage(url, init);
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
      accept() { request.answer(200, "text/event-stream"); },
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

window.EventSource = class extends EventTarget {
  readyState = 0;
  aborted = false;
  types = [];
  constructor(url, { withCredentials }) {
    super();
    Object.assign(this, { url: `${url}`, withCredentials });
    requests.push(this);
  }
  addEventListener(type, listener) {
    this.types.push(type);
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

const isTo = (path) => (request) => new URL(request.url).pathname === path;

/** The oldest request to this path that was not taken yet, once there is one. */
export async function request(path) {
  await until(() => requests.some(isTo(path)), `a request to ${path}`);
  return requests.splice(requests.findIndex(isTo(path)), 1)[0];
}
export const isRequested = (path) => requests.some(isTo(path));

export async function until(condition, what) {
  const end = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}; noted: ${JSON.stringify(noted)}; on the console: ${JSON.stringify(said)}`);
    await turn();
  }
}
export const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

/** What was handled, in order: a pattern and what `it` was. */
export const noted = [];
window.note = (...words) => {
  noted.push(words.map((word) => typeof word === "string" ? word : JSON.stringify(word) ?? "undefined").join(" "));
};
export const note = window.note;
/** Waits until as much is noted, and compares. */
export async function notes(...expected) {
  await until(() => noted.length >= expected.length, `${expected.length} notes`);
  equal(noted, expected);
}

/** A handler that notes its pattern and `it`, as JSON. */
export const on = (pattern, encoding) =>
  `on "${pattern}" ${encoding ? `as ${encoding}` : ""} call note("${pattern}", JSON.stringify(it)) end\n`;

/** Declares a source `Probe` with this path as its address, and short delays. Gives it, and the script that declares it. */
export async function declare(path, handlers = "", options = "with retry 1ms to 2ms") {
  const script = document.createElement("script");
  script.type = "text/hyperscript";
  script.text = `eventsource Probe ${path && `from ${path}`} ${options}\n${handlers}end`;
  const before = window.Probe;
  document.head.append(script);
  await until(() => window.Probe !== before, "the declaration");
  return { source: window.Probe, script };
}

/** Declares a source and answers its first request. */
export async function opened(path, handlers, options) {
  const declared = await declare(path, handlers, options);
  const stream = await request(path);
  stream.accept();
  await until(() => declared.source.readyState === 1, "open");
  return { ...declared, stream };
}

/** Takes a declaration out of the page. */
export async function removed({ script, source }) {
  script.remove();
  await until(() => source.readyState === 2, "the end of the source");
}

export const happen = (target, type) => target.dispatchEvent(new Event(type));

const said = [];
const consoleError = console.error;
console.error = (...words) => {
  said.push(words.map(String).join(" "));
  consoleError.apply(console, words);
};
/** How often the console has said this word. */
export const onConsole = (word) => said.filter((line) => line.includes(word)).length;

export function equal(actual, expected, what = "") {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}\n  is       ${a}\n  expected ${b}`);
}
export function ok(value, what) {
  if (!value) throw new Error(`not so: ${what}; noted: ${JSON.stringify(noted)}`);
}

const tests = new Map();
export const test = (name, run) => tests.set(name, run);
window.run = (name) => tests.get(name)();
