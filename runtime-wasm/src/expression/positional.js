// `first of x`, `last in x`, `random <css/>`: one of a collection, or of an element's children.
const pick = [
  () => 0,
  (list) => list.length - 1,
  (list) => Math.floor(Math.random() * list.length),
];

export function positional(c, { detail, nodes: [of] }) {
  c.node(of);
  c.call((value) => {
    const list = !value || Array.isArray(value) ? value : value.children ?? Array.from(value);
    return list ? list[pick[detail](list)] : undefined;
  }, 1);
}
