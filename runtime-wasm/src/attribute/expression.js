// An attribute's expression: compiled once for each text, run with the element as `el`.
import { parse } from "../../../grammar/src/datastar/expression/expression.js";
import { problem } from "../../../grammar/src/diagnostic.js";
import { compile } from "../datastar/expression/compiler.js";
import { context, end, report, start } from "../vm/machine.js";
import { describe, reject } from "../page/events.js";
import { effect } from "../signals/graph.js";

// A server may write each text once only: the texts of a row hold its number.
const MOST = 1000;
const bodies = new Map();
const reported = new WeakSet();

function compiled(element, text, names, attribute) {
  const key = names + "\n" + text;
  let body = bodies.get(key);
  if (body === undefined) {
    const place = `${describe(element)}[${attribute}]`;
    const [problems, statements] = parse(text, place);
    body = null;
    try {
      if (statements) body = compile(statements, names, { text });
    } catch (thrown) {
      if (!thrown.node) throw thrown;
      problems.push(problem(text, place, thrown.node, thrown.message, "datastar"));
    }
    for (const problem of problems) reject(element, ...problem);
    if (bodies.size > MOST) bodies.clear();
    bodies.set(key, body);
  }
  return body;
}

// Says what has failed, once, and in which attribute.
function fail(running, error, attribute) {
  if (error && typeof error == "object") {
    if (reported.has(error)) return;
    reported.add(error);
  }
  report(running, error, true, `[${attribute}]`);
}

/** A function that runs a text as an expression of an element; nothing where it does not parse, which is then reported.
 *  It is given the event and the values of `names`, and throws what the expression throws, once that is reported. */
export function expression(element, text, attribute, names = []) {
  const body = compiled(element, text, names, attribute);
  if (!body) return;
  const [{ operand, count, at }, { act }] = body.code;
  // What is one signal and no more needs no run.
  if (count === 0 && act == end) return () => {
    try {
      return operand();
    } catch (error) {
      fail(Object.assign(context(body, element, element), { thrown: at }), error, attribute);
      throw error;
    }
  };
  return (event, ...given) => {
    const running = context(body, element, element, event);
    names.forEach((name, n) => { running.locals[name] = given[n]; });
    try {
      const value = start(running);
      if (value instanceof Promise) value.catch((error) => fail(running, error, attribute));
      return value;
    } catch (error) {
      fail(running, error, attribute);
      throw error;
    }
  };
}

/** Runs something that may throw what is reported already. */
export function guarded(act) {
  try {
    return act();
  } catch (error) {
    if (!(error && typeof error == "object" && reported.has(error))) console.error("hypertide:", error);
  }
}

/** An effect that stays alive when it fails. */
export const live = (act) => effect(() => guarded(act));
