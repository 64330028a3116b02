// Prints what a bundle weighs, and how that differs from another: `node size.mjs DIR [EARLIER_DIR]`.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { weigh } from "./weigh.mjs";

const [dir, earlierDir] = process.argv.slice(2);

/** The sizes of the JavaScript, of the WebAssembly and of both. */
function weighAll(dir) {
  const sizes = { JavaScript: [0, 0, 0], WebAssembly: [0, 0, 0], both: [0, 0, 0] };
  for (const file of readdirSync(dir).filter((file) => /\.(js|wasm)$/.test(file))) {
    weigh(join(dir, file)).forEach((size, column) => {
      sizes[file.endsWith(".js") ? "JavaScript" : "WebAssembly"][column] += size;
      sizes.both[column] += size;
    });
  }
  return sizes;
}

const now = weighAll(dir);
const earlier = earlierDir && existsSync(earlierDir) ? weighAll(earlierDir) : now;
const number = (value) => value.toLocaleString("en");
const change = (value) => (value ? `${value > 0 ? "+" : "-"}${number(Math.abs(value))}` : "");
const row = (cells) => console.log(cells.map((cell, n) => (n ? cell.padStart(n % 2 ? 10 : 9) : cell.padEnd(11))).join(""));

row(["bytes", "raw", "", "gzip 9", "", "brotli 11", ""]);
for (const [part, sizes] of Object.entries(now)) {
  row([part, ...sizes.flatMap((size, column) => [number(size), change(size - earlier[part][column])])]);
}
