// `{resume: true}`: a stream that stays open for good, with the reconnection and the last event id of a declared source.
import { of } from "../source/object.js";
import { declare, remove } from "../source/source.js";
import { FROZEN, RESUMED, tell } from "../source/station.js";

/**
 * Keeps a stream open until `signal` ends it, or the server does with an answer that is final.
 *
 * - `prepare` gives what a connection sends, anew for each: `url`, `headers` and `body`; nothing where nothing is to be sent;
 * - `carryOut(name, data)` carries out an event of the stream that patches the page;
 * - `troubled(detail)` hears what a declared source has as its event `error`;
 * - `current` is given how to leave the connection, and how to take it up again.
 */
export const keep = (name, method, { retryInterval, retryMaxWait }, prepare, signal, carryOut, troubled, current) => {
  let sent = !signal.aborted && prepare();
  return sent && new Promise((resolve, reject) => {
    let first = true, failed;
    const anew = () => {
      if (!first) sent = prepare() ?? sent;
      first = false;
      return sent.url;
    };
    const source = declare({
      name, text: name, owner: {}, method, patches: true, carryOut,
      url: anew, headers: () => sent.headers, body: () => sent.body,
      retry: retryInterval, longest: retryMaxWait,
      handlers: [],
    });
    source.addEventListener("error", ({ detail }) => {
      if (detail.retryIn === null) failed = new Error(detail.message);
      troubled(detail);
    });
    source.addEventListener("close", () => {
      remove(source);
      failed ? reject(failed) : resolve();
    });
    signal.addEventListener("abort", () => remove(source), { once: true });
    current({ leave: () => tell(of(source), FROZEN), resume: () => tell(of(source), RESUMED) });
  });
};
