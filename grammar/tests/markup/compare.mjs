// Compares texts: given are pairs of them, each text with what `scan` has made of it; gives a line with the edits for each.
import { text } from "node:stream/consumers";
import { compare } from "../../src/markup/compare.js";

const side = ([text, nodes]) => ({ text, nodes: Uint32Array.from(nodes) });
const pairs = JSON.parse(await text(process.stdin));
process.stdout.write(pairs.map(([before, after]) => JSON.stringify(compare(side(before), side(after)))).join("\n"));
