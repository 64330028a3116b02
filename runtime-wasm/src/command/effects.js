// What commands do, one function each; `effects` below is in the order of `enum Effect`.
import { convert, each, iterates, needed, of } from "../expression/values.js";
import { config, observed, trigger } from "../page/events.js";
import { process } from "../page/page.js";
import { stream } from "./stream.js";

// Once for each target. With `conditions` it is a list of targets: those whose condition does not hold get the
// opposite, and the others are the result.
const forEach = (targets, conditions, act, opposite) => {
  if (!conditions) return each(needed(targets), act);
  return targets.filter((target, n) => {
    (conditions[n] ? act : opposite)(target);
    return conditions[n];
  });
};

// set
const setProperty = (root, value, name) => each(needed(root), (one) => { one[name] = value; });
const writeAttribute = (element, name, value) => value == null ? element.removeAttribute(name) : element.setAttribute(name, value);
const setAttribute = (root, value, name) => each(needed(root), (one) => writeAttribute(one, name, value));
const setStyle = (root, value, name) => each(needed(root), (one) => { one.style[name] = value; });
const setIndex = (root, at, value) => { needed(root)[at] = value; };
const setAll = (object, target) => { Object.assign(needed(target), object); };
const replace = (targets, value) => {
  if (targets != null) each([...iterates(targets) ? targets : [targets]], (one) => {
    const parent = one.parentElement;
    one.replaceWith(value instanceof Node ? value.cloneNode(true) : convert(value, "Fragment"));
    if (parent) process(parent);
  });
};

// put
const plain = (value) => typeof value == "number" || (typeof value == "string" && !/[<&\r\0]/.test(value));
// Replaces what is in an element or the document; false where the target is something else.
const fill = (value, target) => {
  if (!(target instanceof Element || target instanceof Document)) return false;
  if (plain(value) && target instanceof Element) {
    // Writing into the text that is there costs a tenth of replacing it; `on mutation` tells one from the other.
    const text = target.firstChild;
    if (text?.nodeType == 3 && !text.nextSibling && value !== "" && !observed.mutations) text.data = value;
    else target.textContent = value;
  } else {
    while (target.firstChild) target.firstChild.remove();
    target.append(convert(value, "Fragment"));
    process(target);
  }
  return true;
};
const putInto = (target, value) => each(needed(target), (one) => { fill(value, one); });
const putBeside = (target, value, place) => {
  if (Array.isArray(needed(target))) target[place == "prepend" ? "unshift" : "push"](value);
  else each(target, (one) => {
    one[place](value instanceof Node ? value : convert(value, "Fragment"));
    process(one.parentElement ?? one);
  });
};

// append; false where the target has to be assigned to
const append = (target, value) => {
  if (Array.isArray(target)) target.push(value);
  else if (target instanceof Set) target.add(value);
  else if (target instanceof Element) {
    if (value instanceof Element) target.append(value);
    else target.insertAdjacentHTML("beforeend", value);
    process(target);
  } else return false;
  return true;
};
const joined = (target, value) => (target || "") + value;
const cannotAppend = () => { throw new Error("Unable to append a value!"); };

// add, remove, toggle
const classed = (element, names, way) => { if (element.classList) for (const name of names) element.classList[way](name); };
const addClasses = (targets, conditions, names) =>
  forEach(targets, conditions, (one) => classed(one, names, "add"), (one) => classed(one, names, "remove"));
const removeClasses = (targets, conditions, names) =>
  forEach(targets, conditions, (one) => classed(one, names, "remove"), (one) => classed(one, names, "add"));
const addAttribute = (targets, conditions, name, value) =>
  forEach(targets, conditions, (one) => one.setAttribute(name, value), (one) => one.removeAttribute(name));
const removeAttribute = (targets, conditions, name, value) =>
  forEach(targets, conditions, (one) => one.removeAttribute(name), (one) => one.setAttribute(name, value));
const unstyle = (css) => (one) => css.split(";").forEach((rule) => {
  const name = rule.split(":")[0].trim();
  if (name) one.style.removeProperty(name);
});
const addStyles = (targets, conditions, css) => forEach(targets, conditions, (one) => { one.style.cssText += css; }, unstyle(css));
const removeStyles = (targets, conditions, css) => forEach(targets, undefined, unstyle(css));
const addValue = (target, conditions, value) => {
  if (Array.isArray(needed(target))) target.push(value);
  else if (target instanceof Set) target.add(value);
  else throw new Error(target instanceof Map ? "Use 'set myMap[key] to value' for Maps" : "Cannot add to " + typeof target);
};
const removeValue = (value, from) => {
  needed(value);
  if (Array.isArray(from)) {
    const at = from.indexOf(value);
    if (at >= 0) from.splice(at, 1);
  } else if (from instanceof Set || from instanceof Map) from.delete(value);
  else each(value, (one) => {
    if (one.parentElement && (from == null || from.contains(one))) one.remove();
  });
};
// `remove x.y`: where x.y is no node, the property goes
const isNode = (value) => value instanceof Node || value instanceof NodeList || value instanceof HTMLCollection;
const removeProperty = (root, name) => each(needed(root), (one) => { delete one[name]; });
const removeStyle = (root, name) => each(needed(root), (one) => { one.style.removeProperty(name); });
const removeIndex = (root, at) => {
  if (Array.isArray(needed(root))) root.splice(at, 1);
  else delete root[at];
};
const toggleClasses = (targets, names) => forEach(targets, undefined, (one) => classed(one, names, "toggle"));
const toggleBetween = (targets, first, second) => forEach(targets, undefined, ({ classList }) => {
  const [out, into] = classList.contains(first) ? [first, second] : [second, first];
  classList.remove(out);
  classList.add(into);
});
const toggleAttribute = (targets, name, value) => forEach(targets, undefined, (one) =>
  one.hasAttribute(name) ? one.removeAttribute(name) : one.setAttribute(name, value));
const toggleAttributes = (targets, [first, is], [second, other]) => forEach(targets, undefined, (one) => {
  if (one.hasAttribute(first) && one.getAttribute(first) === is) {
    one.removeAttribute(first);
    one.setAttribute(second, other);
  } else {
    one.removeAttribute(second);
    one.setAttribute(first, is);
  }
});
const following = (values, current) => values[(values.findIndex((value) => value == current) + 1) % values.length];
const toggleStyle = (targets, name, values) => each(targets, (one) => {
  one.style[name] = following(values, one.style[name] || getComputedStyle(one)[name]);
});

// show, hide
const property = (name, hidden, shown) => (way, element, value) => {
  if (way == "toggle") way = getComputedStyle(element)[name] == hidden ? "show" : "hide";
  element.style[name] = value || (way == "hide" ? hidden : shown);
};
const strategies = {
  display(way, element, value) {
    const { style } = element;
    if (!value && element instanceof HTMLDialogElement) {
      if (way == "toggle") way = element.open ? "hide" : "show";
      if (way == "hide") element.close();
      else if (!element.open) element.show();
      return;
    }
    if (way == "toggle") way = getComputedStyle(element).display == "none" ? "show" : "hide";
    const about = of(element);
    if (value) style.display = value;
    else if (way == "hide") {
      about.display ??= style.display;
      style.display = "none";
    } else if (about.display && about.display != "none") style.display = about.display;
    else style.removeProperty("display");
  },
  visibility: property("visibility", "hidden", "visible"),
  opacity: property("opacity", "0", "1"),
  hidden(way, element) {
    element.toggleAttribute("hidden", way == "toggle" ? undefined : way == "hide");
  },
};
const opposite = { show: "hide", hide: "show" };
const display = (targets, conditions, way, strategy, value) => {
  strategy ??= config.defaultHideShowStrategy ?? "display";
  const act = config.hideShowStrategies[strategy] ?? strategies[strategy];
  if (!act) throw new Error("Unknown show/hide strategy : " + strategy);
  return forEach(targets, conditions, (one) => act(way, one, value), (one) => act(opposite[way], one));
};

// log, send, halt
const log = (values, logger) => { (logger ?? console.log)(...values); };
const send = (targets, name, detail, sender) => { each(needed(targets), (one) => { trigger(one, name, detail, sender); }); };
const halt = (event, bubbling, standard) => {
  if (bubbling) event?.stopPropagation();
  if (standard) event?.preventDefault();
};

// wait
const sleep = (milliseconds) => new Promise((wake) => { setTimeout(wake, milliseconds); });
// The first of `any` (names of events, and times): its number and the event, or the time.
const waitFor = (target, any) => {
  if (!(target instanceof EventTarget)) throw new Error("Not a valid event target: " + target);
  return new Promise((wake) => any.forEach((one, n) => {
    const woken = (what) => wake([n, what]);
    if (typeof one == "string") target.addEventListener(one, woken, { once: true });
    else setTimeout(woken, one, one);
  }));
};
const argument = (event, name) => event[name] || (event.detail ? event.detail[name] : null);
// Whether an event has happened since.
const watch = (target, name) => {
  const seen = { happened: false };
  target.addEventListener(name, () => { seen.happened = true; }, { once: true });
  return seen;
};

// fetch
const fetched = (me, url, options, conversion, throws) => {
  const detail = { ...options, sender: me, conversion, headers: options?.headers ?? {} };
  if (conversion == "Stream") detail.headers.Accept = "text/event-stream";
  const abort = new AbortController();
  const aborted = () => abort.abort();
  const tell = (name, about) => trigger(me, name, about);
  me.addEventListener("fetch:abort", aborted, { once: true });
  detail.signal = abort.signal;
  tell("hyperscript:beforeFetch", detail);
  tell("fetch:beforeRequest", detail);
  const timer = detail.timeout && setTimeout(aborted, detail.timeout);
  const read = async () => {
    const about = { response: await fetch(url, detail) };
    tell("fetch:afterResponse", about);
    const { response } = about;
    const { status } = response;
    if (throws && config.fetchThrowsOn.some((pattern) => pattern.test(status))) {
      throw Object.assign(new Error(`fetch failed: ${status} ${response.statusText} (${url})`), { response, status });
    }
    const result = conversion == "response" ? response
      : conversion == "Stream" ? stream(response, me)
      : conversion == "json" ? await response.json()
      : conversion == "text" ? await response.text()
      : convert(await response.text(), conversion == "html" ? "Fragment" : conversion);
    clearTimeout(timer);
    tell("fetch:afterRequest", { result });
    return result;
  };
  return read().catch((reason) => {
    tell("fetch:error", { reason });
    throw reason;
  }).finally(() => me.removeEventListener("fetch:abort", aborted));
};

// js
const scripts = new Map();
const script = (names, source, values) => {
  const key = names + "\n" + source;
  let made = scripts.get(key);
  if (!made) {
    try {
      made = new Function(...names, source);
    } catch (error) {
      if (!(error instanceof EvalError)) throw error;
      throw new EvalError("`js` needs 'unsafe-eval' in the page's Content-Security-Policy: " + error.message);
    }
    scripts.set(key, made);
  }
  return made.apply(globalThis, values);
};

export const effects = [
  setProperty, setAttribute, setStyle, setIndex, setAll, replace, fill, putInto, putBeside, append, joined, cannotAppend,
  addClasses, removeClasses, addAttribute, removeAttribute, addStyles, removeStyles, addValue, removeValue, isNode,
  removeProperty, removeStyle, removeIndex, toggleClasses, toggleBetween, toggleAttribute, toggleAttributes, following,
  toggleStyle, display, log, send, halt, sleep, waitFor, argument, watch, fetched, script,
];
