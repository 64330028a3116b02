// What an expression's instructions do, one function each; `operators` below is in the order of `enum Operator`.
import { Collection, convert as converted, each, iterates, member, needed, of, peek, rootOf } from "./values.js";

// Properties
const get = (root, name) => {
  if (root == null) return;
  const value = root[name];
  return value === undefined && iterates(root) ? Array.from(root, (one) => one[name]) : value;
};
const attribute = (root, name) => member(root, (one) => one.getAttribute && one.getAttribute(name));
const style = (root, name) => member(root, (one) => one.style && one.style[name]);
const computed = (root, name) => member(root, (one) => getComputedStyle(one).getPropertyValue(name));
const index = (root, at) => root == null ? null : root[at];
// both ends included, a negative one counted from the end
const slice = (root, from, to) =>
  root == null ? null : root.slice(from ?? 0, to == null ? undefined : +to + 1 + (to < 0 ? root.length : 0));
const call = (callee, args) => needed(callee)(...args);
const callMethod = (root, name, args) => needed(needed(root)[name], 1).apply(root, args);

// Names: declared on the owner or around it, the owner's own, the window's
export const name = (owner, word) => {
  let value;
  for (let at = owner; at; at = at.parentElement) value = peek(at)?.features?.[word] ?? value;
  if (value === undefined) value = peek(owner)?.scope?.[word];
  return value === undefined ? globalThis[word] : value;
};
const elementName = (owner, word) => peek(owner)?.scope?.[word];
const setElementName = (value, owner, word) => { (of(owner).scope ??= {})[word] = value; };
// Where a variable of the page's tree is: the nearest element upwards that has it. `dom-scope` says where else to look.
const inherited = (element, word) => {
  for (let at = element; at;) {
    const scope = peek(at)?.scope;
    if (scope && word in scope) return scope;
    const [, way, css] = /^(isolated|closest|parent\s+of)\s*(.*)/.exec(at.getAttribute?.("dom-scope") ?? "") ?? [];
    if (way == "isolated") return;
    at = !way ? at.parentElement : way == "closest" ? at.parentElement?.closest(css) : at.closest(css)?.parentElement;
  }
};
const inheritedName = (element, word) => inherited(element, word)?.[word];
const setInheritedName = (value, element, word) => { (inherited(element, word) ?? (of(element).scope ??= {}))[word] = value; };
// of an event that is being filtered, or of its detail
export const eventName = (event, word) => {
  const value = event[word];
  return value === undefined && event.detail ? event.detail[word] : value;
};

// The element at or around an event's target that a selector fits.
const inside = (event, css) => event.target?.closest?.(css);

// The page
const id = (me, name) => rootOf(me).getElementById(name);
const query = (me, css) => new Collection(css, me);
const classQuery = (me, name) => new Collection("." + String(name).replace(/[:&()[\]/]/g, "\\$&"), me);
const templateQuery = (me, parts) => {
  let n = 0;
  return new Collection(parts.map((part) => part instanceof Element ? `[data-ht-part='${n++}']` : part ?? "").join(""), me, parts);
};
const closest = (to, css, parent) => {
  if (to == null) return null;
  const up = (one) => parent ? one.parentElement ? one.parentElement.closest(css) : null : one.closest(css);
  return iterates(to) ? Array.from(to, up) : up(to);
};
const css = (thing) => {
  if (thing.css == null) throw new Error("Expected a CSS value to be returned");
  return thing.css;
};
const within = (thing, from, root, backward, wrap) => {
  const found = [...(root ?? document.body).querySelectorAll(css(thing))];
  if (backward) found.reverse();
  const side = backward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  return found.find((one) => one.compareDocumentPosition(from) === side) ?? (wrap ? found[0] : undefined);
};
const among = (thing, from, list, backward, wrap) => {
  const wanted = css(thing);
  const found = Array.from(list).filter((one) => one === from || one.matches(wanted));
  if (backward) found.reverse();
  const at = found.indexOf(from);
  if (at >= 0 && at < found.length - 1) return found[at + 1];
  return wrap && found[0]?.matches(wanted) ? found[0] : undefined;
};
const next = (thing, from, root, wrap) => within(thing, from, root, false, wrap);
const previous = (thing, from, root, wrap) => within(thing, from, root, true, wrap);
const nextIn = (thing, from, list, wrap) => list ? among(thing, from, list, false, wrap) : undefined;
const previousIn = (thing, from, list, wrap) => list ? among(thing, from, list, true, wrap) : undefined;
const list = (value) => !value || Array.isArray(value) ? value : value.children ?? Array.from(value);
const first = (value) => list(value)?.[0];
const last = (value) => { const all = list(value); return all ? all[all.length - 1] : undefined; };
const random = (value) => { const all = list(value); return all ? all[Math.floor(Math.random() * all.length)] : undefined; };
const isIn = (root, target) => {
  if (root == null) return [];
  const found = [];
  if (root.css) each(target, (one) => found.push(...one.querySelectorAll(root.css)));
  else if (root instanceof Element) {
    let inside;
    each(target, (one) => { inside ||= one.contains(root); });
    return inside ? root : found;
  } else each(root, (one) => each(target, (other) => { if (one === other) found.push(one); }));
  return found;
};

// Mathematics and logic
const add = (a, b) => Array.isArray(a) ? a.concat(b) : a + b;
const subtract = (a, b) => a - b;
const multiply = (a, b) => a * b;
const divide = (a, b) => a / b;
const modulo = (a, b) => a % b;
const negate = (a) => -a;
const not = (a) => !a;
const equal = (a, b) => a == b;
const same = (a, b) => a === b;
const less = (a, b) => a < b;
const greater = (a, b) => a > b;
const atMost = (a, b) => a <= b;
const atLeast = (a, b) => a >= b;
// `x is checked` where no `checked` is known asks x's property
const is = (a, b, word) => b === undefined ? !!get(a, word) : a == b;
const between = (a, low, high) => a >= low && a <= high;
const outside = (a, low, high) => a < low || a > high;
const matches = (a, b) => {
  if (a == null) return false;
  if (a.match) return !!a.match(b);
  if (a.matches) return a.matches(b);
  throw new Error("has neither a match nor a matches method: " + a);
};
const contains = (a, b) => {
  if (a == null) return false;
  if (a.contains) return a.contains(b);
  if (a.includes) return a.includes(b);
  throw new Error("has neither a contains nor an includes method: " + a);
};
const startsWith = (a, b) => a != null && String(a).startsWith(b);
const endsWith = (a, b) => a != null && String(a).endsWith(b);
const position = (a, b, side) => a != null && b != null && (a.compareDocumentPosition(b) & side) != 0;
const precedes = (a, b) => position(a, b, Node.DOCUMENT_POSITION_FOLLOWING);
const follows = (a, b) => position(a, b, Node.DOCUMENT_POSITION_PRECEDING);
const empty = (a) => a == null || a.length === 0;
const exists = (a) => a != null && (!iterates(a) || a.length > 0);
const isA = (a, type, nullable) => {
  if (a == null && nullable) return true;
  if (Object.prototype.toString.call(a).slice(8, -1) == type) return true;
  const made = globalThis[type];
  return typeof made == "function" && a instanceof made;
};
const checkType = (a, type, nullable) => {
  if (!isA(a, type, nullable)) throw new Error("Typecheck failed!  Expected: " + type);
  return a;
};
const lower = (a) => typeof a == "string" ? a.toLowerCase() : a;

// Making and turning values
const text = (parts) => parts.reduce((all, part) => part === undefined ? all : all + part, "");
const object = (pairs) => {
  const made = {};
  for (let n = 0; n < pairs.length; n += 2) made[pairs[n]] = pairs[n + 1];
  return made;
};
const convert = converted;
const split = (value, by) => value ? String(value).split(by) : value;
const join = (value, by) => value ? Array.from(value).join(by) : value;
const array = (value) => Array.from(value);
const sort = (items, keys, descending) => items
  .map((item, n) => [item, keys[n]])
  .sort(([, a], [, b]) => a == b ? 0 : (a < b) == !descending ? -1 : 1)
  .map(([item]) => item);

const filter = (items, kept) => items.filter((_, n) => kept[n]);

// For commands
const members = (value) => iterates(needed(value)) ? [...value] : [value];
const all = (values) => values.some((value) => value?.then) ? Promise.all(values) : values;
const blank = (value) => value == null || value === "";
const amount = (value) => value ? parseFloat(value) : 0;
const number = (value) => parseFloat(value);
const iterate = (value) => value?.[Symbol.asyncIterator]?.() ?? value?.[Symbol.iterator]?.() ?? Object.keys(value ?? {}).values();
const told = (value) => (value == null ? [] : Array.isArray(value) || value instanceof NodeList ? value : [value]).values();
const advance = (iterator) => iterator.next();
const body = () => document.body;
const beep = (value) => {
  console.log("beep!", value);
  return value;
};

export const operators = [
  get, attribute, style, computed, index, slice, call, callMethod, elementName, setElementName, inheritedName,
  setInheritedName, eventName, inside, id, query, classQuery, templateQuery, closest, next, previous, nextIn, previousIn, first,
  last, random, isIn, add, subtract, multiply, divide, modulo, negate, not, equal, same, less, greater, atMost, atLeast,
  is, between, outside, matches, contains, startsWith, endsWith, precedes, follows, empty, exists, isA, checkType, lower,
  text, object, convert, split, join, array, sort, filter, members, all, blank, amount, number, iterate, told, advance, body, beep,
];
