// Brings Datastar's side into the runtime.
import { process, watch } from "../attribute/attributes.js";
import { isPatch, keys, patch } from "../patch/patch.js";
import { effect, told } from "../signals/graph.js";
import { patches, readGlobal, writeGlobal } from "../signals/store.js";
import { announce } from "../page/events.js";
import { datastar } from "./hook.js";

export function begin() {
  told.failed = (error) => console.error("hypertide: an effect:", error);
  patches.heard = (detail) => announce("datastar-signal-patch", detail);
  Object.assign(datastar, {
    read: readGlobal,
    write: writeGlobal,
    effect,
    process,
    start() {
      watch();
      document.dispatchEvent(new Event("datastar-ready"));
    },
    isPatch,
    patch: (name, data) => patch(name, keys(data)),
  });
}
