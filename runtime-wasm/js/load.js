// Fetches and compiles the WebAssembly half. The bundle starts with this module, so that the browser does so while it
// evaluates all others.
//
// `WASM` is the file's name, which carries a hash of its content, so that a cached half never meets a newer one.
// `cargo xtask pkg` sets it.
const url = new URL(WASM, import.meta.url);

async function load() {
  if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const type = response.headers.get("Content-Type");
  if (/^application\/wasm\b/i.test(type)) return WebAssembly.instantiateStreaming(response);
  console.warn(`hypertide: ${url} is served as ${type}; as application/wasm it would start sooner`);
  return WebAssembly.instantiate(await response.arrayBuffer());
}

/** The module's instance, with the module. */
export const loaded = load();
