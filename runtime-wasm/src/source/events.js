// The events of a response that is an event stream, for who asks for them once: no source, no reconnect.
import { config } from "../page/events.js";
import { runtime } from "../runtime.js";
import { decoded } from "./dispatch.js";

/** Gives the events of each piece in a list: the name, the data and the last event id of each, one after the other. A line feed
 *  for a name says after how many milliseconds to ask again, in place of the data. */
export async function* events({ body }) {
  const id = runtime.create(false, false, false, NaN, NaN, NaN, config.eventSizeLimit);
  try {
    const reader = body.getReader();
    for (let read; !(read = await reader.read()).done;) {
      for (const [words, left] of decoded(id, 0, read.value)) {
        yield words;
        if (left) throw Object.assign(new Error("a line or an event is larger than config.eventSizeLimit"), { fatal: true });
      }
    }
  } finally {
    runtime.forget(id);
  }
}
