// The virtual machine: runs the instructions that a text was compiled to.
//
// A run is synchronous until an instruction gives a promise. Then it is parked, and goes on when that is settled.
import { effects } from "../command/effects.js";
import { datastar } from "../datastar/hook.js";
import { eventName, name as nameAround, operators } from "../expression/operators.js";
import { Missing, Names, own } from "../expression/values.js";
import { describe, failed } from "../page/events.js";
import { read, write } from "../signals/signals.js";

/** Asks the runtime; the first argument is one of the words below, as `answer` in `page/mod.rs` has them. */
export let ask;
export const connect = (answer) => { ask = (what, first, second, from = 0, to = 0) => answer(what, first, second, from, to); };
export const INSTALL = 0, COMPILE = 1, QUOTE = 2, RENDER = 3, DECLARE = 4, REMOVE = 5, STREAM = 6;
// With Datastar's side.
export const ATTRIBUTE = 7, EXPRESSION = 8, REMEMBER = 9, FORGET = 10;

class List extends Array {
  index(value) {
    const at = this.indexOf(value);
    return at < 0 ? this.push(value) - 1 : at;
  }
}
export const list = () => new List();

// `code`: for each instruction a word, with the instruction in its low byte and its number in the others, and the start
// and end of the text it comes from. `missing`: an instruction, and the texts of two operands that it cannot do
// without, again and again. Then where the commands start; the constant with the name for what is caught, and where
// `catch` and `finally` start, or 0. `more`: for an `on`, where what is done first for each event starts; for a `def`,
// the constants with the names of its parameters.
export const body = (code, missing, constants, main, caught, atCatch, atFinally, more) =>
  ({ code: code.slice(), missing: missing.slice(), constants, main, caught, atCatch, atFinally, more: more.slice(), place: undefined });

/** What the parts of a run share: its commands, its blocks, `catch` and `finally`. */
export const context = (body, me, owner, event, result) =>
  ({ body, me, owner, event, result, you: undefined, tested: undefined, locals: new Names() });

// What an instruction gives that leaves nothing on the stack.
const NOTHING = {};

const constant = ({ context }, number) => context.body.constants[number];

// A function in a table: how many operands it has is in the last three bits.
const applied = (table) => ({ stack }, number) => {
  const at = stack.length - (number & 7);
  const a = stack[at], b = stack[at + 1], c = stack[at + 2], d = stack[at + 3], e = stack[at + 4];
  stack.length = at;
  return table[number >>> 3](a, b, c, d, e);
};

const me = ({ context }) => context.me;
const owner = ({ context }) => context.owner;
const implied = ({ context }) => context.you || context.me;
const you = ({ context }) => context.you;
const setYou = ({ context, stack }) => {
  context.you = stack.pop();
  return NOTHING;
};
const it = ({ context }) => context.tested ?? context.result;
const result = ({ context }) => context.result;
const setResult = ({ context, stack }) => {
  context.result = stack.pop();
  return NOTHING;
};
const event = ({ context }) => context.event;

const name = (run, number) => {
  const value = local(run, number);
  return value === undefined ? nameAround(run.context.owner, constant(run, number)) : value;
};
const filterName = (run, number) => {
  const value = eventName(run.context.event, constant(run, number));
  return value === undefined ? name(run, number) : value;
};
const setName = (run, number) => {
  const { context: { owner }, stack } = run;
  if (local(run, number) === undefined && own(owner, constant(run, number), stack.at(-1))) stack.pop();
  else setLocal(run, number);
  return NOTHING;
};
const local = ({ context: { locals, body } }, number) => locals[body.constants[number]];
const setLocal = ({ context: { locals, body }, stack }, number) => {
  locals[body.constants[number]] = stack.pop();
  return NOTHING;
};
const global = (run, number) => read(constant(run, number));
const setGlobal = (run, number) => {
  write(constant(run, number), run.stack.pop());
  return NOTHING;
};

const pop = ({ stack }) => {
  stack.pop();
  return NOTHING;
};
const duplicate = ({ stack }) => stack.at(-1);
const listOf = ({ stack }, length) => stack.splice(stack.length - length);
const operate = applied(operators);
const effect = applied(effects);

const jump = (run, to) => {
  run.at = to;
  return NOTHING;
};
const jumpIf = (run, to) => run.stack.pop() ? jump(run, to) : NOTHING;
const jumpUnless = (run, to) => run.stack.pop() ? NOTHING : jump(run, to);
const or = (run, to) => run.stack.at(-1) ? jump(run, to) : pop(run);
const and = (run, to) => run.stack.at(-1) ? pop(run) : jump(run, to);

// Both go on behind the part that follows, which the number says.
const block = (run, behind) => {
  const { at, context, stack } = run;
  const names = stack.pop();
  run.at = behind;
  return (...given) => {
    names.forEach((name, n) => { context.locals[name] = given[n]; });
    return start(context, at);
  };
};
const each = (run, behind) => {
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

const end = (run) => {
  if (run.phase < FINALLY) run.value = run.stack.pop();
  return jump(run, Infinity);
};
const raise = ({ stack }) => { throw stack.pop(); };

// For Datastar's expressions. Their bodies are `plain`: a promise is a value, and only `await` waits for one.
let scripted;
const script = (run, number) => (scripted ??= applied(datastar.operators))(run, number);
const duplicateBoth = ({ stack }) => {
  const at = stack.length - 2;
  stack.push(stack[at]);
  return stack[at + 1];
};
const holder = ({ context: { locals, body } }, number) => {
  const name = body.constants[number];
  let at = locals;
  while (at && !Object.hasOwn(at, name)) at = Object.getPrototypeOf(at);
  return at ?? locals;
};
const coalesce = (run, to) => run.stack.at(-1) == null ? pop(run) : jump(run, to);
const optional = (run, to) => {
  if (run.stack.at(-1) != null) return NOTHING;
  run.stack[run.stack.length - 1] = undefined;
  return jump(run, to);
};
const arrow = (run, behind) => {
  const { at, context } = run;
  const { locals } = context;
  run.at = behind;
  return (...given) => start({ ...context, locals: Object.create(locals), given }, at);
};
const given = ({ context }) => context.given;
const scope = ({ context }) => {
  context.locals = Object.create(context.locals);
  return NOTHING;
};
const unscope = ({ context }) => {
  context.locals = Object.getPrototypeOf(context.locals);
  return NOTHING;
};
const WAIT = {};
const wait = () => WAIT;

const operations = [
  constant, me, owner, implied, you, setYou, it, result, setResult, event, name, filterName, setName, local, setLocal,
  global, setGlobal, pop, duplicate, listOf, operate, effect, jump, jumpIf, jumpUnless, or, and, block, each, end, raise,
  script, duplicateBoth, holder, coalesce, optional, arrow, given, scope, unscope, wait,
];

// A part throws to who asked for it; the commands may be caught, and end with `finally`.
const PART = 0, MAIN = 1, CATCH = 2, FINALLY = 3;

/** Runs the part of a body at `at`, or all of it. Gives its value, or a promise of it where it has to wait. */
export function start(context, at) {
  const phase = at == null ? MAIN : PART;
  return go({ context, at: at ?? context.body.main, phase, stack: [], value: undefined, failed: false });
}

// `rejected` holds what a promise was rejected with that the run was waiting for.
function go(run, rejected) {
  const { context: { body: { code, caught, constants, atCatch, atFinally, plain }, locals }, stack } = run;
  for (;;) {
    try {
      if (rejected) throw rejected[0];
      while (run.at < code.length / 3) {
        const word = code[run.at++ * 3];
        const value = operations[word & 255](run, word >>> 8);
        if (value === NOTHING) continue;
        if (value === WAIT) return park(run, stack.pop());
        if (!plain && value != null && value.then) return park(run, value);
        stack.push(value);
      }
    } catch (thrown) {
      rejected = undefined;
      const error = meant(run, thrown);
      if (run.phase == MAIN && atCatch) {
        locals[constants[caught]] = error;
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
  const { missing, place } = context.body;
  at--;
  if (error instanceof Missing) {
    let n = 0;
    while (n < missing.length && missing[n] != at) n += 5;
    n += 1 + error.which * 2;
    error = new Error(`'${ask(QUOTE, place.part, undefined, missing[n], missing[n + 1])}' is null`);
  }
  if (context.error !== error) {
    context.error = error;
    context.at = at;
  }
  return error;
}

/** Says what a run has thrown that nobody has caught, and where; with `tell` its element gets an event, too. */
export function report({ at, body: { code, place }, me }, error, tell) {
  const where = ask(RENDER, place.text, describe(me), code[at * 3 + 1] + place.start, code[at * 3 + 2] + place.start);
  failed(me, error, where, tell);
}
