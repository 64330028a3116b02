// What features do when they are installed, and when what they wait for happens.
import { each, of } from "../expression/values.js";
import { keep, subject } from "../page/page.js";
import { failed, observed, trigger } from "../page/events.js";
import { ask, COMPILE, context, DECLARE, REMOVE, report, start } from "../vm/machine.js";

// A feature's text: `part` of the text that `holder` declares, which is parsed again and compiled when it first runs.
// `start` is where it starts in bytes, `from` and `to` are what a string counts in.
export function place(holder, text, from, to, start) {
  return { holder, me: subject(holder), text, part: text.slice(from, to), start, bodies: undefined };
}
// The text as a whole, for what is compiled at once.
export const located = (body, { me, text }) => {
  body.place = { me, text, part: text, start: 0 };
  return body;
};
function compiled(place) {
  if (!place.bodies) {
    place.bodies = ask(COMPILE, place.part);
    for (const body of place.bodies) body.place = place;
  }
  return place.bodies;
}

// Names declared for the body are global ones.
const isGlobal = (me) => me === document.body;

// Gives a name to something: a global one, or one of the element.
export function declare({ me }, path, value) {
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

// init, set, js
export function init(place, body, immediately) {
  const { me } = place;
  const begin = () => run(context(body ?? compiled(place)[0], me, me));
  if (immediately) begin();
  else queueMicrotask(begin);
}

// def
export function def(place, name) {
  const { me } = place;
  declare(place, name, (...given) => {
    const [body] = compiled(place);
    const call = context(body, me, me);
    body.more.forEach((name, n) => { call.locals[body.constants[name]] = given[n]; });
    return start(call);
  });
}

// on
export const on = (place, every, queue) => ({ place, every, queue, running: false, waiting: [] });

function respond(listener, happening) {
  const { every, queue, running, waiting } = listener;
  if (running && !every) {
    if (queue == "last") waiting.length = 0;
    if (queue != "none" && (queue != "first" || !waiting.length)) waiting.push(happening);
    return;
  }
  listener.running = true;
  run(happening, () => {
    listener.running = false;
    const next = waiting.shift();
    if (next) setTimeout(respond, 1, listener, next);
  });
}

function value(body) {
  if (!body) return;
  const { me } = body.place;
  const call = context(body, me, me);
  try {
    return start(call);
  } catch (error) {
    report(call, error, true);
  }
}

// Listens for the `nth` event of a listener. `from`, `root` and the like are bodies that give them.
export function hear(listener, nth, name, elsewhere, from, kind, options, first, last, debounced, throttled) {
  const { place } = listener;
  const { holder, me } = place;
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
    if (first && (seen < first || seen > last)) return;
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
    const wanted = value(options);
    let type = "hyperscript:" + kind;
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
  each(elsewhere ? document : from ? value(from) : me, (target) => {
    try {
      attach(target);
    } catch (error) {
      // A target that is none, or options that an observer does not take.
      failed(me, error);
    }
  });
}

// eventsource
export const owner = ({ me }) => isGlobal(me) ? undefined : me;

// Keeps a source that the runtime has declared, and gives it its name.
export function source(place, name, object, index) {
  declare(place, name, object);
  if (index == null) return;
  keep(place.holder, () => { index ??= ask(DECLARE, place.part, place); }, () => {
    ask(REMOVE, undefined, undefined, index);
    index = undefined;
  });
}

// What the `nth` of a declaration's bodies gives, with the source as `me`.
export const supply = (place, nth, me) => start(context(compiled(place)[nth], me, owner(place) ?? me));

// Runs the `nth` handler. Throws what it throws; what it throws later, `failed` gets.
export function handle(place, nth, me, it, event) {
  const call = context(compiled(place)[nth], me, owner(place) ?? me, event, it);
  const told = (error) => {
    report(call, error, false);
    throw error;
  };
  try {
    const value = start(call);
    if (value?.then) return value.then(() => {}, told);
  } catch (error) {
    told(error);
  }
}
export const otherwise = (promise, failed) => { promise.catch((error) => failed(0, error, undefined, 0, 0)); };
