// `fetch`: asks a server.
import * as op from "../vm/machine.js";
import { convert } from "../expression/values.js";
import { config, trigger } from "../page/events.js";
import { stream } from "./stream.js";

export function fetch_(c, { detail, text, nodes: [url, options] }) {
  c.emit(op.me);
  c.node(url);
  c.node(options);
  c.call((me, url, options) => fetched(me, url, options, text, detail), 3);
  c.emit(op.setResult);
}

// The conversions that are done here, by the names that a page may give them.
const answers = {
  "": "text", Text: "text", String: "text", JSON: "json", Object: "json", HTML: "html", Response: "response",
};
const fetched = (me, url, options, as, quiet) => {
  const conversion = answers[as] ?? as;
  const detail = { ...options, sender: me, conversion, headers: options?.headers ?? {} };
  if (conversion == "Stream") detail.headers.Accept = "text/event-stream";
  const abort = new AbortController();
  const aborted = () => abort.abort();
  const tell = (name, about) => trigger(me, name, about);
  me.addEventListener("fetch:abort", aborted, { once: true });
  detail.signal = abort.signal;
  tell("hyperscript:beforeFetch", detail);
  tell("fetch:beforeRequest", detail);
  const timer = detail.timeout && setTimeout(aborted, detail.timeout);
  const read = async () => {
    const about = { response: await fetch(url, detail) };
    tell("fetch:afterResponse", about);
    const { response } = about;
    const { status } = response;
    if (!quiet && conversion != "response" && config.fetchThrowsOn.some((pattern) => pattern.test(status))) {
      throw Object.assign(new Error(`fetch failed: ${status} ${response.statusText} (${url})`), { response, status });
    }
    const result = conversion == "response" ? response
      : conversion == "Stream" ? stream(response, me)
      : conversion == "json" ? await response.json()
      : conversion == "text" ? await response.text()
      : convert(await response.text(), conversion == "html" ? "Fragment" : conversion);
    clearTimeout(timer);
    tell("fetch:afterRequest", { result });
    return result;
  };
  return read().catch((reason) => {
    tell("fetch:error", { reason });
    throw reason;
  }).finally(() => me.removeEventListener("fetch:abort", aborted));
};
