// `wait`: for a time, or for events.
import * as op from "../vm/machine.js";

export const sleep = (milliseconds) => new Promise((wake) => { setTimeout(wake, milliseconds); });

/** `wait TIME` */
export function wait(c, { nodes: [time] }) {
  c.node(time);
  c.act(sleep, 1);
}
/** `wait a tick` */
export const tick = (c) => c.act(() => sleep(0), 0);

/** Gives the first of `any` (names of events, and times): its number and the event, or the time. */
export function whenever(target, any) {
  if (!(target instanceof EventTarget)) throw new Error("Not a valid event target: " + target);
  return new Promise((wake) => any.forEach((one, n) => {
    const woken = (what) => wake([n, what]);
    if (typeof one == "string") target.addEventListener(one, woken, { once: true });
    else setTimeout(woken, one, one);
  }));
}

/** Waits for the first of them, which is then the result; an event's arguments become variables. */
export function waitFor(c, { nodes }) {
  const any = nodes.slice(0, -1);
  c.source(nodes.at(-1));
  for (const one of any) {
    if (one.form == "Event") c.constant(one.text);
    else c.node(one);
  }
  c.emit(op.listOf, any.length);
  c.call(whenever, 2);
  const came = c.hidden();
  c.emit(op.setLocal, came);
  c.emit(op.local, came);
  c.get(1);
  c.emit(op.setResult);
  any.forEach((one, n) => {
    if (one.form != "Event" || !one.nodes.length) return;
    c.emit(op.local, came);
    c.call(([which]) => which === n, 1);
    const other = c.jump(op.jumpUnless);
    for (const { text } of one.nodes) {
      c.emit(op.result);
      c.call((event) => event[text] || (event.detail ? event.detail[text] : null), 1);
      c.emit(op.setLocal, text);
    }
    c.land(other);
  });
}
