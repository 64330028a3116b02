// Carries a stream by `fetch`. What happens is told to the runtime, which says whether to go on.
import { attach, call, hold } from "../source.js";

// The memory of the runtime never shrinks, and a browser may hand over megabytes at once.
const PIECE = 65536;

const [BEGIN, HEAD, BYTES, END, FAILED, NO_ADDRESS] = [12, 13, 14, 15, 16, 17];

/** The address as the browser understands it, or nothing where there is none; then the runtime knows. */
export function address(id, generation, url) {
  if (url == null || url === "") return call(NO_ADDRESS, id, generation, "no url");
  try {
    return new URL(url, document.baseURI);
  } catch {
    return call(NO_ADDRESS, id, generation, `not a URL: ${url}`);
  }
}

const is_plain = (value) =>
  value !== null && typeof value === "object" && [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value));

/** Starts a connection. The address, the headers and the body may be promises. */
export async function carry_by_fetch(source, id, generation, url, given, body, method, credentials) {
  const controller = new AbortController();
  const { signal } = controller;
  hold(source, controller);
  try {
    [url, given, body] = await Promise.all([url, given, body]);
    url = address(id, generation, url);
    if (!url) return;
    const lastEventId = call(BEGIN | (url.origin !== location.origin) << 8, id, generation, url.href);
    if (lastEventId === undefined) return;
    const headers = new Headers(given ?? undefined);
    if (!headers.has("Accept")) headers.set("Accept", "text/event-stream");
    if (lastEventId) headers.set("Last-Event-ID", lastEventId);
    if (is_plain(body)) {
      body = JSON.stringify(body);
      if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json");
    }
    const response = await fetch(url, { method, headers, body, credentials, cache: "no-store", signal });
    if (signal.aborted) return;
    attach(source, response, response.url || url);
    const wait = response.headers.get("Retry-After");
    const after = wait && (/^\d+$/.test(wait) ? wait * 1000 : Date.parse(wait) - Date.now());
    const type = response.headers.get("Content-Type") ?? "";
    if (!call(HEAD | response.status << 8, id, generation, type, after || 0)) return;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (let at = 0; at < value.length; at += PIECE) {
        if (!call(BYTES, id, generation, value.subarray(at, at + PIECE))) return;
      }
    }
    call(END, id, generation);
  } catch (error) {
    call(FAILED, id, generation, error);
  }
}
