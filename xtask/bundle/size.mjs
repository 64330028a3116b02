// Prints what a bundle weighs, and how that differs from another: `node size.mjs DIR [EARLIER_DIR]`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [dir, earlierDir] = process.argv.slice(2);

/** Raw, gzip 9 and brotli 11 sizes in bytes of the JavaScript, of the WebAssembly and of both. */
function weigh(dir) {
  const sizes = { JavaScript: [0, 0, 0], WebAssembly: [0, 0, 0], both: [0, 0, 0] };
  for (const file of readdirSync(dir).filter((file) => /\.(js|wasm)$/.test(file))) {
    const bytes = readFileSync(join(dir, file));
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length].forEach((size, column) => {
      sizes[file.endsWith(".js") ? "JavaScript" : "WebAssembly"][column] += size;
      sizes.both[column] += size;
    });
  }
  return sizes;
}

const now = weigh(dir);
const earlier = earlierDir && existsSync(earlierDir) ? weigh(earlierDir) : now;
const number = (value) => value.toLocaleString("en");
const change = (value) => (value ? `${value > 0 ? "+" : "-"}${number(Math.abs(value))}` : "");
const row = (cells) => console.log(cells.map((cell, n) => (n ? cell.padStart(n % 2 ? 10 : 9) : cell.padEnd(11))).join(""));

row(["bytes", "raw", "", "gzip 9", "", "brotli 11", ""]);
for (const [part, sizes] of Object.entries(now)) {
  row([part, ...sizes.flatMap((size, column) => [number(size), change(size - earlier[part][column])])]);
}
