// Prints what the bundle weighs beside its peers, as a Markdown table.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { weigh } from "./weigh.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const pkg = join(root, "pkg");
const hyperscript = join(root, "node_modules/hyperscript.org/dist");
const own = existsSync(pkg) ? readdirSync(pkg).filter((file) => /\.(js|wasm)$/.test(file)).map((file) => join(pkg, file)) : [];
const rows = [
  ["Hypertide", own],
  ["hyperscript with its eventsource extension", ["_hyperscript.min.js", "ext/eventsource.min.js"].map((file) => join(hyperscript, file))],
];
console.log("| bundle, bytes | raw | gzip 9 | brotli 11 |");
console.log("| --- | ---: | ---: | ---: |");
for (const [name, files] of rows) {
  const sums = [0, 0, 0];
  for (const file of files) weigh(file).forEach((size, column) => (sums[column] += size));
  console.log(`| ${name} | ${sums.map((sum) => sum.toLocaleString("en")).join(" | ")} |`);
}
