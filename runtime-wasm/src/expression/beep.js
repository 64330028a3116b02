// `beep! x`: shows a value on the console and passes it on.
export function beep(c, { nodes: [value] }) {
  c.node(value);
  c.call((value) => {
    console.log("beep!", value);
    return value;
  }, 1);
}
