// Carries a stream by `fetch`: it has status, headers, methods and resumption. What happens is told to the machine.
import { absolute } from "../../page/address.js";
import { bring } from "../dispatch.js";
import { messageOf } from "../lifecycle.js";
import { BEGIN, END, FAILED, HEAD, NO_ADDRESS, tell } from "../station.js";

/** Asks for the connection to an address. Gives the answer to BEGIN, or nothing where it is no address. */
export function begin(source, generation, url) {
  const none = (message) => { tell(source, NO_ADDRESS, generation, message); };
  if (url == null || url === "") return none("no url");
  let address;
  try {
    address = absolute(url);
  } catch (error) {
    return none(error.message);
  }
  const { href, origin } = address;
  const answer = tell(source, BEGIN, generation, href, +(origin != location.origin));
  if (answer) Object.assign(source, { url: href, origin });
  return answer;
}

const isPlain = (value) =>
  value !== null && typeof value === "object" && [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value));

// Its UTF-8 bytes, each as the character that `fetch` writes as that byte.
const inBytes = (text) => Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");

/** Starts a connection. The address, the headers and the body may be promises. */
export async function carryByFetch(source, generation, url) {
  const { declaration: { credentials, method, headers: given, body: sent, prepare }, object } = source;
  const { signal } = source.connection = new AbortController();
  try {
    let [address, headers, body] = await Promise.all([url, given, sent].map((part) => part?.call ? part(object) : part));
    const answer = begin(source, generation, address);
    if (!answer) return;
    headers = new Headers(headers ?? undefined);
    if (!headers.has("Accept")) headers.set("Accept", "text/event-stream");
    if (answer > 1) headers.set("Last-Event-ID", inBytes(source.lastEventId));
    if (isPlain(body)) {
      body = JSON.stringify(body);
      if (!headers.has("Content-Type")) headers.set("Content-Type", "application/json");
    }
    const answered = fetch(source.url, {
      method: method ?? "GET", headers, body, credentials: credentials ? "include" : "same-origin", cache: "no-store", signal,
    });
    prepare?.();
    const response = await answered;
    if (signal.aborted) return;
    source.raw = response;
    if (response.url) source.origin = new URL(response.url).origin;
    const wait = response.headers.get("Retry-After");
    const after = wait && (/^\d+$/.test(wait) ? wait * 1000 : Date.parse(wait) - Date.now());
    tell(source, HEAD, generation, response.headers.get("Content-Type") ?? "", response.status, after || 0);
    if (signal.aborted) return;
    const reader = response.body.getReader();
    for (let read; !(read = await reader.read()).done;) {
      await bring(source, generation, read.value);
      if (signal.aborted) return;
    }
    tell(source, END, generation);
  } catch (error) {
    tell(source, FAILED, generation, messageOf(error));
  }
}
