// `js … end`: JavaScript in the middle of hyperscript.
import * as op from "../vm/machine.js";

export function js(c, { text, nodes }) {
  for (const { text } of nodes) c.emit(op.name, text);
  c.emit(op.listOf, nodes.length);
  c.call((values) => script(nodes.map(({ text }) => text), text, values), 1);
  c.emit(op.setResult);
}

const scripts = new Map();
/** Runs JavaScript with some variables. */
export function script(names, source, values) {
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
}
