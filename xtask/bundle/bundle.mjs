// Turns what cargo and wasm-bindgen built into the bundle: `node bundle.mjs GLUE_DIR ENTRY OUT_DIR`.
//
// GLUE_DIR holds hypertide_runtime.js and hypertide_runtime_bg.wasm; ENTRY is the JavaScript a page loads.
// Everything here is a function of those files, so that equal sources give equal bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { minify } from "terser";

const [glueDir, entry, outDir] = process.argv.slice(2);
const gluePath = join(glueDir, "hypertide_runtime.js");

// The features that rustc turns on for wasm32-unknown-unknown.
const features = [
  "reference-types", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "multivalue",
].map((feature) => `--enable-${feature}`);

const wasmOpt = join(dirname(fileURLToPath(import.meta.url)), "../../node_modules/.bin/wasm-opt");
const opt = (input, output, ...passes) =>
  execFileSync(wasmOpt, [join(glueDir, input), "-o", join(glueDir, output), ...features, ...passes], { encoding: "utf8" });
opt(
  "hypertide_runtime_bg.wasm",
  "optimised.wasm",
  // The stack lies lowest, so that nothing is ever read at an address below 1024.
  "-Oz", "--low-memory-unused", "--converge",
  "--strip-debug", "--strip-producers", "--strip-target-features",
);
// The names of imports and exports hold hashes, which do not compress: wasm-opt shortens them and prints how.
const renamed = JSON.parse(opt("optimised.wasm", "renamed.wasm", "--minify-imports-and-exports-and-modules"));

const wasm = readFileSync(join(glueDir, "renamed.wasm"));
const name = `hypertide-${createHash("sha256").update(wasm).digest("hex").slice(0, 8)}.wasm`;

writeFileSync(gluePath, rename(readFileSync(gluePath, "utf8")));
const { outputFiles } = await build({
  entryPoints: [entry],
  alias: { "hypertide-runtime": gluePath },
  define: { WASM: JSON.stringify(name) },
  bundle: true,
  format: "esm",
  target: "es2022",
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

rmSync(outDir, { recursive: true, force: true });
mkdirSync(outDir, { recursive: true });
writeFileSync(join(outDir, "hypertide.js"), `${code}\n`);
writeFileSync(join(outDir, name), wasm);

/** The glue under the names that wasm-opt gave, with the two functions exported that start an instance. */
function rename(glue) {
  const own = "./hypertide_runtime_bg.js";
  const replace = (from, to) => {
    const after = glue.replace(from, to);
    if (after === glue) throw new Error(`the glue of this wasm-bindgen has no ${from}: adapt bundle.mjs to it`);
    glue = after;
  };
  // wasm-opt gives all modules one name: what comes from modules of the crate's own joins the glue's functions.
  for (const [module, from, to] of renamed.imports) {
    if (module === own) {
      replace(`\n        ${from}:`, `\n        ${to}:`);
    } else {
      const namespace = glue.match(new RegExp(`import \\* as (\\w+) from "${module}"`))[1];
      replace("const import0 = {", `const import0 = { ${to}: ${namespace}.${from},`);
    }
  }
  // A call of the browser's decoder costs a microsecond; short ASCII text, which events mostly are, takes a tenth.
  replace(
    "return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));",
    `const memory = getUint8ArrayMemory0(), units = [];
    if (len < 64) for (let at = ptr; at < ptr + len && memory[at] < 128; at++) units.push(memory[at]);
    return units.length == len ? String.fromCharCode(...units) : decodeText(memory.subarray(ptr, ptr + len));`,
  );
  // Every browser that knows reference types has these.
  replace(/\(typeof FinalizationRegistry === 'undefined'\)\s*\?[^:]*:[^:]*:[^:]*:\s*/, "");
  replace(/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}\n/, "");
  replace(/\n    if \(realloc === undefined\) \{[^]*?\n    \}\n/, "\n");
  replace(/cachedDataViewMemory0 === null \|\| .*\) \{/, "cachedDataViewMemory0?.buffer !== wasm.memory.buffer) {");
  glue = glue.replaceAll(/^ +"\.\/snippets\/.*": import\d+,$/gm, "");
  replace(`"${own}":`, '"a":');
  // An export may go unused in the glue, so nothing is asked of these.
  const exports = new Map(renamed.exports);
  glue = glue.replaceAll(/\bwasm\.(\w+)/g, (whole, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : whole));
  return `${glue}\nexport { __wbg_get_imports as imports, __wbg_finalize_init as install };\n`;
}
