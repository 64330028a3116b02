// Text with `${…}` in it, between backticks; queries and styles, which have that too.
import { fail, is, jump, leaf, node, p, resume, textNode, unexpected } from "../parser.js";
import { enclosed } from "./expression.js";
import { pathOf } from "./path.js";
import { unescape } from "./string.js";
import { named } from "./symbol.js";

const pattern = /\$\{|\$(?=[a-zA-Z_])|\\(?:x[\da-fA-F]{2}|[^])?|\/>|["'`}\n]/g;

/**
 * A text with expressions in it, up to what closes it; what opens it is the current token. In a query and in styles nothing
 * ends in quotes. A query that is plain text has that as its own, instead of as a part.
 */
export function parts(form, close) {
  const open = p.token, nodes = [];
  let from = open.end, text = "", quote;
  const flush = () => {
    if (text) nodes.push(textNode(text));
    text = "";
  };
  for (;;) {
    pattern.lastIndex = from;
    const found = pattern.exec(p.text), [sign] = found ?? [];
    // Once something had no end, it has to end with its line.
    if (!found || sign == "\n" && p.short) {
      const end = open.end + p.text.slice(open.end).split("\n", 1)[0].length;
      p.short = true;
      jump(end);
      fail("unclosed-" + form.toLowerCase(), { start: open.start, end });
    }
    text += p.text.slice(from, found.index);
    from = pattern.lastIndex;
    if (sign == "${") {
      flush();
      resume(from);
      nodes.push(enclosed());
      if (!is("}")) unexpected("}");
      from = p.token.end;
    // `[id$="x"]` is CSS, and a lone `$` is money.
    } else if (sign == "$" && close != "}") {
      flush();
      nodes.push(dotted(from));
      from = p.lastEnd;
    } else if (sign == close && !quote) {
      if (form != "Query" || nodes[0]) flush();
      jump(from);
      return node(form, open, nodes, 0, text);
    } else if (close == "`") text += unescape(sign);
    else {
      if (sign == quote) quote = "";
      else if (sign == '"' || sign == "'") quote ||= sign;
      text += sign;
    }
  }
}

// `$name.name` in a text: only names and dots, so that the prose behind it stays prose.
function dotted(start) {
  const nodes = [], from = { start }, pattern = /\.?([a-zA-Z_]\w*)/y;
  pattern.lastIndex = start;
  for (let found; found = pattern.exec(p.text);) {
    p.lastEnd = pattern.lastIndex;
    nodes.push(nodes[0] ? leaf("Property", from, found[1]) : named(found[1], from));
  }
  return pathOf(nodes);
}
