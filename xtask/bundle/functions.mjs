// Makes arrow functions at the top of a module quick to load.
//
// While a script loads, a browser only skims the bodies of functions that stand in braces, until they are called. An arrow
// function without braces it reads whole, with all that stands in it: `a => b(c => d)` costs three times as much.
import { parse } from "acorn";

// Where less is to be read than this, the longer words cost more than they save; in characters.
const WORTH = 60;

/** The same code, where such functions are written `function (a) { return b }`. */
export function skimmable(code) {
  const replaced = [];
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node?.type != "string") return;
    if (node.type == "ArrowFunctionExpression") {
      if (node.end - node.start >= WORTH && !leansOnOutside(node)) replaced.push(node);
      return;
    }
    // What is inside of another function is skimmed with it.
    if (!/^Function/.test(node.type)) Object.values(node).forEach(visit);
  };
  visit(parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  let rest = 0, text = "";
  for (const { async, body, end, params, start } of replaced) {
    const from = ({ start, end }) => code.slice(start, end);
    const block = body.type == "BlockStatement" ? from(body) : `{return ${from(body)}}`;
    text += `${code.slice(rest, start)}${async ? "async " : ""}function(${params.map(from)})${block}`;
    rest = end;
  }
  return text + code.slice(rest);
}

// An arrow function has no `this` or `arguments` of its own.
function leansOnOutside(arrow) {
  const leans = (node) => {
    if (Array.isArray(node)) return node.some(leans);
    if (typeof node?.type != "string" || /^Function/.test(node.type)) return false;
    return /^(ThisExpression|Super|MetaProperty)$/.test(node.type) || node.type == "Identifier" && node.name == "arguments"
      || Object.values(node).some(leans);
  };
  return leans([arrow.params, arrow.body]);
}
