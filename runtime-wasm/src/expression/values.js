// What the language adds to JavaScript's values: collections that are iterated without being asked, what belongs to an
// element, conversions.

// Thrown where an operand is null or undefined; `which` says which one it is.
export class Missing { constructor(which) { this.which = which; } }
export function needed(value, which = 0) {
  if (value == null) throw new Missing(which);
  return value;
}

// What the runtime knows of an element: `features` (names declared in its attribute), `scope` (its `:names`),
// `text` (the declaration that is installed), `off` (what to do when it goes).
const known = Symbol();
export const of = (element) => element[known] ??= {};
export const peek = (element) => element[known];
export const forget = (element) => delete element[known];

/** An object that has nothing but what is put in; made like this it is quicker than one of `Object.create(null)`. */
export class Names {}
delete Names.prototype.constructor;
Object.setPrototypeOf(Names.prototype, null);

// Writes a plain name that an element has (`element x`); false where it has none.
export function own(owner, word, value) {
  const scope = peek(owner)?.scope;
  if (scope?.[word] === undefined) return false;
  scope[word] = value;
  return true;
}

export function rootOf(node) {
  const root = node instanceof Node && node.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root : document;
}

// The elements that a selector finds at the moment they are looked at.
export class Collection {
  // `parts`: text and elements in turn, where a template was written between < and />
  constructor(css, me, parts) {
    this.me = me;
    this.parts = parts;
    this.css = css;
  }
  get className() { return this.css.slice(1).replace(/\\/g, ""); }
  get id() { return this.className; }
  get length() { return this.found().length; }
  contains(other) { return [...this].some((element) => element.contains(other)); }
  [Symbol.iterator]() { return this.found()[Symbol.iterator](); }
  found() {
    const inserted = this.parts?.filter((part) => part instanceof Element) ?? [];
    const marked = (act) => inserted.forEach((element, n) => act(element.dataset, n));
    marked((data, n) => { data.htPart = n; });
    const elements = rootOf(this.me).querySelectorAll(this.css);
    marked((data) => { delete data.htPart; });
    return elements;
  }
}

export const iterates = (value) => value instanceof Collection || Array.isArray(value) ||
  value instanceof NodeList || value instanceof HTMLCollection || value instanceof FileList;

// Once for each member of a collection, once for anything else.
export function each(value, act) {
  if (iterates(value)) for (const member of value) act(member);
  else act(value);
}

// Of a collection without such a property: the list of its members' properties.
export function member(root, read) {
  if (root == null) return;
  const value = read(root);
  return value === undefined && iterates(root) ? Array.from(root, read) : value;
}

function formValues(nodes) {
  const values = {};
  const take = (field) => {
    const { name, type } = field;
    let { value } = field;
    if (name == null || value == null || (type == "radio" && !field.checked)) return;
    if (type == "checkbox") {
      if (!field.checked) return;
      value = [value];
    } else if (type == "select-multiple") {
      value = [...field.options].filter((option) => option.selected).map((option) => option.value);
    }
    values[name] = values[name] == null ? value : [].concat(values[name], value);
  };
  each(nodes, (node) => {
    if (node.name != null && node.value != null) take(node);
    else node.querySelectorAll?.("input,select,textarea").forEach(take);
  });
  return values;
}

export function fragment(value) {
  const made = document.createDocumentFragment();
  each(value, (part) => {
    if (!(part instanceof Node)) {
      const template = document.createElement("template");
      template.innerHTML = part;
      part = template.content;
    }
    made.append(part);
  });
  return made;
}

function html(value) {
  if (Array.isArray(value)) return value.map(html).join("");
  if (value instanceof NodeList) return html([...value].filter((node) => node instanceof HTMLElement));
  return value instanceof HTMLElement ? value.outerHTML : value.toString();
}

// The conversions of `as`, by name; a page adds its own through `config.conversions`.
export const conversions = {
  String: (value) => value.toString ? value.toString() : "" + value,
  Int: (value) => parseInt(value),
  Float: (value) => parseFloat(value),
  Number,
  Boolean: (value) => !!value,
  Date: (value) => new Date(value),
  Array: (value) => Array.from(value),
  JSON: (value) => value instanceof Response ? value.json() : JSON.parse(value),
  JSONString: (value) => JSON.stringify(value),
  Object: (value) => typeof value == "string" || value instanceof String ? JSON.parse(value) : { ...value },
  FormEncoded: (value) => new URLSearchParams(value).toString(),
  Set: (value) => new Set(value),
  Map: (value) => new Map(Object.entries(value)),
  Keys: (value) => value instanceof Map ? [...value.keys()] : Object.keys(value),
  Entries: (value) => value instanceof Map ? [...value] : Object.entries(value),
  Reversed: (value) => Array.from(value).reverse(),
  Unique: (value) => [...new Set(value)],
  Flat: (value) => Array.from(value).flat(),
  HTML: html,
  Fragment: fragment,
};

export function convert(value, name) {
  const [type, argument] = name.split(":");
  if (type == "Fixed") return Number(value).toFixed(argument);
  if (name == "Values") return formValues(value);
  if (value == null) return null;
  const converter = conversions[name];
  if (converter) return converter(value);
  throw new Error("Unknown conversion : " + name);
}
