// Markup that is sent whole, again and again: what was applied last is remembered, and only what differs is touched.
//
// That is right only where the page stands as the markup before said. An observer sees what others have changed; then the
// page itself is read, by a plain morph. Both ways leave the same page.
import { ATTRIBUTES, CHILDREN, compare, ELEMENT } from "../../../grammar/src/markup/compare.js";
import { runtime } from "../runtime.js";
import { Morph } from "./morph.js";

const LEAST = 8 << 10, MOST = 8 << 20;

// The text that was applied to a target last, what stands in it, and whether others have changed the target since.
const remembered = new WeakMap();
// All of that, what was used last at the end.
const all = new Set();

// What is too much in all is forgotten, and what was about a target that is gone.
function keep(about) {
  all.delete(about);
  all.add(about);
  let weight = 0;
  for (const kept of [...all].reverse()) {
    weight += kept.text.length + kept.nodes.byteLength;
    if (weight > MOST || !kept.target.deref()) forget(kept);
  }
}

function forget(about) {
  all.delete(about);
  about.observer.disconnect();
  remembered.delete(about.target.deref());
}

/** Applies markup to a target by what differs from the markup before. Gives false where the whole has to be morphed: then
 *  `applied` is to be called when that is done. `inner`: it is about what is in the target. */
export function applyDifference(target, text, inner) {
  const before = remembered.get(target);
  const nodes = text.length < LEAST ? [] : runtime.scan(text);
  if (!nodes.length) {
    if (before) forget(before);
    return;
  }
  const untouched = before && before.inner == inner && !before.touched && !before.observer.takeRecords().length;
  const edits = untouched && compare(before, { text, nodes });
  const about = before ?? { target: new WeakRef(target), observer: new MutationObserver(() => { about.touched = true; }) };
  remembered.set(target, Object.assign(about, { inner, text, nodes }));
  keep(about);
  if (!edits || !carryOut(target, edits, inner)) return { applied: () => watch(target, about) };
  watch(target, about);
  return { done: true };
}

// From here on, changes are those of others.
function watch(target, about) {
  // It alone was too much.
  if (!all.has(about)) return;
  about.touched = false;
  about.observer.takeRecords();
  about.observer.observe(target, { subtree: true, childList: true, attributes: true, characterData: true });
}

let template;
function parse(text) {
  template ??= document.createElement("template");
  template.innerHTML = text;
  const fragment = document.createDocumentFragment();
  fragment.append(template.content);
  return fragment;
}

function carryOut(target, edits, inner) {
  const places = [];
  for (const { kind, steps, from, to, text } of edits) {
    // markup for the target itself stands at the top of the text, alone
    if (!inner && steps.shift() !== 0) return false;
    let element = target;
    for (const step of steps) element = element?.children[step];
    if (!element) return false;
    if (kind == CHILDREN) {
      // what stands before and behind stays; what is between may be moved by another edit before it is its turn
      const { children } = element;
      places.push({ kind, element, before: children[from - 1], end: children[to] ?? null, from, to, text });
    } else places.push({ kind, element, text });
  }
  const startOf = ({ before, element }) => before ? before.nextSibling : element.firstChild;
  // texts first: they need no parser
  const others = places.filter((place) => {
    const { kind, end, text } = place;
    const start = kind == CHILDREN && startOf(place);
    if (kind != CHILDREN || !start || start.nodeType != 3 || start.nextSibling !== end || /[<&\r\0]/.test(text) || !text) return true;
    start.data = text;
  });
  if (!others.length) return true;
  const old = [], fresh = [];
  for (const place of others) {
    place.fragment = parse(place.text);
    fresh.push(place.fragment);
    if (place.kind == ELEMENT) old.push(place.element);
    else if (place.kind == CHILDREN) for (let n = place.from; n < place.to; n++) old.push(place.element.children[n]);
  }
  const morph = new Morph(old, fresh);
  for (const place of others) {
    const { kind, element, fragment, end } = place;
    if (kind == ELEMENT) morph.element(element, fragment.firstElementChild);
    else if (kind == ATTRIBUTES) morph.attributes(element, fragment.firstElementChild);
    else morph.children(element, fragment, startOf(place), end);
  }
  morph.finish();
  return true;
}
