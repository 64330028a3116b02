// Turns what cargo built into the bundle: `node bundle.mjs WORK_DIR ENTRY OUT_DIR [datastar]`.
//
// WORK_DIR holds linked.wasm; ENTRY is the JavaScript a page loads.
// Everything here is a function of those files, so that equal sources give equal bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { script } from "./script.mjs";

const [workDir, entry, outDir, side] = process.argv.slice(2);

// What the page calls: see `module.js`.
const exported = ["memory", "room", "create", "forget", "tell", "decode", "scan"];

// The features that rustc turns on for wasm32-unknown-unknown.
const features = [
  "reference-types", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "multivalue",
].map((feature) => `--enable-${feature}`);

const tools = join(dirname(fileURLToPath(import.meta.url)), "../../node_modules/.bin");
const run = (tool, input, output, ...options) =>
  execFileSync(join(tools, tool), [join(workDir, input), "-o", join(workDir, output), ...features, ...options], { encoding: "utf8" });
// A function is compiled when it is first called, which costs each something: very small ones become part of their callers, and a
// large one that only one calls stays by itself, so that what a page never asks for costs it nothing.
const inlining = ["--always-inline-max-function-size=8", "--one-caller-inline-max-function-size=400"];
const opt = (input, output, ...passes) => run("wasm-opt", input, output, ...inlining, ...passes);
opt(
  "linked.wasm",
  "optimised.wasm",
  // Data begins at 1024: nothing is ever read at an address below.
  // Blocks taken apart and put together anew are 1 % smaller when compressed.
  "--low-memory-unused", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--converge",
  "--strip-debug", "--strip-producers", "--strip-target-features",
);
// What the linker exports for tools: nobody calls it.
const graph = join(workDir, "exports.json");
writeFileSync(graph, JSON.stringify(exported.map((name) => ({ name, root: true, export: name }))));
run("wasm-metadce", "optimised.wasm", "reached.wasm", "--graph-file", graph);
opt("reached.wasm", "smallest.wasm", "-Oz", "--low-memory-unused", "--converge");

const wasm = readFileSync(join(workDir, "smallest.wasm"));
const imported = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
if (imported.length) throw new Error(`the module imports ${JSON.stringify(imported)}: it must not`);
const name = `hypertide-${createHash("sha256").update(wasm).digest("hex").slice(0, 8)}.wasm`;

const code = await script(entry, name, side === "datastar");

rmSync(outDir, { recursive: true, force: true });
mkdirSync(outDir, { recursive: true });
writeFileSync(join(outDir, "hypertide.js"), code);
writeFileSync(join(outDir, name), wasm);
