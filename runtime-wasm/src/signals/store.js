// The signals: one tree for both languages. Every place in it is a node of the graph; objects and arrays are seen through
// proxies, so that reading `a.b` is reading exactly that place.
import { batch, changed, derive, get, isDerived, set, source, told } from "./graph.js";

// How deep objects may lie inside one another; what lies deeper is left as it is.
const DEEPEST = 100;

/** What becomes a derived signal where it is written. */
export class Derived { constructor(run) { this.run = run; } }

/** Told of changes: an object of what has changed, with what was removed as null. */
export const patches = { heard() {} };
let recorded;

const isPlain = (value) => {
  if (value === null || typeof value != "object") return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};
const isContainer = (value) => Array.isArray(value) || isPlain(value);

// What stands behind a proxy: its target, whose properties are nodes; `shape`, which is another value whenever a part comes
// or goes; and its path, with a dot behind it.
const inside = new WeakMap();

// What is mostly one alone is not pushed: an empty array makes room for 17.
const record = (path, value) => {
  const change = [path, value ?? null];
  if (recorded) recorded.push(change);
  else recorded = [change];
};

told.settled = () => {
  if (!recorded) return;
  const [[path, value]] = recorded;
  // mostly one signal
  const changes = recorded[1] || path.includes(".") || isContainer(value) ? nested(recorded) : { [path]: value };
  recorded = undefined;
  patches.heard(changes);
};

/** Paths and values as one object. */
export function nested(entries) {
  const all = {};
  for (const [path, value] of entries) {
    let at = all;
    const names = path.split(".");
    const last = names.pop();
    for (const name of names) at = isContainer(at[name]) ? at[name] : at[name] = {};
    at[last] = isContainer(value) ? copy(value) : value;
  }
  return all;
}

// A container of its own with the same parts; what is no container stays what it is.
function copy(value, around = []) {
  if (!isContainer(value) || around.includes(value)) return value;
  const deeper = [...around, value];
  if (Array.isArray(value)) return Array.from(value, (part) => copy(part, deeper));
  const made = {};
  for (const name of Object.keys(value)) made[name] = copy(value[name], deeper);
  return made;
}

// A value as the tree holds it.
function held(value, path, around = []) {
  if (!isContainer(value) || around.length > DEEPEST || around.includes(value)) return value;
  const array = Array.isArray(value);
  const target = array ? [] : {};
  const deeper = [...around, value];
  const about = { target, array, shape: source(0), path: path && path + "." };
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (part == null && !array) continue;
    target[name] = node(part, about.path + name, deeper);
  }
  const proxy = new Proxy(target, handler);
  inside.set(proxy, about);
  behind.set(target, about);
  return proxy;
}
const behind = new WeakMap();

function node(value, path, around) {
  if (!(value instanceof Derived)) return source(held(value, path, around));
  const made = source();
  derive(made, value.run);
  return made;
}

const reshape = ({ shape }) => set(shape, shape.value + 1);

const handler = {
  get(target, name) {
    if (Object.hasOwn(target, name) && !(name == "length" && Array.isArray(target))) return get(target[name]);
    get(behind.get(target).shape);
    return target[name];
  },
  set(target, name, value) {
    put(behind.get(target), name, value);
    return true;
  },
  deleteProperty(target, name) {
    remove(behind.get(target), name);
    return true;
  },
  has(target, name) {
    get(behind.get(target).shape);
    return name in target;
  },
  ownKeys(target) {
    get(behind.get(target).shape);
    return Reflect.ownKeys(target);
  },
  getOwnPropertyDescriptor(target, name) {
    const found = Reflect.getOwnPropertyDescriptor(target, name);
    // who lists the names does not read the values
    if (found?.configurable) found.value = undefined;
    return found;
  },
};

// Gives a part of a container a value; null and undefined take it out of an object.
const put = (about, name, value) => batch(() => { change(about, name, value); });

// The same within a batch. Gives whether anything changed.
function change(about, name, value, quiet) {
  const { target, array, path } = about;
  const there = Object.hasOwn(target, name);
  if (array && name == "length") return cut(about, value);
  if (value == null && !array) return there && remove(about, name, quiet);
  if (!there) {
    target[name] = node(value, path + name);
    if (about === top) expose(name);
    reshape(about);
    if (!quiet) record(path + name, value instanceof Derived ? "" : value);
    return true;
  }
  const at = target[name];
  if (value instanceof Derived) {
    derive(at, value.run);
    return true;
  }
  if (isDerived(at)) {
    console.warn(`hypertide: $${path + name} is derived and cannot be written`);
    return false;
  }
  const old = inside.get(at.value);
  if (old && isContainer(value) && old.array == Array.isArray(value)) {
    if (inside.get(value) === old) return false;
    let differs = false;
    const kept = old.array || quiet;
    for (const part of Object.keys(old.target)) {
      if (!old.array && (!Object.hasOwn(value, part) || value[part] == null) && !isDerived(old.target[part])) {
        differs = remove(old, part, quiet) || differs;
      }
    }
    if (old.array && old.target.length > value.length) differs = cut(old, value.length, true);
    for (const part of Object.keys(value)) differs = change(old, part, value[part], kept) || differs;
    if (differs && old.array && !quiet) record(path + name, value);
    return differs;
  }
  if (!set(at, held(value, path + name))) return false;
  if (!quiet) record(path + name, value);
  return true;
}

function remove(about, name, quiet) {
  const { target, path, array } = about;
  if (!Object.hasOwn(target, name)) return false;
  batch(() => {
    const gone = target[name];
    if (array) set(gone, null);
    else {
      delete target[name];
      if (about === top) delete globalThis["$" + name];
      // whoever has read it, or something in it, reads again
      vanish(gone);
    }
    reshape(about);
    if (!quiet) record(path + name, null);
  });
  return true;
}

function vanish(gone) {
  const old = !isDerived(gone) && inside.get(gone.value);
  if (old) {
    for (const name of Object.keys(old.target)) vanish(old.target[name]);
    changed(old.shape);
  }
  changed(gone);
}

// Makes an array shorter or longer.
function cut(about, length, quiet) {
  const { target, path } = about;
  for (let n = target.length - 1; n >= length; n--) {
    if (!quiet) record(path + n, null);
    if (Object.hasOwn(target, n)) vanish(target[n]);
  }
  if (target.length == length) return false;
  target.length = length;
  reshape(about);
  return true;
}

/** All signals. */
export const root = held({}, "");
const top = inside.get(root);

// `window.$name` is the signal, for the page's own scripts.
const expose = (name) => Object.defineProperty(globalThis, "$" + name, {
  get: () => root[name],
  set: (value) => { root[name] = value; },
  configurable: true,
  enumerable: true,
});

/** A property, as an expression reads it: a signal that is not there is created, empty. */
export function property(object, name) {
  const value = object[name];
  if (value !== undefined || typeof name != "string") return value;
  const about = inside.get(object);
  if (!about || about.array || name == "then" || name == "toJSON" || Object.hasOwn(about.target, name)) return value;
  put(about, name, "");
  return object[name];
}

/** The signal at a path; undefined where there is none. */
export function at(path) {
  let value = root;
  for (const name of path.split(".")) {
    if (value == null) return;
    if (!Object.hasOwn(value, name)) {
      // Who asks hears when it comes.
      const about = inside.get(value);
      if (about) get(about.shape);
      return;
    }
    value = value[name];
  }
  return value;
}

/** Merges an object into the signals (RFC 7386); with `ifMissing`, what is there stays. */
export function merge(patch, ifMissing) {
  batch(() => { for (const name of Object.keys(patch)) mergePart(top, name, patch[name], ifMissing); });
}

function mergePart(about, name, value, ifMissing, around = []) {
  if (value == null) {
    if (!ifMissing) remove(about, name);
  } else if (isPlain(value) && !around.includes(value)) {
    const { target } = about;
    if (!(Object.hasOwn(target, name) && inside.has(target[name].value))) change(about, name, {});
    const deeper = inside.get(target[name].value);
    if (deeper) for (const part of Object.keys(value)) mergePart(deeper, part, value[part], ifMissing, [...around, value]);
  } else if (!(ifMissing && Object.hasOwn(about.target, name))) change(about, name, value);
}

/** Merges single values by their paths. */
export const mergePath = (path, value, ifMissing) => {
  const names = path.split(".");
  let patch = value;
  for (const name of names.reverse()) patch = { [name]: patch };
  merge(patch, ifMissing);
};

const pattern = (given, otherwise) =>
  given == null ? otherwise : typeof given == "string" ? new RegExp(given.replace(/^\/|\/$/g, "")) : given;

/** The signals whose paths fit `include` and not `exclude`, as a plain object: at each level the leaves first, then the
 *  objects from the last to the first, as in Datastar. What JSON cannot hold is left out. */
export function filtered({ include, exclude } = {}, from = root) {
  const wanted = pattern(include, /./), unwanted = pattern(exclude, /(?!)/);
  const found = [];
  const waiting = [[from, "", []]];
  while (waiting.length) {
    const [object, prefix, around] = waiting.pop();
    for (const name of Object.keys(object)) {
      const value = object[name], path = prefix + name;
      if (around.includes(value)) continue;
      if (isPlain(value)) waiting.push([value, path + ".", [...around, value]]);
      else if (fits(wanted, path) && !fits(unwanted, path)) {
        const plain = json(value, around);
        if (plain !== undefined) found.push([path, plain]);
      }
    }
  }
  return nested(found);
}
const fits = (pattern, path) => {
  pattern.lastIndex = 0;
  return pattern.test(path);
};

// A value as JSON holds it.
function json(value, around) {
  if (typeof value != "object") return /^(string|number|boolean)$/.test(typeof value) ? value : undefined;
  if (value === null || typeof value.toJSON == "function") return value;
  if (!isContainer(value) || around.includes(value)) return;
  const deeper = [...around, value];
  if (Array.isArray(value)) return Array.from(value, (part) => json(part, deeper) ?? null);
  return Object.fromEntries(Object.keys(value).map((name) => [name, json(value[name], deeper)]));
}

/** `$name` in hyperscript: reads as undefined where it is not there, and creates nothing. */
export function readGlobal(name) {
  const signal = name.slice(1);
  if (Object.hasOwn(top.target, signal)) return root[signal];
  get(top.shape);
  return globalThis[name];
}
export const writeGlobal = (name, value) => { root[name.slice(1)] = value; };
