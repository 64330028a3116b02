// The content of an element in a normal form, one node a line: without scripts, without what only starts scripts or
// marks them as started, with attributes in the order of their names, and with white space collapsed.
(body) => {
  const marks = new Set(["_", "script", "data-script", "data-hyperscript-powered"]);
  const lines = [];
  const walk = (parent, indent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.data.replace(/\s+/g, " ").trim();
        if (text) lines.push(indent + text);
      } else if (node.nodeType === Node.ELEMENT_NODE && !/^(SCRIPT|TEMPLATE)$/.test(node.tagName)) {
        const attributes = [...node.attributes]
          .filter(({ name }) => !marks.has(name) && !(window.withoutData && name.startsWith("data-")))
          .map(({ name, value }) => ` ${name}="${value.replace(/\s+/g, " ").trim()}"`);
        lines.push(`${indent}<${node.tagName.toLowerCase()}${attributes.sort().join("")}>`);
        walk(node, indent + "  ");
      }
    }
  };
  const copy = body.cloneNode(true);
  copy.normalize();
  walk(copy, "");
  return lines.join("\n");
}
