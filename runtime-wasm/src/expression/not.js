// `not x`, `no x`, `some x`.
import { isEmpty } from "./comparison.js";

const prefix = (act) => (c, { nodes: [value] }) => {
  c.node(value);
  c.call(act, 1);
};
export const not = prefix((a) => !a);
export const no = prefix(isEmpty);
export const some = prefix((a) => !isEmpty(a));
