// `datastar-patch-elements`: markup into the page, in one of the modes.
import { Morph, scriptsIn } from "./morph.js";
import { applyDifference } from "./whole.js";
import { inTransition } from "./transition.js";
import { unknown } from "../datastar/unknown.js";

const MODES = ["outer", "inner", "replace", "prepend", "append", "before", "after", "remove"];
const NAMESPACES = ["html", "svg", "mathml"];
const WRAPPERS = { svg: "svg", mathml: "math" };

const warn = (message, about) => console.warn(`hypertide: patch-elements: ${message}`, about);

/** Carries out a patch; `given` has the keys of the event. Gives a promise where it is made in a view transition. */
export function patchElements(given) {
  const { selector = "", mode = "outer", namespace = "html", elements } = given;
  const message = unknown("mode", mode, MODES) ?? unknown("namespace", namespace, NAMESPACES);
  if (message) return warn(message);
  if (!selector && mode != "outer" && mode != "replace") return warn(`the mode "${mode}" needs a selector`);
  const change = () => byDifference(selector, mode, namespace, elements ?? "") ||
    carryOut(selector, mode, parse(elements ?? "", WRAPPERS[namespace]));
  if (given.useViewTransition?.trim() != "true") return change();
  return inTransition(change, all(given.viewTransitionSelector)?.[0]);
}

// What fits a selector; nothing where it is none.
function all(selector) {
  try {
    return document.querySelectorAll(selector);
  } catch {
    return;
  }
}

// Markup that is sent whole, again and again. Gives whether it was carried out.
function byDifference(selector, mode, namespace, text) {
  if (mode != "outer" && mode != "inner" || namespace != "html" || text.length < 8192) return false;
  const target = whole(selector, text);
  if (!target || target.closest("[data-ignore-morph]")) return false;
  const found = applyDifference(target, text, mode == "inner");
  if (!found || found.done) return !!found;
  const fragment = parse(text);
  const alone = mode == "inner" || fragment.childElementCount == 1 && fragment.firstElementChild.localName == target.localName &&
    fragment.firstElementChild.id == target.id;
  if (alone) {
    apply(mode, target, fragment);
    found.applied();
  } else carryOut(selector, mode, fragment);
  return true;
}

// The one target of a patch, where there is one.
function whole(selector, text) {
  if (selector) {
    const targets = all(selector);
    return targets?.length == 1 ? targets[0] : undefined;
  }
  const [, id] = /^\s*<[a-z][a-z0-9]*\s(?:[^>]*?\s)?id=["']?([^\s"'>]+)/.exec(text.slice(0, 1000)) ?? [];
  return id && document.getElementById(id);
}

// Small markup is read in a <div> three times as fast as in a template, where it means the same in both. A document of its own
// takes long to make: not before it is needed.
let place;
const IN_TEMPLATE = /<(t[dhrbf]|c[ao]|h[te]|bo|fr)/i;

// The new nodes, in a fragment.
function parse(text, wrapper) {
  place ??= document.implementation.createHTMLDocument("").body;
  const fragment = place.ownerDocument.createDocumentFragment();
  if (!wrapper && text.length < 1000 && !IN_TEMPLATE.test(text)) {
    place.innerHTML = text;
    fragment.append(...place.childNodes);
    return fragment;
  }
  if (/<\/(html|head|body)>/i.test(text)) {
    const plain = text.replace(/<svg[\s>][\s\S]*?<\/svg>/gi, "");
    const whole = /<\/html>/i.test(plain), head = /<\/head>/i.test(plain), body = /<\/body>/i.test(plain);
    if (whole || head || body) {
      const parsed = new DOMParser().parseFromString(text, "text/html");
      if (whole) fragment.append(parsed.documentElement);
      else fragment.append(...[head && parsed.head, body && parsed.body].filter(Boolean));
      return fragment;
    }
  }
  const template = document.createElement("template");
  template.innerHTML = wrapper ? `<${wrapper}>${text}</${wrapper}>` : text;
  if (!wrapper) return template.content;
  fragment.append(...template.content.firstChild.childNodes);
  return fragment;
}

function carryOut(selector, mode, fragment) {
  if (!selector) {
    if (!fragment.firstElementChild) warn("there are no elements: data lines begin with `elements `");
    for (const fresh of [...fragment.children]) {
      const target = targetOf(fresh);
      if (target) apply(mode, target, fragment.firstChild === fresh && fragment.lastChild === fresh ? fragment : only(fresh));
      else warn(fresh.id ? `there is no element with the id "${fresh.id}"` : `<${fresh.localName}> has no id, and there is no selector`, fresh);
    }
    return;
  }
  const targets = all(selector);
  if (!targets) return warn(`"${selector}" is no selector`);
  if (!targets.length) return warn(`nothing fits the selector "${selector}"`);
  targets.forEach((target, n) => {
    apply(mode, target, n < targets.length - 1 ? fragment.cloneNode(true) : fragment);
  });
}

function targetOf(fresh) {
  switch (fresh.localName) {
    case "html": return document.documentElement;
    case "head": return document.head;
    case "body": return document.body;
  }
  return fresh.id ? document.getElementById(fresh.id) : null;
}

function only(element) {
  const fragment = document.createDocumentFragment();
  fragment.append(element);
  return fragment;
}

function apply(mode, target, fragment) {
  if (mode == "remove") return target.remove();
  if (mode != "outer" && mode != "inner") {
    const made = document.importNode(fragment, true);
    const scripts = scriptsIn(made);
    target[{ replace: "replaceWith" }[mode] ?? mode](made);
    return revive(scripts);
  }
  if (target.parentElement?.closest("[data-ignore-morph]")) return;
  const first = fragment.firstElementChild;
  // one for one: only what is in them can go elsewhere
  const same = mode == "outer" && first && first === fragment.firstChild && first === fragment.lastChild &&
    first.localName == target.localName && first.namespaceURI == target.namespaceURI && first.id === target.id;
  const morph = same ? new Morph(target.children, first.children) : new Morph([target], [fragment]);
  if (mode == "inner") morph.children(target, fragment, target.firstChild, null);
  else if (same || first && !target.parentElement) morph.element(target, first);
  else morph.children(target.parentNode, fragment, target, target.nextSibling);
  revive(morph.finish());
}

// Scripts that came as markup run when they are made anew; with the nonce of the runtime's own script, where it has one.
function revive(scripts) {
  for (const script of scripts) if (script.isConnected) {
    const made = document.createElement("script");
    for (const { name, value } of script.attributes) made.setAttribute(name, value);
    run(made, script.textContent, () => script.replaceWith(made));
  }
}

/** The nonce of the runtime's script tag. */
export const nonce = () => document.querySelector("script[src*='hypertide'][nonce], script[nonce]")?.nonce;

/** Runs a new script, where the page's policy allows it. */
export function run(script, text, insert) {
  const given = nonce();
  if (given) script.nonce = given;
  script.textContent = text;
  const blocked = (event) => {
    if (event.effectiveDirective.startsWith("script-src")) {
      console.warn("hypertide: the page's Content-Security-Policy blocks a script of a patch; give hypertide's script tag the nonce", event);
    }
  };
  document.addEventListener("securitypolicyviolation", blocked);
  insert();
  setTimeout(() => document.removeEventListener("securitypolicyviolation", blocked));
}
