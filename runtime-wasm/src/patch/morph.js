// The morph: the elements of the page become those of new markup, each staying itself where it can, so that focus, selection,
// scroll, playing media and listeners stay, too.
//
// An element with an id is found again wherever it has gone. What a person can change (a value, a tick, `<details>`) changes
// only where the new markup says something else than the markup before it, which the element's attributes still hold.

const IGNORE = "data-ignore-morph";
const HTML = "http://www.w3.org/1999/xhtml";

// What `<details>` and dialogs are by the last markup, where a person has opened or closed them since.
const opened = new WeakMap();
document.addEventListener("toggle", ({ target }) => {
  if (target.localName == "details" && !opened.has(target)) opened.set(target, !target.open);
}, true);

/** A morph of several places at once. `old` are the elements that may go, `fresh` the new nodes. */
export class Morph {
  #ids = new Map(); // ids that are on both sides, with their element of the page
  #within = new Map(); // nodes, with how many such ids they have in them
  #pantry;
  #templates; // whether there are any: what is in them does not count for isEqualNode
  scripts = [];

  constructor(old, fresh) {
    const twice = new Set();
    const found = new Map();
    for (const root of old) for (const element of withIds(root)) {
      if (found.has(element.id)) twice.add(element.id);
      found.set(element.id, element);
    }
    const seen = new Set();
    const news = [];
    for (const root of fresh) {
      this.#templates ||= root.localName == "template" || root.querySelector("template");
      for (const element of withIds(root)) {
        const { id } = element;
        if (seen.has(id)) twice.add(id);
        seen.add(id);
        if (found.get(id)?.localName == element.localName) news.push(element);
      }
    }
    for (const element of news) {
      if (twice.has(element.id)) continue;
      this.#ids.set(element.id, found.get(element.id));
      this.#count(element);
      this.#count(found.get(element.id));
    }
  }

  #count(element) {
    for (let at = element; at; at = at.parentNode) this.#within.set(at, (this.#within.get(at) ?? 0) + 1);
  }

  // The element of the page that a new one is by its id.
  #known(fresh) {
    return fresh.nodeType == 1 && fresh.id ? this.#ids.get(fresh.id) : undefined;
  }

  /** An element gets the attributes of another, and what they say of its state. */
  attributes(old, fresh) {
    const kept = (fresh.getAttribute("data-preserve-attr") ?? "").split(" ");
    const changed = state(old, fresh, kept);
    // by name: objects for attributes take longer than the attributes
    for (const name of fresh.getAttributeNames()) {
      const value = fresh.getAttribute(name);
      if (!kept.includes(name) && name != "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    for (const name of old.getAttributeNames()) {
      if (!kept.includes(name) && name != "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
    }
    if (!kept.includes("open")) open(old, fresh);
    if (changed) {
      (old.localName == "option" ? old.closest("select") : old)?.dispatchEvent(new Event("datastar-prop-change", { bubbles: true }));
    }
  }

  /** One element becomes another of the same name. */
  element(old, fresh) {
    if (old.hasAttribute(IGNORE) && fresh.hasAttribute(IGNORE)) return;
    if (!this.#templates && old.localName != "template" && old.isEqualNode(fresh)) return;
    this.attributes(old, fresh);
    if (old.localName == "textarea") return;
    if (old.localName == "template") {
      if (old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
      return;
    }
    if (old.localName == "script" && old.textContent !== fresh.textContent) this.scripts.push(old);
    this.children(old, fresh, old.firstChild, null);
  }

  /** The children of an element from one up to another become those of a new one. */
  children(parent, fresh, from, end) {
    let at = from;
    for (let node = fresh.firstChild, next; node; node = next) {
      next = node.nextSibling;
      // a custom element may have moved it
      if (at && at.parentNode !== parent) at = end;
      const old = this.#match(parent, node, at, end);
      if (!old) {
        this.#insert(parent, node, at);
        continue;
      }
      while (at && at !== end && at !== old && !this.#within.has(at)) {
        const gone = at;
        at = at.nextSibling;
        gone.remove();
      }
      if (old === at) at = at.nextSibling;
      else move(parent, old, at);
      if (old.nodeType == 1) this.element(old, node);
      else if (old.data !== node.data) old.data = node.data;
    }
    while (at && at !== end && at.parentNode === parent) {
      const gone = at;
      at = at.nextSibling;
      if (this.#within.has(gone)) this.#store(gone);
      else gone.remove();
    }
  }

  // The node of the page that a new one becomes.
  #match(parent, node, at, end) {
    const known = this.#known(node);
    if (known) return known.contains(parent) ? undefined : known;
    if (this.#within.has(node)) {
      // it holds one that is known: the element around that one, where it stands here
      for (const inner of node.querySelectorAll("[id]")) {
        let old = this.#ids.get(inner.id);
        while (old && old.parentNode !== parent) old = old.parentNode;
        if (old && fits(old, node) && stands(old, at, end)) return old;
      }
    }
    let looked = 0;
    for (let old = at; old && old !== end && looked < 8; old = old.nextSibling, looked++) {
      if (fits(old, node) && !this.#within.has(old)) return old;
    }
  }

  #insert(parent, node, before) {
    if (this.#within.has(node)) {
      // its shell is new, but not all that is in it
      const shell = document.createElementNS(node.namespaceURI ?? HTML, node.localName);
      parent.insertBefore(shell, before);
      this.element(shell, node);
      return;
    }
    const made = document.importNode(node, true);
    parent.insertBefore(made, before);
    if (made.nodeType == 1) this.scripts.push(...scriptsIn(made));
  }

  // What is still wanted elsewhere waits in the page, where it loses nothing.
  #store(node) {
    if (!this.#pantry) {
      this.#pantry = document.createElement("div");
      this.#pantry.hidden = true;
      document.documentElement.append(this.#pantry);
    }
    move(this.#pantry, node, null);
  }

  /** To be called at the end. Gives the scripts that have come. */
  finish() {
    this.#pantry?.remove();
    return this.scripts;
  }
}

const withIds = (root) => [...(root.id && root.nodeType == 1 ? [root] : []), ...(root.querySelectorAll?.("[id]") ?? [])];

/** The scripts of an element, itself included. */
export const scriptsIn = (element) =>
  element.localName == "script" ? [element] : [...(element.querySelectorAll?.("script") ?? [])];

const fits = (old, fresh) => old.nodeType == fresh.nodeType &&
  (old.nodeType != 1 || old.localName == fresh.localName && old.namespaceURI == fresh.namespaceURI && (!old.id || old.id === fresh.id));

function stands(node, at, end) {
  for (; at && at !== end; at = at.nextSibling) if (at === node) return true;
  return false;
}

function move(parent, node, before) {
  if (node.nextSibling === before && node.parentNode === parent) return;
  if (parent.moveBefore && node.isConnected && parent.isConnected) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
}

// What a person can change. Gives whether anything did.
function state(old, fresh, kept) {
  const flag = (name) => {
    const wanted = fresh.hasAttribute(name);
    if (old.hasAttribute(name) == wanted || kept.includes(name)) return false;
    old[name] = wanted;
    return true;
  };
  switch (old.localName) {
    case "input": {
      let changed = false;
      const value = fresh.getAttribute("value");
      if (fresh.type != "file" && old.getAttribute("value") !== value && !kept.includes("value")) {
        old.value = value ?? "";
        changed = true;
      }
      return flag("checked") || changed;
    }
    case "textarea":
      if (old.defaultValue === fresh.defaultValue) return false;
      old.defaultValue = fresh.defaultValue;
      old.value = fresh.defaultValue;
      return true;
    case "option": return flag("selected");
  }
  return false;
}

function open(old, fresh) {
  const wanted = fresh.hasAttribute("open");
  const before = opened.has(old) ? opened.get(old) : old.hasAttribute("open");
  if (wanted == before) return;
  opened.set(old, wanted);
  old.toggleAttribute("open", wanted);
}
