// Text with `${…}` in it.
export function template(c, { nodes }) {
  c.list(nodes);
  c.call((parts) => parts.reduce((all, part) => part === undefined ? all : all + part, ""), 1);
}
