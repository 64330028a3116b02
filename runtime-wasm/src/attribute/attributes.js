// Datastar's attributes on elements: applied as they arrive, undone as they leave or change.
import { read as readName } from "../../../grammar/src/datastar/attribute/attribute.js";
import { attributes } from "../../../grammar/src/datastar/attribute/table.js";
import { of, peek as known } from "../expression/values.js";
import { config, describe, reject } from "../page/events.js";
import { attr } from "./attr.js";
import { bind } from "./bind.js";
import { class_ } from "./class.js";
import { computed } from "./computed.js";
import { customValidity } from "./custom-validity.js";
import { effect } from "./effect.js";
import { expression } from "./expression.js";
import { indicator } from "./indicator.js";
import { init } from "./init.js";
import { jsonSignals } from "./json-signals.js";
import { on } from "./on.js";
import { onIntersect } from "./on-intersect.js";
import { onInterval } from "./on-interval.js";
import { onRaf } from "./on-raf.js";
import { onResize } from "./on-resize.js";
import { onSignalPatch } from "./on-signal-patch.js";
import { persist } from "./persist.js";
import { queryString } from "./query-string.js";
import { ref } from "./ref.js";
import { replaceUrl } from "./replace-url.js";
import { scrollIntoView } from "./scroll-into-view.js";
import { show } from "./show.js";
import { signals } from "./signals.js";
import { style } from "./style.js";
import { text } from "./text.js";
import { viewTransition } from "./view-transition.js";

// In the order of the grammar's table.
const starts = [
  attr, bind, class_, computed, customValidity, effect, , , indicator, init, jsonSignals, on, onIntersect, onInterval, onRaf,
  onResize, onSignalPatch, , persist, , queryString, ref, replaceUrl, scrollIntoView, show, signals, style, text, viewTransition,
];
const words = Object.keys(attributes);

// What the names mean that were seen.
const names = new Map();
function read(element, name, value) {
  const kind = value && (/[$@]/.test(value) ? 2 : 1);
  const seen = name + "=" + kind;
  let found = names.get(seen);
  if (found === undefined) {
    const [problems, meant = null] = readName(name, describe(element), kind);
    for (const problem of problems) reject(element, ...problem);
    names.set(seen, found = meant);
  }
  return found;
}

const isIgnored = (element) =>
  element.hasAttribute("data-ignore__self") || element.closest("[data-ignore]," + config.disableSelector);

function apply(element, name, value) {
  const found = read(element, name, value);
  const start = found && starts[words.indexOf(found.word)];
  if (!start) return;
  const about = {
    ...found, element, value,
    run: (names) => expression(element, value, name, names),
  };
  const applied = of(element).datastar ??= new Map();
  applied.get(name)?.();
  applied.delete(name);
  try {
    const undo = start(about);
    applied.set(name, undo ?? (() => {}));
  } catch (error) {
    console.error(`hypertide: ${name}: ${error?.message ?? error}`, element);
  }
}

function arrive(element) {
  let ours;
  for (const name of element.getAttributeNames()) {
    if (!name.startsWith("data-") || known(element)?.datastar?.has(name)) continue;
    ours ??= isIgnored(element) ? 2 : 1;
    if (ours == 2) return;
    // one attribute may take out another
    const value = element.getAttribute(name);
    if (value != null) apply(element, name, value);
  }
}

function leave(element) {
  const applied = known(element)?.datastar;
  if (!applied) return;
  for (const undo of applied.values()) undo();
  delete known(element).datastar;
}

const every = (root, act) => {
  if (root.nodeType == 1) act(root);
  root.querySelectorAll("*").forEach(act);
};

/** Applies the attributes of `root` and of the elements in it. */
export const process = (root) => every(root, arrive);

/** Applies the attributes that are there, and from now on those that arrive. */
export function watch() {
  process(document.documentElement);
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type == "attributes") {
        if (!attributeName.startsWith("data-")) continue;
        const value = target.getAttribute(attributeName);
        const applied = known(target)?.datastar;
        if (value === null) {
          applied?.get(attributeName)?.();
          applied?.delete(attributeName);
        } else if (target.isConnected && !isIgnored(target)) apply(target, attributeName, value);
      } else {
        for (const node of removedNodes) if (node.nodeType == 1 && !node.isConnected) every(node, leave);
        for (const node of addedNodes) if (node.nodeType == 1 && node.isConnected) every(node, arrive);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true });
}
