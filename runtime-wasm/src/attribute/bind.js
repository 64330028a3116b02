// data-bind:SIGNAL, data-bind="signal": ties a signal to an input, in both directions. The value that the signal has first
// decides its type.
import { at, mergePath } from "../signals/store.js";
import { live } from "./expression.js";

const NOTHING = Symbol();

const property = (name, ...events) => ({ events, get: (el) => el[name], set: (el, value) => { el[name] = value; } });
const attribute = (name, ...events) =>
  ({ events, get: (el) => el.getAttribute(name), set: (el, value) => el.setAttribute(name, value) });
// a text that is a number where the signal is one
const typed = (textWhereNew, ...events) => ({
  events,
  get: (el, type) => type == "string" || textWhereNew && type == "undefined" ? el.value : +el.value,
  set: (el, value) => { if (el.value !== `${value}`) el.value = `${value}`; },
});
const checkbox = {
  events: ["change"],
  get: (el, type) => {
    if (el.getAttribute("value") === null || el.value == "on") return type == "string" ? el.checked ? el.value : "" : el.checked;
    return type == "boolean" ? el.checked : el.checked ? el.value : "";
  },
  set: (el, value) => { el.checked = typeof value == "string" ? value === el.value : !!value; },
};
const radio = {
  events: ["change"],
  get: (el, type) => !el.checked ? NOTHING : type == "number" ? +el.value : el.value,
  set: (el, value) => { el.checked = value === (typeof value == "number" ? +el.value : el.value); },
};
const several = {
  events: ["change"],
  get: (el) => [...el.selectedOptions].map(({ value, [NUMBER]: number }) => number ? +value : value),
  set: (el, values) => {
    for (const option of el.options) {
      option[NUMBER] = !values.includes(option.value) && values.includes(+option.value);
      option.selected = option[NUMBER] || values.includes(option.value);
    }
  },
};
const NUMBER = Symbol();

function adapter(el) {
  if (el instanceof HTMLInputElement) {
    switch (el.type) {
      case "range": case "number": return typed(false, "input");
      case "checkbox": return checkbox;
      case "radio": return radio;
      default: return typed(true, "input");
    }
  }
  if (el instanceof HTMLSelectElement) return el.multiple ? several : typed(true, "change");
  if (el instanceof HTMLTextAreaElement) return property("value", "input");
  if (el.localName.includes("-")) return ("value" in el ? property : attribute)("value", "input", "change");
  return ("value" in el ? property : attribute)("value", "change");
}

// The files of an input, as data.
const contents = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => {
    const [, mime, data] = /^data:([^;,]*)[^,]*,(.*)$/.exec(reader.result) ?? [];
    resolve({ name: file.name, contents: data, mime });
  };
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

// The place in an array that this element has among those that are tied to the same signal.
function inArray(el, written, how, path, old) {
  const name = CSS.escape(written);
  let n = 0;
  for (const other of document.querySelectorAll(`[data-bind\\:${name}],[data-bind="${name}"]`)) {
    mergePath(`${path}.${n}`, how.get(other, typeof old[n]), true);
    if (other === el) break;
    n++;
  }
  return `${path}.${n}`;
}

export function bind({ element: el, key, written, value, mods }) {
  let path = key ?? value;
  if (el instanceof HTMLInputElement && el.type == "file") {
    const read = async () => {
      try {
        mergePath(path, await Promise.all([...el.files].map(contents)));
      } catch (error) {
        console.error(`hypertide: a file is not read: ${error.message}`, el);
      }
    };
    if (at(path) === undefined) mergePath(path, []);
    el.addEventListener("change", read);
    return () => el.removeEventListener("change", read);
  }
  let how = adapter(el);
  if (mods.prop?.[0]) {
    how = property(mods.prop[0].replace(/-./g, (two) => two[1].toUpperCase()), ...how.events);
  }
  if (mods.event) how = { ...how, events: mods.event };
  if (how === radio && !el.name) el.name = path;
  const old = at(path);
  if (Array.isArray(old) && how !== several) path = inArray(el, written ?? value, how, path, old);
  else if (old === undefined) {
    let first = how.get(el, "undefined");
    if (how === radio) {
      const name = CSS.escape(written ?? value);
      const others = [...document.querySelectorAll(`[data-bind\\:${name}],[data-bind="${name}"]`)];
      first = others.find((other) => other.checked)?.value ?? "";
    }
    mergePath(path, first, true);
  }
  const changed = () => {
    const given = how.get(el, typeof at(path));
    if (given !== NOTHING) mergePath(path, given);
  };
  const events = [...how.events, "datastar-prop-change"];
  for (const event of events) el.addEventListener(event, changed);
  const stop = live(() => {
    const now = at(path);
    how.set(el, now ?? (how === several ? [] : ""));
  });
  return () => {
    stop();
    for (const event of events) el.removeEventListener(event, changed);
  };
}
