// `2s`, `10px`, `50%`: a value with a unit.
const behind = (make) => (c, node) => {
  c.node(node.nodes[0]);
  c.call(make(node), 1);
};
export const unit = behind(({ text }) => (value) => "" + value + text);
/** A number of milliseconds. */
export const time = behind(({ detail }) => (value) => value * (detail ? 1000 : 1));
