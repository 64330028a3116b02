// The object that an event source is to the page. It fits where an `EventSource` does.
import { absolute } from "../page/address.js";
import { CLOSE, OPEN, OPEN_AT, tell } from "./station.js";

export class Source extends EventTarget {
  #source;
  constructor(source) { super(); this.#source = source; }
  get name() { return this.#source.declaration.name; }
  get url() { return this.#source.url; }
  get readyState() { return this.#source.readyState; }
  get withCredentials() { return !!this.#source.declaration.credentials; }
  get lastEventId() { return this.#source.lastEventId; }
  get retryCount() { return this.#source.retryCount; }
  get raw() { return this.#source.raw; }
  open(url) {
    const source = this.#source;
    if (url == null) {
      if (tell(source, OPEN) === 0) throw new Error("no url");
      return;
    }
    const { href } = absolute(url);
    source.url = href;
    tell(source, OPEN_AT, 0, href);
  }
  close() { tell(this.#source, CLOSE); }
  addEventListener(type, ...rest) {
    super.addEventListener(type, ...rest);
    const { connection, listened } = this.#source;
    listened.add(`${type}`);
    connection?.listen?.(`${type}`);
  }
  static of(object) { return object.#source; }
}

/** What the runtime knows of a source, by its object. */
export const { of } = Source;
delete Source.of;

// A static block would be shorter, but Safari has it from 16.4 on only.
for (const type of ["open", "message", "error"]) {
  Object.defineProperty(Source.prototype, "on" + type, {
    configurable: true,
    enumerable: true,
    get() { return of(this).on[type] ?? null; },
    set(handler) {
      const { on } = of(this);
      if (!(type in on)) this.addEventListener(type, (event) => on[type]?.call(this, event));
      on[type] = typeof handler === "function" ? handler : null;
    },
  });
}
["CONNECTING", "OPEN", "CLOSED"].forEach((name, value) => {
  for (const on of [Source, Source.prototype]) Object.defineProperty(on, name, { value, enumerable: true });
});
