// What features do when they are installed, and when what they wait for happens.
import { quote } from "../../../grammar/src/diagnostic.js";
import { script } from "../command/js.js";
import { datastar } from "../datastar/hook.js";
import { cssOf } from "../expression/selector.js";
import { each, of } from "../expression/values.js";
import { keep, subject } from "../page/page.js";
import { describe, failed, observed, trigger } from "../page/events.js";
import { declare as declareSource, remove } from "../source/source.js";
import { commandsOf, Compiler, valueOf } from "../vm/compiler.js";
import * as op from "../vm/machine.js";
import { context, report, start } from "../vm/machine.js";

/** Installs features that `text` declares. */
export function install(holder, text, features) {
  for (const feature of features) {
    // It is compiled when it first runs.
    kinds[feature.form]({ holder, me: subject(holder), text, feature, bodies: undefined }, feature);
  }
}

// The bodies of a feature.
function compiled(place) {
  const { feature } = place;
  if (feature) {
    place.bodies = (bodies[feature.form] ?? commands)(feature, place);
    place.feature = undefined;
  }
  return place.bodies;
}
const commands = (feature, place) => [commandsOf(feature.form == "Init" ? feature.nodes[0] : feature, place)];

// Names declared for the body are global ones.
const isGlobal = (me) => me === document.body;

// Gives a name to something: a global one, or one of the element.
function declare({ me }, path, value) {
  let root = isGlobal(me) ? globalThis : of(me).features ??= Object.create(null);
  const names = path.split(".");
  const last = names.pop();
  for (const name of names) root = root[name] ??= {};
  root[last] = value;
}

// Runs the commands; `done` is called when they have ended, well or not.
function run(context, done) {
  const thrown = (error) => {
    done?.();
    report(context, error, true);
  };
  try {
    const value = start(context);
    if (value?.then) value.then(done, thrown);
    else done?.();
  } catch (error) {
    thrown(error);
  }
}

// init, set
function init(place, { form, detail }) {
  const { me } = place;
  const immediately = form == "Init" && detail;
  const begin = () => run(context(compiled(place)[0], me, me));
  if (immediately) begin();
  else queueMicrotask(begin);
}

// js
function js({ me, text, start }, { text: source, nodes }) {
  try {
    Object.assign(globalThis, script([], `${source}\nreturn {${nodes.map(({ text }) => text)}}`, []));
  } catch (error) {
    failed(me, error, quote(text, describe(me), start, start + 2));
  }
}

// when … changes
function when(place, { nodes }) {
  const { holder, me } = place;
  const last = nodes.length - 1;
  for (let n = 0; n < last; n++) {
    let value, known = null, waiting, stop;
    // Once, for all that was written in one go.
    const changed = () => {
      waiting = false;
      if (Object.is(value, known) || !me.isConnected) return;
      known = value;
      run(context(compiled(place)[last], me, me, undefined, value));
    };
    const look = () => {
      const call = context(compiled(place)[n], me, me);
      try {
        value = start(call) ?? null;
      } catch (error) {
        return report(call, error, true);
      }
      if (!waiting) queueMicrotask(changed);
      waiting = true;
    };
    keep(holder, () => { stop = datastar.effect(look); }, () => stop());
  }
}
const watched = ({ nodes }, place) => [...nodes.slice(0, -1).map((node) => valueOf(node, place)), commandsOf(nodes.at(-1), place)];

// def
function def(place, { text }) {
  const { me } = place;
  declare(place, text, (...given) => {
    const [body] = compiled(place);
    const call = context(body, me, me);
    body.more.forEach((name, n) => { call.locals[name] = given[n]; });
    return start(call);
  });
}
function defined({ nodes: [parameters, body] }, place) {
  const c = new Compiler();
  c.more = parameters.nodes.map(({ text }) => text);
  return [c.body(body, place)];
}

// on
const EVERY = 128;
const LAST = 0, FIRST = 2, NONE = 3;

function on(place, { detail, nodes }) {
  // `queue` says what becomes of events that happen during a run.
  const listener = { place, queue: detail, running: false, waiting: [] };
  nodes.slice(0, -1).forEach((event, n) => hear(listener, n, event));
}

// What is done first for each event: arguments become variables; false where the event is not meant. Then the commands.
function heard({ nodes }, place) {
  const c = new Compiler();
  for (const { nodes: [names, filter, , , , , within] } of nodes.slice(0, -1)) {
    c.more.push(c.here);
    for (const { text } of names.nodes) {
      c.emit(op.ofEvent, text);
      c.emit(op.setLocal, text);
    }
    const others = [];
    if (filter) {
      c.filtering = true;
      c.node(filter);
      c.filtering = false;
      others.push(c.jump(op.jumpUnless));
    }
    if (within) {
      const css = cssOf(within);
      c.emit(op.event);
      c.call((event) => event.target?.closest?.(css), 1);
      c.emit(op.duplicate);
      c.emit(op.setResult);
      others.push(c.jump(op.jumpUnless));
    }
    for (const meant of [true, false]) {
      c.constant(meant);
      c.emit(op.end);
      if (meant) for (const other of others) c.land(other);
    }
  }
  return [c.body(nodes.at(-1), place)];
}

function respond(listener, happening) {
  const { queue, running, waiting } = listener;
  if (running && queue != EVERY) {
    if (queue == LAST) waiting.length = 0;
    if (queue != NONE && (queue != FIRST || !waiting.length)) waiting.push(happening);
    return;
  }
  listener.running = true;
  run(happening, () => {
    listener.running = false;
    const next = waiting.shift();
    if (next) setTimeout(respond, 1, listener, next);
  });
}

// The value of a node of the whole text.
function value(node, { me, text }) {
  if (!node) return;
  const call = context(valueOf(node, { me, text }), me, me);
  try {
    return start(call);
  } catch (error) {
    report(call, error, true);
  }
}

// The options of what is observed.
const ATTRIBUTES = 1, CHILD_LIST = 2, SUBTREE = 4, CHARACTER_DATA = 8;
function options({ form, detail, nodes }, place) {
  if (form == "Intersection") {
    const [root, margin, threshold] = nodes.map((node) => value(node, place));
    return { root: root ?? null, rootMargin: margin ?? "0px", threshold: threshold ?? 0 };
  }
  const filtered = nodes.length > 0;
  // Nothing was named: attributes, text and children, but not the subtree.
  const which = detail || filtered ? detail | (filtered && ATTRIBUTES) : ATTRIBUTES | CHARACTER_DATA | CHILD_LIST;
  const attributes = !!(which & ATTRIBUTES), characterData = !!(which & CHARACTER_DATA);
  return {
    attributes, attributeOldValue: attributes, characterData, characterDataOldValue: characterData,
    childList: !!(which & CHILD_LIST), subtree: !!(which & SUBTREE),
    ...filtered && { attributeFilter: nodes.map(({ text }) => text) },
  };
}

const milliseconds = (time) => time ? time.text * (time.detail ? 1000 : 1) : undefined;

// Listens for the `nth` event of a listener.
function hear(listener, nth, { detail: elsewhere, text: name, nodes }) {
  const { place } = listener;
  const { holder, me } = place;
  const [, , first, last, observe, from] = nodes;
  const [debounced, throttled] = nodes.slice(7).map(milliseconds);
  let seen = 0, timer, before = -Infinity;
  const heard = (event, target) => {
    if (elsewhere && me.contains(event.target)) return;
    const [body] = compiled(place);
    const happening = context(body, me, me, event, from ? target : undefined);
    try {
      if (!start(happening, body.more[nth])) return;
    } catch (error) {
      return report(happening, error, true);
    }
    seen++;
    if (first && (seen < first.text || last && seen > last.text)) return;
    if (debounced) {
      clearTimeout(timer);
      timer = setTimeout(() => { if (me.isConnected) respond(listener, happening); }, debounced);
      return;
    }
    if (throttled) {
      const now = Date.now();
      if (now < before + throttled) return;
      before = now;
    }
    respond(listener, happening);
  };
  const attach = (target) => {
    if (target == null) {
      console.warn(`hypertide: "on ${name}" is ignored, because its target does not exist:`, me);
      return;
    }
    const inside = target === holder;
    const notice = (detail) => trigger(target, type, detail);
    const observing = (observer, options) => keep(holder, () => observer.observe(target, options), () => observer.disconnect(), inside);
    const kind = observe && name;
    const wanted = observe && options(observe, place);
    let type = "hyperscript:" + name;
    if (kind == "mutation") {
      observed.mutations = true;
      const observer = new MutationObserver((mutationList) => notice({ mutationList, observer }));
      observing(observer, wanted);
    } else if (kind == "intersection") {
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) notice({ observer, entry, intersecting: entry.isIntersecting });
      }, wanted);
      observing(observer);
    } else if (kind == "resize" && target instanceof Element) {
      observing(new ResizeObserver((entries) => {
        for (const entry of entries) {
          const { contentRect } = entry;
          notice({ width: contentRect.width, height: contentRect.height, contentRect, entry });
        }
      }));
    } else type = name;
    const listening = (event) => { if (inside || me.isConnected) heard(event, target); };
    if (debounced) keep(holder, () => {}, () => clearTimeout(timer));
    keep(holder, () => (target.addEventListener ?? target.on).call(target, type, listening),
      () => target.removeEventListener?.(type, listening), inside);
  };
  each(elsewhere ? document : from ? value(from, place) : me, (target) => {
    try {
      attach(target);
    } catch (error) {
      // A target that is none, or options that an observer does not take.
      failed(me, error);
    }
  });
}

// eventsource
const CREDENTIALS = 1, PATCHES = 2, NATIVE = 4;
// The nodes of a declaration: what is evaluated for each connection, the other options, the handlers.
const EVALUATED = 3, HANDLERS = 7;

function eventsource(place, { detail, start, end, text, nodes }) {
  const source = place.text.slice(start, end);
  const owner = isGlobal(place.me) ? undefined : place.me;
  const begun = (nth, me, event, it) => context(compiled(place)[nth], me, owner ?? me, event, it);
  const [url, headers, body] = nodes.slice(0, EVALUATED).map((node, n) =>
    !node ? undefined : node.form == "String" ? () => node.text : (me) => handle(begun(n, me)));
  const [method, timeout, retry, longest, ...handlers] = nodes.slice(EVALUATED);
  const usesEvent = /event|target|detail|sender|halt/.test(source.slice("eventsource".length));
  const declaration = {
    name: text, text: source, owner, url, headers, body,
    credentials: !!(detail & CREDENTIALS), patches: !!(detail & PATCHES), native: !!(detail & NATIVE),
    method: method?.text, timeout: milliseconds(timeout), retry: milliseconds(retry), longest: milliseconds(longest),
    prepare() {
      try {
        compiled(place);
      } catch {
        // Said when a handler runs: the connection has no part in it.
      }
    },
    handlers: handlers.map(({ nodes: [patterns, encoding] }, n) => ({
      patterns: patterns.nodes.map(({ text }) => text),
      encoding: encoding ? /^(json|string)$/i.test(encoding.text) ? encoding.text.toLowerCase() : encoding.text : undefined,
      usesEvent,
      run: (me, it, event) => handle(begun(HANDLERS + n, me, event, it)),
    })),
  };
  let object;
  keep(place.holder, () => {
    object = declareSource(declaration);
    declare(place, text, object);
  }, () => remove(object));
}
const sourced = ({ nodes }, place) => nodes.map((node, n) => n < EVALUATED ? node && valueOf(node, place)
  : n >= HANDLERS && new Compiler().body(node.nodes[2], place));

// Runs a handler, or works out an address. Throws what that throws, at once or later, once it is said with its place.
function handle(call) {
  const told = (error) => {
    report(call, error, false);
    throw error;
  };
  try {
    const value = start(call);
    return value?.then ? value.then(undefined, told) : value;
  } catch (error) {
    told(error);
  }
}

// How each feature is installed, and the bodies of those that have more than commands.
const kinds = { Def: def, EventSource: eventsource, Init: init, Js: js, On: on, Set: init, SetAll: init, When: when };
const bodies = { Def: defined, EventSource: sourced, On: heard, When: watched };
