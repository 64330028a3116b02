// What the runtime tells the page, and what the page tells the runtime.
import { conversions } from "../expression/values.js";

/** What a page can change, and what it has set. */
export let config = {
  attributes: "_, script, data-script",
  conversions,
  defaultHideShowStrategy: "display",
  disableSelector: "[disable-scripting], [data-disable-scripting]",
  eventSizeLimit: 2 ** 24,
  fetchThrowsOn: [/^4/, /^5/],
  hideShowStrategies: {},
};

export function configure(given) {
  config = Object.assign(given, { ...config, ...given });
}

// Whether a handler of the page hears of mutations.
export const observed = { mutations: false };

// Dispatches an event as the language does: it bubbles, and `detail` is anything.
export function trigger(target, name, detail = {}, sender) {
  detail.sender = sender;
  const event = new Event(name, { bubbles: true, cancelable: true, composed: true });
  event.detail = detail;
  return target.dispatchEvent(event);
}

// A `CustomEvent` to all who look, made and dispatched in a fraction of the time.
class Detailed extends Event {
  #detail;
  constructor(type, detail) {
    super(type);
    this.#detail = detail;
  }
  get detail() { return this.#detail; }
}
Object.setPrototypeOf(Detailed.prototype, CustomEvent.prototype);

/** Dispatches an event on the document. */
export const announce = (type, detail) => document.dispatchEvent(new Detailed(type, detail));

export const isScript = (element) => element.localName == "script" && element.type == "text/hyperscript";

// The element as an error names it.
export function describe(element) {
  if (!(element instanceof Element)) return element.name ?? "script";
  const { id, classList, localName } = element;
  return localName + (id ? "#" + id : [...classList].map((name) => "." + name).join(""));
}

// Says what was thrown that nobody has caught, and where; with `tell` the element gets an event, too.
export function failed(element, error, where = "", tell = true) {
  console.error("hypertide: " + (error?.message ?? error) + where + "\n", error, element);
  if (tell) trigger(element, "exception", { error });
}

// Says what is wrong with a declaration.
export function reject(element, rendered, message, code, line, column) {
  console.error("hypertide: " + rendered + "\n", element);
  trigger(element, "hypertide:error", { reason: "parse", code, message, line, column, rendered });
}
