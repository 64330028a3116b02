// A message goes to its handlers, and to JavaScript's listeners.
import { datastar } from "../datastar/hook.js";
import { convert } from "../expression/values.js";
import { runtime } from "../runtime.js";
import { run, undecoded } from "./lifecycle.js";
import { fits } from "./pattern.js";
import { LOOK, tell, TOO_LARGE } from "./station.js";

// The memory of the runtime never shrinks, and a browser may hand over megabytes at once.
const PIECE = 65536;

// Asked for once: the browser works it out anew each time.
const here = location.origin;

/** Decodes a chunk piece by piece. Gives for each the name, the data and the last event id of its events, all in one list, and
 *  what is left behind them. */
export function* decoded(id, generation, chunk) {
  for (let at = 0; at < chunk.length; at += PIECE) {
    const words = runtime.decode(id, generation, Date.now(), chunk.subarray(at, at + PIECE)).split("\r");
    const left = words.pop();
    yield [words, left];
  }
}

/** Decodes what a connection has brought and dispatches it, up to where a handler closes that connection. Gives a promise for
 *  when that is done: an event may have to wait for a view transition. */
export async function bring(source, generation, chunk) {
  if (source.current != generation) return;
  for (const [words, left] of decoded(source.id, generation, chunk)) {
    source.retryCount = 0;
    let name;
    for (let n = 0; n < words.length && source.current == generation; n += 3) {
      source.lastEventId = words[n + 2];
      // Mostly that of the event before; of a string of its own the hash would be worked out anew.
      if (words[n] !== name) name = words[n];
      const waiting = name != "\n" && message(source, name, words[n + 1]);
      if (waiting) await waiting;
    }
    if (left) tell(source, left == "!" ? TOO_LARGE : LOOK, generation);
    if (source.current != generation) return;
  }
}

/** Brings a message to its handlers; the source stands at it. Gives a promise where the next one has to wait. */
export function message(source, name, data) {
  name ||= "message";
  // The page is patched before the handlers of the event run.
  const isPatch = datastar.isPatch(name);
  const waiting = isPatch && patched(source, name, data);
  if (!waiting) return handle(source, name, data, isPatch);
  const { current } = source;
  return waiting.then(() => {
    if (source.current == current) handle(source, name, data, true);
  });
}

function handle(source, name, data, heard) {
  const { declaration, handlers, lastEventId, listened, object, origin } = source;
  let event;
  const made = () => event ??= new MessageEvent(name, { data, lastEventId, origin });
  for (const handler of handlers) {
    if (!handler.patterns.some((parts) => fits(parts, name))) continue;
    heard = true;
    let it = data;
    try {
      const { encoding } = handler;
      if (encoding == "json") it = JSON.parse(data);
      else if (encoding && encoding != "string") it = convert(data, encoding);
    } catch (error) {
      undecoded(source, data, error);
      continue;
    }
    run(source, handler, it, handler.usesEvent ? made() : undefined);
  }
  if (listened.has(name)) object.dispatchEvent(made());
  // A name misspelt here or there is a silent page; one hint is enough where it is meant.
  else if (handlers[0] && !heard && !source.hinted) {
    source.hinted = true;
    console.info(`hypertide: eventsource ${declaration.name}: nothing handles "${name}"`);
  }
}

function patched(source, name, data) {
  const { declaration, origin } = source;
  if (declaration.patches || origin == here) return (declaration.carryOut ?? datastar.patch)(name, data);
  if (!source.warned) {
    source.warned = true;
    console.warn(`hypertide: ${origin} may not patch this page: declare the source "with patches"`);
  }
}
