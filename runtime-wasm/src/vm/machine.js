// The virtual machine: runs the instructions that a text was compiled to.
//
// A run is synchronous until an instruction gives a promise. Then it is parked, and goes on when that is settled.
import { Missing, Names, own, peek } from "../expression/values.js";
import { describe, failed } from "../page/events.js";
import { quote } from "../../../grammar/src/diagnostic.js";
import { read, write } from "../signals/signals.js";

// A body is its `code`: instructions, each with what it does, what that is given, and the node it comes from. `main` is where the
// commands start; `caught` the name for what is caught; `atCatch` and `atFinally` where these start, or 0. `more`: for an
// `on`, where what is done first for each event starts; for a `def`, the names of its parameters. `place` is where its text
// stands. In a `plain` one a promise is a value like others.

/** What the parts of a run share: its commands, its blocks, `catch` and `finally`. */
export const context = (body, me, owner, event, result) =>
  ({ body, me, owner, event, result, you: undefined, tested: undefined, locals: new Names() });

// What an instruction gives that leaves nothing on the stack.
const NOTHING = {};

export const constant = (_, value) => value;

/** Calls a function with so many of the last values. */
export const apply = ({ stack }, act, count) => {
  const at = stack.length - count;
  const a = stack[at], b = stack[at + 1], c = stack[at + 2], d = stack[at + 3], e = stack[at + 4];
  stack.length = at;
  return act(a, b, c, d, e);
};

export const me = ({ context }) => context.me;
/** Whose names are looked up: mostly `me`. */
export const owner = ({ context }) => context.owner;
/** What a command without a target is about. */
export const implied = ({ context }) => context.you || context.me;
export const you = ({ context }) => context.you;
export const setYou = ({ context, stack }) => {
  context.you = stack.pop();
  return NOTHING;
};
/** What is being tested by `where` and the like, else the result. */
export const it = ({ context }) => context.tested ?? context.result;
export const result = ({ context }) => context.result;
export const setResult = ({ context, stack }) => {
  context.result = stack.pop();
  return NOTHING;
};
export const event = ({ context }) => context.event;
export const body = () => document.body;

/** A variable: of the run, else declared around it, of the element, of the page. */
export const name = (run, word) => {
  let value = local(run, word);
  if (value !== undefined) return value;
  const { owner } = run.context;
  for (let at = owner; at; at = at.parentElement) value = peek(at)?.features?.[word] ?? value;
  if (value === undefined) value = peek(owner)?.scope?.[word];
  return value === undefined ? globalThis[word] : value;
};
/** A property of an event, or of its detail. */
export const ofEvent = ({ context: { event } }, word) => {
  const value = event[word];
  return value === undefined && event.detail ? event.detail[word] : value;
};
export const filterName = (run, word) => {
  const value = ofEvent(run, word);
  return value === undefined ? name(run, word) : value;
};
/** Writes a variable that has no mark: the element's own where it has one of that name, else the run's. */
export const setName = (run, word) => {
  const { context: { owner }, stack } = run;
  if (local(run, word) === undefined && own(owner, word, stack.at(-1))) stack.pop();
  else setLocal(run, word);
  return NOTHING;
};
export const local = ({ context: { locals } }, word) => locals[word];
export const setLocal = ({ context: { locals }, stack }, word) => {
  locals[word] = stack.pop();
  return NOTHING;
};
export const global = (_, word) => read(word);
export const setGlobal = ({ stack }, word) => {
  write(word, stack.pop());
  return NOTHING;
};

export const pop = ({ stack }) => {
  stack.pop();
  return NOTHING;
};
export const duplicate = ({ stack }) => stack.at(-1);
export const listOf = ({ stack }, length) => stack.splice(stack.length - length);

export const jump = (run, to) => {
  run.at = to;
  return NOTHING;
};
export const jumpIf = (run, to) => run.stack.pop() ? jump(run, to) : NOTHING;
export const jumpUnless = (run, to) => run.stack.pop() ? NOTHING : jump(run, to);
/** These keep the value where they jump. */
export const or = (run, to) => run.stack.at(-1) ? jump(run, to) : pop(run);
export const and = (run, to) => run.stack.at(-1) ? pop(run) : jump(run, to);

/** A function of the part that follows; its parameters are a list on the stack. */
export const block = (run, behind) => {
  const { at, context, stack } = run;
  const names = stack.pop();
  run.at = behind;
  return (...given) => {
    names.forEach((name, n) => { context.locals[name] = given[n]; });
    return start(context, at);
  };
};
/** For each item of the list on the stack, what the part that follows yields; the list stays. */
export const each = (run, behind) => {
  const { at, context, stack } = run;
  run.at = behind;
  try {
    return stack.at(-1).map((item) => {
      context.tested = item;
      return start(context, at);
    });
  } finally {
    context.tested = undefined;
  }
};

/** Ends a part, or the run, with a value. */
export const end = (run) => {
  if (run.phase < FINALLY) run.value = run.stack.pop();
  return jump(run, Infinity);
};
export const raise = ({ stack }) => { throw stack.pop(); };

// For Datastar's expressions, where only `await` waits for a promise.
export const duplicateBoth = ({ stack }) => {
  const at = stack.length - 2;
  stack.push(stack[at]);
  return stack[at + 1];
};
/** What a variable is a property of. */
export const holder = ({ context: { locals } }, name) => {
  let at = locals;
  while (at && !Object.hasOwn(at, name)) at = Object.getPrototypeOf(at);
  return at ?? locals;
};
export const coalesce = (run, to) => run.stack.at(-1) == null ? pop(run) : jump(run, to);
export const optional = (run, to) => {
  if (run.stack.at(-1) != null) return NOTHING;
  run.stack[run.stack.length - 1] = undefined;
  return jump(run, to);
};
/** A function of the part that follows, with variables of its own for each call. */
export const arrow = (run, behind) => {
  const { at, context } = run;
  const { locals } = context;
  run.at = behind;
  return (...given) => start({ ...context, locals: Object.create(locals), given }, at);
};
export const given = ({ context }) => context.given;
export const scope = ({ context }) => {
  context.locals = Object.create(context.locals);
  return NOTHING;
};
export const unscope = ({ context }) => {
  context.locals = Object.getPrototypeOf(context.locals);
  return NOTHING;
};
const WAIT = {};
export const wait = () => WAIT;

// A part throws to who asked for it; the commands may be caught, and end with `finally`.
const PART = 0, MAIN = 1, CATCH = 2, FINALLY = 3;

/** Runs the part of a body at `at`, or all of it. Gives its value, or a promise of it where it has to wait. */
export function start(context, at) {
  const phase = at == null ? MAIN : PART;
  return go({ context, at: at ?? context.body.main, phase, stack: [], value: undefined, failed: false });
}

// `rejected` holds what a promise was rejected with that the run was waiting for.
function go(run, rejected) {
  const { context: { body: { code, caught, atCatch, atFinally, plain }, locals }, stack } = run;
  for (;;) {
    try {
      if (rejected) throw rejected[0];
      while (run.at < code.length) {
        const { act, operand, count } = code[run.at++];
        const value = act(run, operand, count);
        if (value === NOTHING) continue;
        if (value === WAIT) return park(run, stack.pop());
        if (!plain && value != null && value.then) return park(run, value);
        stack.push(value);
      }
    } catch (thrown) {
      rejected = undefined;
      const error = meant(run, thrown);
      if (run.phase == MAIN && atCatch) {
        locals[caught] = error;
        enter(run, CATCH, atCatch);
        continue;
      }
      if (run.phase == FINALLY) report(run.context, error, false);
      else {
        run.failed = true;
        run.value = error;
      }
    }
    if (!atFinally || run.phase == PART || run.phase == FINALLY) break;
    enter(run, FINALLY, atFinally);
  }
  if (run.failed) throw run.value;
  return run.value;
}

function enter(run, phase, at) {
  run.phase = phase;
  run.at = at;
  run.stack.length = 0;
}

const park = (run, promise) => Promise.resolve(promise).then((value) => {
  run.stack.push(value);
  return go(run);
}, (reason) => go(run, [reason]));

// The exception itself, or what is meant by an operand that is missing. The context remembers where it was thrown.
function meant({ at, context }, error) {
  const { code, place } = context.body;
  const instruction = code[at - 1];
  if (error instanceof Missing) {
    const { start, end } = (error.which ? instruction.second : instruction.first) ?? instruction.at;
    error = new Error(`'${place.text.slice(start, end)}' is null`);
  }
  if (context.error !== error) {
    context.error = error;
    context.thrown = instruction.at;
  }
  return error;
}

/** Says what a run has thrown that nobody has caught, and where, of its element in which attribute; with `tell` its element gets
 *  an event, too. */
export function report({ thrown, body: { place }, me }, error, tell, attribute = "") {
  // Nothing is known of what a promise failed at that nobody waited for.
  const { start, end } = thrown ?? { start: 0, end: 0 };
  const where = quote(place.text, describe(me) + attribute, start, end);
  failed(me, error, where, tell);
}
