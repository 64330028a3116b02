// What is said to the machine of a source, and what that wants done: both sides of `station.rs`.
import { runtime } from "../runtime.js";
import { closed, opened, troubled } from "./lifecycle.js";
import { carryByFetch } from "./transport/fetch.js";
import { carryNatively } from "./transport/native.js";

// LOOK has nothing to say. OPEN_AT has a text, the absolute address; CLOSE a number, one of the reasons below. What is
// said of a connection has its number: BEGIN with the absolute address, and whether that is of another origin; HEAD
// with the content type, the status and the milliseconds to wait; FAILED and NO_ADDRESS with words; NATIVE_ERROR with
// whether the browser has given up. The answer to OPEN is whether there is an address, that to BEGIN 0 where the
// connection is not wanted any more, 1, or 2 with the last event id.
export const LOOK = 0, OPEN = 1, OPEN_AT = 2, CLOSE = 3;
export const BEGIN = 4, HEAD = 5, END = 6, FAILED = 7, NO_ADDRESS = 8, TOO_LARGE = 9, NATIVE_OPEN = 10, NATIVE_ERROR = 11;
export const TIMER = 12, ONLINE = 13, OFFLINE = 14, FROZEN = 15, RESUMED = 16;
export const CLOSED = 0, REMOVED = 1, REPLACED = 2;

// In the order of `write` in `station.rs`.
const outputs = [connect, disconnect, startTimer, clearTimer, opened, troubled, closed];

/** Says what has happened, and does what is to be done then. What is done may itself say something: the order stays. */
export function tell(source, what, generation = 0, text = "", number = 0, wait = 0) {
  if (source.id == null) return;
  let answer, wanted;
  [source.lastEventId, answer, source.readyState, source.retryCount, source.current, ...wanted] =
    JSON.parse(runtime.tell(
      source.id, what, generation, number, wait, Date.now(), Math.random(), text, source.lastEventId,
    ));
  source.wanted.push(...wanted);
  while (source.wanted.length) {
    const [output, ...given] = source.wanted.shift();
    outputs[output](source, ...given);
  }
  return answer;
}

function connect(source, generation, url) {
  // Closed again before it was looked at: nothing of the declaration is evaluated.
  if (source.current != generation) return;
  const { declaration } = source;
  (declaration.native ? carryNatively : carryByFetch)(source, generation, url ?? declaration.url);
}

function disconnect(source) {
  source.connection?.abort();
  source.connection = source.raw = null;
}

function startTimer(source, milliseconds) {
  clearTimer(source);
  source.timer = setTimeout(tell, milliseconds, source, TIMER);
}

function clearTimer(source) {
  clearTimeout(source.timer);
}
