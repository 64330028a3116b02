// What wasm-bindgen writes between the page and the module, made to fit the module that wasm-opt leaves, and smaller.
import { readFileSync } from "node:fs";

const helpers = readFileSync(new URL("helpers.js", import.meta.url), "utf8");
const own = "./hypertide_runtime_bg.js";

/**
 * The glue with helpers of our own, under the names that wasm-opt gave; beside what it exports, `imports` are the module's
 * and `install` starts an instance. `renamed` is what wasm-opt has said of the names.
 */
export function fit(glue, renamed) {
  const replace = (from, to) => {
    const after = glue.replace(from, to);
    if (after === glue) throw new Error(`the glue of this wasm-bindgen has no ${from}: adapt glue.mjs to it`);
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
  replace(/\n    return \{\n        __proto__: null,[^]*?\n    \};\n/, "\n    return { a: import0 };\n");
  replace("\n        __proto__: null,", "");
  replace(/function\(\) \{ return handleError\(function ([^]*?\n        \}), arguments\); \}/g, "catching(function $1)");
  replace(/const ptr1 = passStringToWasm0\(ret, .*\n +const len1 = WASM_VECTOR_LEN;(\n.*setInt32.*){2}/g, "giveString(arg0, ret);");
  replace(/var ptr1 = isLikeNone\(ret\) \? 0 : .*\n.*var len1 = WASM_VECTOR_LEN;(\n.*setInt32.*){2}/g, "giveString(arg0, ret);");
  // No number that the module gives is so large that its sign would matter.
  glue = glue.replaceAll(/\b(arg\d+) >>> 0/g, "$1");
  const closures = glue.match(/^function wasm_bindgen__convert__closures\w+\([^]*?^\}\n/gm) ?? [];
  const theirs = [...glue.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name);
  glue = glue.slice(0, glue.indexOf("\nfunction ", glue.indexOf("function __wbg_get_imports()"))) + `\n${closures.join("")}`;
  for (const name of [...theirs, "_wbg_cb_unref"]) {
    if (glue.includes(`${name}(`) && !`${glue}${helpers}`.match(`(function|const) ${name}\\b`)) {
      throw new Error(`the glue calls ${name}: add it to helpers.js`);
    }
  }
  glue = `${glue}${helpers}\nexport { __wbg_get_imports as imports };\n`;
  const exports = new Map(renamed.exports);
  return glue.replaceAll(/\bwasm\.(\w+)/g, (_, name) => {
    if (!exports.has(name)) throw new Error(`the module exports no ${name}: adapt helpers.js to this wasm-bindgen`);
    return `wasm.${exports.get(name)}`;
  });
}
