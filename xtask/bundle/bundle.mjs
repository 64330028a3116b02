// Turns what cargo and wasm-bindgen built into the bundle: `node bundle.mjs GLUE_DIR ENTRY OUT_DIR`.
//
// GLUE_DIR holds hypertide_runtime.js and hypertide_runtime_bg.wasm; ENTRY is the JavaScript a page loads.
// Everything here is a function of those files, so that equal sources give equal bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fit } from "./glue.mjs";
import { script } from "./script.mjs";

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
  // Blocks taken apart and put together anew are 1 % smaller when compressed.
  "--low-memory-unused", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge",
  "--strip-debug", "--strip-producers", "--strip-target-features",
);
// The names of imports and exports hold hashes, which do not compress: wasm-opt shortens them and prints how.
const renamed = JSON.parse(opt("optimised.wasm", "renamed.wasm", "--minify-imports-and-exports-and-modules"));

const wasm = readFileSync(join(glueDir, "renamed.wasm"));
const name = `hypertide-${createHash("sha256").update(wasm).digest("hex").slice(0, 8)}.wasm`;

writeFileSync(gluePath, fit(readFileSync(gluePath, "utf8"), renamed));
const code = await script(entry, gluePath, name);

rmSync(outDir, { recursive: true, force: true });
mkdirSync(outDir, { recursive: true });
writeFileSync(join(outDir, "hypertide.js"), code);
writeFileSync(join(outDir, name), wasm);
