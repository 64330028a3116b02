// The JavaScript of the bundle: one module, small.
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";
import { skimmable } from "./functions.mjs";

/** What a page loads, from its entry; `wasm` is the name of the file that it loads itself. */
export async function script(entry, wasm, datastar) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    alias: { "hypertide-datastar": join(dirname(entry), "../src/datastar", datastar ? "start.js" : "none.js") },
    define: { WASM: JSON.stringify(wasm) },
    bundle: true,
    format: "esm",
    // What these do not read is written otherwise, larger: it is avoided in the sources.
    target: ["chrome96", "firefox100", "safari15.4"],
    minify: true,
    legalComments: "none",
    charset: "utf8",
    write: false,
  });
  // terser makes of it what is 8 % smaller still when compressed.
  const { code } = await minify(outputFiles[0].text, {
    module: true,
    ecma: 2022,
    compress: { passes: 3, unsafe_arrows: true },
  });
  return `${skimmable(code)}\n`;
}
