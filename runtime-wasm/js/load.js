// Fetches and compiles the WebAssembly half.
//
// `WASM` is the file's name, which carries a hash of its content, so that a cached half never meets a newer one.
// `cargo xtask pkg` sets it.
const url = new URL(WASM, import.meta.url);

async function load() {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  // As the page's `preload` asks for it: all browsers find that again by these words, and Safari by no others.
  const response = await fetch(url, origin == url.origin ? { credentials: "include", mode: "no-cors" } : {});
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const type = response.headers.get("Content-Type");
  if (/^application\/wasm\b/i.test(type)) return WebAssembly.instantiateStreaming(response);
  console.warn(`hypertide: ${url} is served as ${type}; as application/wasm it would start sooner`);
  return WebAssembly.instantiate(await response.arrayBuffer());
}

/**
 * The module's instance, with the module.
 *
 * Asked for when the bundle has been evaluated: `fetch` notes where it was called, and while the top of a script is
 * on the stack the browser parses all of that script once more for it.
 */
export const loaded = Promise.resolve().then(load);
