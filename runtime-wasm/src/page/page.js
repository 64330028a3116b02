// Where declarations stand in the page: found, started, and undone with their elements.
import { parse } from "../../../grammar/src/hyperscript/hyperscript.js";
import { forget, of, peek } from "../expression/values.js";
import { install } from "../feature/features.js";
import { datastar } from "../datastar/hook.js";
import { config, configure, describe, failed, isScript, reject, trigger } from "./events.js";

let attributes, selector;

function textOf(element) {
  for (const name of attributes) {
    const text = element.getAttribute(name);
    if (text != null) return text;
  }
  return isScript(element) ? element.textContent : null;
}

// Whom the declarations of an element are about.
export const subject = (element) => isScript(element) ? document.body : element;

let loading = [];

function start(element) {
  const about = peek(element);
  const text = about?.text;
  if (isScript(element) && element.src) {
    if (about?.source != element.src) load(element);
    else if (about.away) back(element);
    return;
  }
  const found = textOf(element);
  if (found === text) {
    if (about?.away) back(element);
    return;
  }
  if (text != null) end(element);
  if (found && !element.closest(config.disableSelector)) begin(element, found);
}

// What texts declare that start together: the same text is read once for all its elements.
const known = new Map();
function declared(text) {
  if (!known.has(text)) known.set(text, parse(text));
  return known.get(text);
}

// What `config` says of where declarations stand.
function look() {
  attributes = config.attributes.split(/[\s,]+/);
  selector = attributes.map((name) => `[${name}],`).join("") + "script[type='text/hyperscript']";
}

/** Reads what the page declares, so that less is to be done once it can start. */
export function prepare() {
  look();
  for (const element of document.querySelectorAll(selector)) declared(textOf(element) ?? "");
}

function begin(element, text) {
  of(element).text = text;
  try {
    let [features, problems] = declared(text);
    if (problems.length) [, problems] = parse(text, describe(element));
    for (const problem of problems) reject(element, ...problem);
    // In an attribute, as in hyperscript, one feature that does not parse disables the others; the declarations of a script
    // stand each for itself.
    if (!problems.length || isScript(element)) install(element, text, features);
    if (!problems.length) loading.push(element);
  } catch (error) {
    // Such as what the target of an `on … from` throws: the other elements start all the same.
    failed(element, error);
  }
}

// A script in a file. Those that are there at the start run before everything else.
async function load(element) {
  const { src } = element;
  of(element).source = src;
  try {
    const response = await fetch(src);
    if (!response.ok) throw new Error(`${src} answered ${response.status}`);
    const text = await response.text();
    if (peek(element)?.source == src && !element.closest(config.disableSelector)) {
      if (peek(element).text != null) end(element);
      of(element).source = src;
      begin(element, text);
      loaded();
    }
  } catch (error) {
    const message = `hypertide: a script did not load: ${error.message}`;
    console.error(message, element);
    trigger(element, "hypertide:error", { reason: "load", message, error });
  }
}

// Tells elements that what they declare has started.
function loaded() {
  const elements = loading;
  loading = [];
  known.clear();
  if (elements.length) setTimeout(() => {
    for (const element of elements) trigger(subject(element), "load", { hyperscript: true });
  }, 1);
}

/** Starts what `root` and the elements in it declare, where that has not happened yet. */
export function process(root) {
  processDeclarations(root);
  datastar.process(root);
}

function processDeclarations(root) {
  const elements = [...root.querySelectorAll?.(selector) ?? []];
  if (root.matches?.(selector)) elements.unshift(root);
  elements.forEach(start);
  loaded();
}

// Runs when the element is gone for good, or has another text now.
function end(element) {
  const about = peek(element);
  for (const { stop } of about.undo ?? []) stop();
  forget(element);
}

// An element that has left the page lets go of everything outside of itself, and takes it up again when it is back.
function away(element) {
  const about = peek(element);
  if (!about || about.away) return;
  about.away = true;
  for (const { stop, inside } of about.undo ?? []) if (!inside) stop();
}
function back(element) {
  const about = peek(element);
  about.away = false;
  for (const { start, inside } of about.undo ?? []) if (!inside) start();
}

// Keeps two functions with an element: what takes something up, which is done now, and what lets go of it.
export function keep(holder, start, stop, inside) {
  (of(holder).undo ??= []).push({ start, stop, inside });
  start();
}

/** Finds declarations from now on. Gives a promise for when those that are there have started. */
export async function watch(given) {
  configure(given);
  look();
  if (document.readyState == "loading") {
    await new Promise((ready) => document.addEventListener("DOMContentLoaded", ready, { once: true }));
  }
  await Promise.all([...document.querySelectorAll("script[type='text/hyperscript'][src]")].map(load));
  processDeclarations(document);
  datastar.start();
  new MutationObserver((records) => {
    const gone = [];
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type == "attributes") {
        if (target.isConnected) start(target);
      } else {
        for (const node of addedNodes) if (node.nodeType == 1 && node.isConnected) processDeclarations(node);
        for (const node of removedNodes) if (node.nodeType == 1) gone.push(node);
      }
    }
    loaded();
    // Behind what was added: an element that was only moved is there again, and a declaration that comes again keeps
    // what the one that goes has started.
    for (const node of gone) if (!node.isConnected) {
      away(node);
      node.querySelectorAll(selector).forEach(away);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: attributes });
}
