// `datastar-patch-signals`: JSON, or an object literal, into the signals.
import { expression } from "../attribute/expression.js";
import { peek } from "../signals/graph.js";
import { merge } from "../signals/store.js";

/** An object, written as JSON or as JavaScript writes it. Throws where it is none. */
export function literal(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    value = peek(() => expression(document.documentElement, text, "signals")?.());
  }
  if (value === null || typeof value != "object") throw new TypeError("no object");
  return value;
}

/** Carries out a patch; `given` has the keys of the event. */
export function patchSignals({ signals, onlyIfMissing }) {
  let patch;
  try {
    patch = literal(signals);
  } catch (error) {
    return console.warn(`hypertide: patch-signals: these are no signals (${error.message}): ${signals}`);
  }
  merge(patch, onlyIfMissing?.trim() == "true");
}
