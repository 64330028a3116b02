// `{name: value}` and named arguments.
export function object(c, { nodes }) {
  c.list(nodes);
  c.call((pairs) => {
    const made = {};
    for (let n = 0; n < pairs.length; n += 2) made[pairs[n]] = pairs[n + 1];
    return made;
  }, 1);
}
