// @peek(() => …): reads without being told of changes.
import { peek as peeking } from "../signals/graph.js";

export const peek = (_, act) => peeking(act);
