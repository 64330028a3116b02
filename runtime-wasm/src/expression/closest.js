// `closest <css/>`: the nearest element upwards that a selector fits.
import { attributeOf } from "./attribute.js";
import { cssOf } from "./selector.js";
import { iterates } from "./values.js";

export function closest(c, { detail, nodes: [what, to] }) {
  c.target(to);
  c.constant(cssOf(what) ?? `[${what.text}]`);
  c.call((to, css) => {
    if (to == null) return null;
    const up = (one) => detail ? one.parentElement ? one.parentElement.closest(css) : null : one.closest(css);
    return iterates(to) ? Array.from(to, up) : up(to);
  }, 2);
  if (what.form == "Attribute") attributeOf(c, what);
}
