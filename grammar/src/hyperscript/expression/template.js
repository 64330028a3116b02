// Text with `${…}` in it, between backticks; queries and styles, which have that too.
import { cutOff, fail, is, jump, lastEnd, leaf, node, readTo, resume, short, text, textNode, token, unexpected } from "../parser.js";
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
  const open = token, nodes = [];
  let from = open.end, plain = "", quote;
  const flush = () => {
    if (plain) nodes.push(textNode(plain));
    plain = "";
  };
  for (;;) {
    pattern.lastIndex = from;
    const found = pattern.exec(text), [sign] = found ?? [];
    // Once something had no end, it has to end with its line.
    if (!found || sign == "\n" && short) {
      const end = open.end + text.slice(open.end).split("\n", 1)[0].length;
      cutOff(end);
      fail("unclosed-" + form.toLowerCase(), { start: open.start, end });
    }
    plain += text.slice(from, found.index);
    from = pattern.lastIndex;
    if (sign == "${") {
      flush();
      resume(from);
      nodes.push(enclosed());
      if (!is("}")) unexpected("}");
      from = token.end;
    // `[id$="x"]` is CSS, and a lone `$` is money.
    } else if (sign == "$" && close != "}") {
      flush();
      nodes.push(dotted(from));
      from = lastEnd;
    } else if (sign == close && !quote) {
      if (form != "Query" || nodes[0]) flush();
      jump(from);
      return node(form, open, nodes, 0, plain);
    } else if (close == "`") plain += unescape(sign);
    else {
      if (sign == quote) quote = "";
      else if (sign == '"' || sign == "'") quote ||= sign;
      plain += sign;
    }
  }
}

// `$name.name` in a text: only names and dots, so that the prose behind it stays prose.
function dotted(start) {
  const nodes = [], from = { start }, pattern = /\.?([a-zA-Z_]\w*)/y;
  pattern.lastIndex = start;
  for (let found; found = pattern.exec(text);) {
    readTo(pattern.lastIndex);
    nodes.push(nodes[0] ? leaf("Property", from, found[1]) : named(found[1], from));
  }
  return pathOf(nodes);
}
