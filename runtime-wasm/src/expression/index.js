// `x[1]`, `x[..2]`, `x[1..]`, `x[1..2]`: a member, or some.
const AT = 0, TO = 1;

export function index(c, { detail, nodes: [from, to] }) {
  c.node(detail == TO ? undefined : from);
  c.node(detail == TO ? from : to);
  // Both ends belong to a slice, and negative ones are counted from the end.
  c.call((root, from, to) => root == null ? null : detail == AT ? root[from]
    : root.slice(from ?? 0, to == null ? undefined : +to + 1 + (to < 0 ? root.length : 0)), 3);
}
