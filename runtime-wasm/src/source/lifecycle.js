// The lifecycle events `open`, `error` and `close`.
import { fits } from "./pattern.js";

/** A response was accepted. */
export function opened(source, status, attempt, resumed, message) {
  const detail = { status, attempt, resumed };
  if (message) {
    detail.message = message;
    say(source, message, detail);
  }
  lifecycle(source, "open", detail);
}

/** A connection failed or ended. Where nobody handles that it was the last, the console says so. */
export function troubled(source, reason, status, attempt, retryIn, message) {
  const detail = { reason, status, attempt, retryIn: retryIn === false ? undefined : retryIn, message };
  if (!lifecycle(source, "error", detail) && retryIn === null) say(source, message, detail);
}

/** The source is closed for good. */
export function closed(source, reason) {
  lifecycle(source, "close", { reason });
}

/** Data is not what a handler's encoding says. */
export function undecoded(source, data, error) {
  const message = messageOf(error);
  const detail = { reason: "decode", data, message };
  if (!lifecycle(source, "error", detail)) say(source, message, detail);
}

/** Runs a handler. That it failed is an event, unless it was that event's handler. */
export function run(source, handler, it, event, ofError) {
  const failed = (error) => {
    if (!ofError && !source.inError) lifecycle(source, "error", { reason: "handler", error, message: messageOf(error) });
  };
  try {
    handler.run(source.object, it, event)?.catch?.(failed);
  } catch (error) {
    failed(error);
  }
}

export const messageOf = (error) => `${error?.message ?? error}`;

// Runs the handlers and hands the event to JavaScript's listeners. Gives whether there was any.
function lifecycle(source, name, detail) {
  const { handlers, listened, object } = source;
  const ofError = name == "error";
  const event = new CustomEvent(name, { detail });
  let handled = listened.has(name);
  source.inError += ofError;
  for (const handler of handlers) {
    if (!handler.patterns.some((parts) => fits(parts, name))) continue;
    handled = true;
    run(source, handler, detail, event, ofError);
  }
  object.dispatchEvent(event);
  source.inError -= ofError;
  return handled;
}

const say = ({ declaration }, message, detail) => console.error(`hypertide: eventsource ${declaration.name}: ${message}`, detail);
