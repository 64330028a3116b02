/** Fulfilled when what the page declares has been started; rejected when the runtime cannot be loaded. */
export declare const ready: Promise<void>;

/**
 * Starts what is declared in `root` and below it, and is fulfilled when that is done. The runtime finds by itself what
 * is inserted into the page; this is for what it cannot see, such as a shadow root.
 */
export declare function process(root: Element | ShadowRoot | Document): Promise<void>;

/** The event sources that are declared in the page, in the order of declaration; none before `ready`. */
export declare function sources(): Source[];

/** What a page can change, before `ready` or after; what is not set gets its default when the runtime starts. */
export declare const config: Config;

export interface Config {
  /** The attributes that hold declarations, parted by commas: `_, script, data-script`. */
  attributes?: string;
  /** What `as NAME` does to a value, by name. */
  conversions?: Record<string, (value: any) => any>;
  /** How `show` and `hide` do it where nothing is said: `display`. */
  defaultHideShowStrategy?: string;
  /** Elements in which nothing is started: `[disable-scripting], [data-disable-scripting]`. */
  disableSelector?: string;
  /** How many bytes a line or an event of a stream may have, for sources declared from then on: 16 MiB. */
  eventSizeLimit?: number;
  /** The statuses that `fetch` throws on: those that one of these patterns fits. */
  fetchThrowsOn?: RegExp[];
  /** Further strategies of `show` and `hide`, by name. */
  hideShowStrategies?: Record<string, (action: "show" | "hide" | "toggle", element: HTMLElement) => void>;
}

/** A declared event source; it fits where an `EventSource` does. */
export interface Source extends EventTarget {
  readonly name: string;
  readonly url: string;
  readonly withCredentials: boolean;
  readonly readyState: 0 | 1 | 2;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSED: 2;
  /** Where the stream stands; empty before the first id. */
  readonly lastEventId: string;
  /** Attempts since it was last open. */
  readonly retryCount: number;
  /** The `Response` in use, the browser's own `EventSource` with `transport native`, or null. */
  readonly raw: Response | EventSource | null;
  onopen: ((event: CustomEvent<Opened>) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onerror: ((event: CustomEvent<Failed>) => void) | null;
  /** Connects; to another URL the old connection ends first. Throws where no URL is known. */
  open(url?: string): void;
  /** Ends the connection and any retry, for good until `open`. */
  close(): void;
}

/** The detail of `open`. */
export interface Opened {
  status: number | null;
  attempt: number;
  /** Whether the stream goes on after the last event id. */
  resumed: boolean;
}

/** The detail of `error`. */
export interface Failed {
  reason: string;
  status: number | null;
  attempt: number;
  /** Milliseconds, or null where there will be no retry. */
  retryIn: number | null;
  message: string;
}

/** The detail of `hypertide:error`, which is dispatched on the document or on the element concerned. */
export interface HypertideError {
  /** `load` where the runtime cannot be loaded, `parse` where a declaration does not parse. */
  reason: string;
  message: string;
}

declare global {
  interface DocumentEventMap {
    "hypertide:error": CustomEvent<HypertideError>;
  }
}
