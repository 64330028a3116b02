// Events on a stream that change the page.
import { patchElements } from "./elements.js";
import { patchSignals } from "./signals.js";
import { unknown } from "../datastar/unknown.js";

/** What carries out the patches, by their names. */
const patches = new Map([["datastar-patch-elements", patchElements], ["datastar-patch-signals", patchSignals]]);

/** Whether an event patches the page. One that should, but is misspelt or of an older Datastar, is said once. */
export function isPatch(name) {
  if (patches.has(name)) return true;
  const misspelt = /^datastar-(patch|merge|remove|execute)-/.test(name);
  if (misspelt) {
    console.warn("hypertide: " + unknown("event", name, [...patches.keys()].slice(0, 2)));
    patches.set(name, () => {});
  }
  return misspelt;
}

/** The keys of a patch's data, each with its lines. */
export function keys(data) {
  const given = {};
  for (let from = 0, end; from <= data.length; from = end + 1) {
    end = data.indexOf("\n", from);
    if (end < 0) end = data.length;
    const line = data.slice(from, end), at = line.indexOf(" ");
    const key = at < 0 ? line : line.slice(0, at), value = at < 0 ? "" : line.slice(at + 1);
    given[key] = key in given ? given[key] + "\n" + value : value;
  }
  return given;
}

/** Carries out a patch. Gives a promise where what follows has to wait for it; fails in no case. */
export function patch(name, given) {
  try {
    return patches.get(name)(given)?.catch?.((error) => console.error(`hypertide: ${name}:`, error));
  } catch (error) {
    console.error(`hypertide: ${name}:`, error);
  }
}

/** Under this the detail of an event that tells of a patch has what the next patch of the stream has to wait for, if anything. */
export const WAITING = Symbol();

// As in Datastar, a patch is an event on the document; the page's own scripts may dispatch one.
document.addEventListener("datastar-fetch", ({ detail }) => {
  const waiting = isPatch(detail?.type) && patch(detail.type, detail.argsRaw);
  if (waiting) detail[WAITING] = waiting;
});
