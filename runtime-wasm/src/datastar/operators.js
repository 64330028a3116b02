// What the instructions of Datastar's expressions do: the operators of JavaScript, one function each; `operators` below is
// in the order of `enum Operator`.
import { act } from "../action/actions.js";
import { property, root as signals } from "../signals/store.js";

// Properties. A signal that is not there is created by reading it.
const get = (object, name) => property(object, name);
const set = (object, name, value) => object[name] = value;
const remove = (object, name) => delete object[name];
const root = () => signals;
const global = (name) => {
  if (name in globalThis) return globalThis[name];
  if (name == "undefined") return;
  throw new ReferenceError(`${name} is not defined`);
};
const globals = () => globalThis;
const globalType = (name) => typeof globalThis[name];
const bound = (object, name) => {
  const value = property(object, name);
  return value?.bind ? value.bind(object) : value;
};

// Calls
const called = (value, name) => {
  if (typeof value != "function") throw new TypeError(`${name} is not a function`);
  return value;
};
const call = (callee, given, name) => called(callee, name)(...given);
const callMethod = (object, name, given) => called(property(object, name), String(name)).apply(object, given);
const construct = (made, given) => new made(...given);
const action = (el, evt, name, given) => act(el, evt, name, given);
const asynchronous = (run) => (...given) => new Promise((resolve) => resolve(run(...given)));
const argument = (given, at) => given[at];
const rest = (given, from) => [...given].slice(from);

// Literals
const regexp = (written) => {
  const end = written.lastIndexOf("/");
  return new RegExp(written.slice(1, end), written.slice(end + 1));
};
const text = (parts) => parts.reduce((all, part) => `${all}${part}`, "");
const one = (value) => [value];
const spread = (values) => [...values];
const flat = (lists) => lists.flat();
const object = (pairs) => {
  const made = {};
  for (let n = 0; n < pairs.length; n += 2) {
    if (pairs[n] === null) Object.assign(made, pairs[n + 1]);
    else made[pairs[n]] = pairs[n + 1];
  }
  return made;
};
const others = (object, taken) => {
  const made = {};
  for (const name of Object.keys(object)) if (!taken.some((other) => String(other) == name)) made[name] = object[name];
  return made;
};
const array = (values) => [...values];
const orDefault = (value) => value === undefined;

// Loops
const iterate = (values) => values[Symbol.iterator]();
const next = (iterator) => iterator.next();
const done = (result) => result.done;
const value = (result) => result.value;

// Before a value
const minus = (a) => -a;
const plus = (a) => +a;
const not = (a) => !a;
const bitNot = (a) => ~a;
const typeOf = (a) => typeof a;
const nothing = () => undefined;
const bump = (object, name, by, before) => {
  const old = property(object, name);
  const number = typeof old == "bigint" ? old : +old;
  const changed = number + (typeof old == "bigint" ? BigInt(by) : by);
  object[name] = changed;
  return before ? changed : number;
};
const last = (a, b, c) => c;

// Between two values
const bitOr = (a, b) => a | b;
const bitXor = (a, b) => a ^ b;
const bitAnd = (a, b) => a & b;
const equal = (a, b) => a == b;
const notEqual = (a, b) => a != b;
const strictEqual = (a, b) => a === b;
const strictNotEqual = (a, b) => a !== b;
const less = (a, b) => a < b;
const greater = (a, b) => a > b;
const lessEqual = (a, b) => a <= b;
const greaterEqual = (a, b) => a >= b;
const isIn = (a, b) => a in b;
const instanceOf = (a, b) => a instanceof b;
const shiftLeft = (a, b) => a << b;
const shiftRight = (a, b) => a >> b;
const shiftRightUnsigned = (a, b) => a >>> b;
const add = (a, b) => a + b;
const subtract = (a, b) => a - b;
const multiply = (a, b) => a * b;
const divide = (a, b) => a / b;
const remainder = (a, b) => a % b;
const power = (a, b) => a ** b;

export const operators = [
  bitOr, bitXor, bitAnd, equal, notEqual, strictEqual, strictNotEqual, less, greater, lessEqual, greaterEqual, isIn,
  instanceOf, shiftLeft, shiftRight, shiftRightUnsigned, add, subtract, multiply, divide, remainder, power,
  minus, plus, not, bitNot, typeOf, nothing, remove,
  get, set, root, global, globals, globalType, bound, call, callMethod, construct, action, asynchronous, argument, rest,
  regexp, text, one, spread, flat, object, others, array, orDefault, iterate, next, done, value, bump, last,
];

// What a number is, as written.
export const numeral = (written) => {
  const plain = written.replaceAll("_", "");
  return plain.endsWith("n") ? BigInt(plain.slice(0, -1)) : Number(plain);
};
