// `log`: writes values on the console.
export function log(c, { nodes }) {
  c.list(nodes.slice(0, -1));
  c.node(nodes.at(-1));
  c.act((values, logger) => { (logger ?? console.log)(...values); }, 2);
}
