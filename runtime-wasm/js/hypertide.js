// The entry of the bundle: `<script type="module" src="/pkg/hypertide.js"></script>` is all a page needs.
//
// `hypertide-datastar` is the page side of Datastar, or nothing in a bundle without: `cargo xtask pkg` says which.
import { loaded } from "./load.js";
import { functions } from "./module.js";
import { begin } from "hypertide-datastar";
import { prepare, process as processNow, watch } from "../src/page/page.js";
import { connect } from "../src/runtime.js";
import { sources as declared } from "../src/source/source.js";

// What a person can do about a load that failed. Browsers word a refusal by the page's policy each in their own way.
function advice(error) {
  return /unsafe-eval|CSP|content security/i.test(error.message)
    ? "the page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src"
    : error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError
      ? "the browser is older than Chrome 96, Firefox 100 or Safari 15.4, or the .wasm is not the one built with this script"
      : "the .wasm must be served beside hypertide.js, under the name it was built with";
}

/** What a page can change; see `hypertide.d.ts`. What is not set here gets its default when the runtime starts. */
export const config = {};

let started = false;

/** Settles when the declarations of the page have been started, or when the runtime cannot be loaded. */
export const ready = loaded.then(({ instance }) => {
  connect(functions(instance));
  begin();
  started = true;
  return watch(config);
});

// While the WebAssembly half is on its way.
queueMicrotask(prepare);

/** Starts what is declared in `root` and below it; needed only where the runtime cannot see it arrive. */
export const process = (root) => ready.then(() => processNow(root));

/** The event sources that are declared. */
export const sources = () => (started ? declared() : []);

ready.catch((error) => {
  const message = `hypertide did not start: ${error.message}; ${advice(error)}`;
  console.error(message);
  document.dispatchEvent(new CustomEvent("hypertide:error", { detail: { reason: "load", message, error } }));
});
