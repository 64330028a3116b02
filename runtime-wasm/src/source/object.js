// The object that an event source is to the page. It fits where an `EventSource` does.
import { CLOSE, OPEN, OPEN_AT, tell } from "./station.js";

/** What the runtime knows of a source, by its object. */
export let of;

export class Source extends EventTarget {
  #source;
  #on = {};
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
    const { href } = new URL(url, document.baseURI);
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
  static {
    of = (object) => object.#source;
    for (const type of ["open", "message", "error"]) {
      Object.defineProperty(this.prototype, "on" + type, {
        configurable: true,
        enumerable: true,
        get() { return this.#on[type] ?? null; },
        set(handler) {
          if (!(type in this.#on)) this.addEventListener(type, (event) => this.#on[type]?.call(this, event));
          this.#on[type] = typeof handler === "function" ? handler : null;
        },
      });
    }
    ["CONNECTING", "OPEN", "CLOSED"].forEach((name, value) => {
      for (const on of [this, this.prototype]) Object.defineProperty(on, name, { value, enumerable: true });
    });
  }
}
