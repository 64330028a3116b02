// The tree of an expression, as the runtime's Rust has read it.

// The forms in the order of `enum Kind`.
const kinds = ("Missing Null True False Number String Template RegExp Array Object Spread Rest Name Signal Action Chain " +
  "Property Index Call New Unary Await Update Operation Operator Choice Conditional Assignment Arrow Sequence Default " +
  "Declaration If ForOf Return Block").split(" ");

/** A node as an object. */
export const read = ([kind, flag, start, end, text, ...nodes]) =>
  ({ kind: kinds[kind], isStatement: kind >= kinds.indexOf("Declaration"), flag, start, end, text, nodes: nodes.map(read) });
