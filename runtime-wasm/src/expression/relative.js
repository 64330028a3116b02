// `next <css/>`, `previous <css/>`: the nearest element before or after that a selector fits.
const FORWARD = 1, WRAPPING = 2, IN = 4;

export function relative(c, { detail, nodes: [what, from, scope] }) {
  c.node(what);
  c.target(from);
  c.node(scope);
  c.call((thing, from, scope) => {
    const { css } = thing;
    const backward = !(detail & FORWARD);
    if (detail & IN && !scope) return;
    if (css == null) throw new Error("Expected a CSS value to be returned");
    const found = detail & IN
      ? Array.from(scope).filter((one) => one === from || one.matches(css))
      : [...(scope ?? document.body).querySelectorAll(css)];
    if (backward) found.reverse();
    const wrapped = detail & WRAPPING ? found[0] : undefined;
    if (detail & IN) {
      const at = found.indexOf(from);
      return at >= 0 && at < found.length - 1 ? found[at + 1] : wrapped?.matches(css) ? wrapped : undefined;
    }
    const side = backward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    return found.find((one) => one.compareDocumentPosition(from) === side) ?? wrapped;
  }, 3);
}
