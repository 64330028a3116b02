// `halt`: stops an event.
import * as op from "../vm/machine.js";

const BUBBLING = 1, DEFAULT = 2, GOES_ON = 4;

export function halt(c, { detail }) {
  c.emit(op.event);
  c.act((event) => {
    if (detail & BUBBLING) event?.stopPropagation();
    if (detail & DEFAULT) event?.preventDefault();
  }, 1);
  if (!(detail & GOES_ON)) c.done();
}
