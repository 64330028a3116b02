// `+ - * / mod`, and `-x`.

// In the order of `Operator` in the grammar, from 1.
export const operators = [
  ,
  (a, b) => Array.isArray(a) ? a.concat(b) : a + b,
  (a, b) => a - b,
  (a, b) => a * b,
  (a, b) => a / b,
  (a, b) => a % b,
];

export const math = (c, { detail, nodes }) => nodes.forEach((node, n) => {
  c.node(node);
  if (n) c.call(operators[detail], 2);
});

export function negative(c, { nodes: [value] }) {
  c.node(value);
  c.call((a) => -a, 1);
}
