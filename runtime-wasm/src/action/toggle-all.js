// @toggleAll({include, exclude}): true becomes false, and the other way round.
import { batch, peek } from "../signals/graph.js";
import { filtered, merge } from "../signals/store.js";
import { turned } from "./set-all.js";

export const toggleAll = (_, filter) => batch(() => merge(turned(peek(() => filtered(filter)), (value) => !value)));
