// What can be asked of a node: see `node.rs`.

/** Whether it is a selector that is known from the text alone. */
export const isSelector = ({ form, nodes }) => /Id|Class|Query/.test(form) && !nodes[0];

/** Whether it names a place that can be written. */
export const isWritable = ({ form, detail, nodes }) =>
  form == "Path" ? isWritable(nodes.at(-1))
  : form == "Style" ? !detail
  : /Id|Class|Query|Symbol|Implicit|Attribute|Closest|Property|In/.test(form);
