// All sources of the page.
import { whenAway } from "../page/away.js";
import { config } from "../page/events.js";
import { runtime } from "../runtime.js";
import { Source, of } from "./object.js";
import { parts } from "./pattern.js";
import { CLOSE, FROZEN, LOOK, OFFLINE, ONLINE, REMOVED, REPLACED, RESUMED, tell } from "./station.js";

// In the order of declaration.
const all = new Set();
// By owner and name; global names are the document's.
const named = new WeakMap();
let watching = false;

/** The objects of all sources that are declared, in the order of declaration. */
export const sources = () => [...all].map(({ object }) => object);

/**
 * Declares a source, and gives its object. Where it has an address, it connects as soon as the running script is
 * through. The same text under the same name and owner gives the source that runs; another text replaces it. Each
 * declaration is taken back by `remove`.
 *
 * - `name`, `text`: the dotted name, and the declaration as it is written;
 * - `owner`: the element that the name belongs to, if it is not global;
 * - `url`, `headers`, `body`: functions of the object, called for each connection; they may give a promise, or throw;
 * - `method`, `credentials`: those of the request, if not `GET`, and whether cookies go to other origins, too;
 * - `timeout`, `retry`, `longest`: the silence after which the connection counts as dead, the first and the longest
 *   delay between attempts, in milliseconds;
 * - `patches`: whether a server of another origin may patch the page;
 * - `carryOut(name, data)`: carries out an event that patches the page, where the page's own way is not it;
 * - `native`: whether the browser's own `EventSource` carries;
 * - `prepare()`: makes ready what handlers need, while an answer is on its way;
 * - `handlers`: each with its `patterns`, its `encoding` if any ("json", "string" or the name of a conversion), whether
 *   it `usesEvent`, and `run(me, it, event)`, which may give a promise. Where that fails, it has said so on
 *   the console; the source gets an event `error`.
 */
export function declare(declaration) {
  if (!watching) watch();
  const { name, text, owner, url, native, timeout, retry, longest, handlers } = declaration;
  const scope = owner ?? document;
  let names = named.get(scope);
  if (!names) named.set(scope, names = new Map());
  const declared = names.get(name);
  if (declared?.declaration.text === text) {
    declared.shares++;
    return declared.object;
  }
  if (declared) leave(declared, REPLACED);
  const source = {
    id: runtime.create(!!url, navigator.onLine === false, !!native, timeout ?? NaN, retry ?? NaN, longest ?? NaN, config.eventSizeLimit),
    declaration, names,
    handlers: handlers.map((handler) => ({ ...handler, patterns: handler.patterns.map(parts) })),
    object: undefined,
    url: "",
    // Where it stands, as the machine says with each answer; `current` is the number of the connection at hand.
    lastEventId: "", readyState: url ? 0 : 2, retryCount: 0, current: 0,
    // What is still to be done.
    wanted: [],
    // What carries, what is carried, where that comes from, and what it waits for.
    connection: null, raw: null, origin: "", timer: undefined,
    // The event names that JavaScript has ever listened for.
    listened: new Set(),
    // What `onopen` and its like are.
    on: {},
    // How many events `error` are being dispatched, one within the other; how many times it is declared.
    inError: 0, shares: 1,
    warned: false, hinted: false,
  };
  source.object = new Source(source);
  all.add(source);
  names.set(name, source);
  if (url) queueMicrotask(() => tell(source, LOOK));
  return source.object;
}

/** Takes a declaration back. The last of those that share a source closes it for good. */
export function remove(object) {
  const source = of(object);
  if (!--source.shares) leave(source, REMOVED);
}

function leave(source, reason) {
  tell(source, CLOSE, 0, "", reason);
  const { declaration: { name }, id, names } = source;
  all.delete(source);
  if (names.get(name) == source) names.delete(name);
  source.id = undefined;
  if (id != null) runtime.forget(id);
}

// One set of listeners for all sources.
function watch() {
  watching = true;
  const telling = (what) => () => {
    for (const source of [...all]) tell(source, what);
  };
  addEventListener("online", telling(ONLINE));
  addEventListener("offline", telling(OFFLINE));
  whenAway(telling(FROZEN), telling(RESUMED));
}
