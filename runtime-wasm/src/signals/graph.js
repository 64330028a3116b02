// Who reads what: sources, what is derived from them, and effects, without a word on what they are for.
//
// A change marks its readers at once, and theirs as to be looked at; nothing is worked out before it is asked for, and an
// effect runs only where something it has read is another value now. What is read while something is worked out becomes
// an edge; where it reads the same again, in the same order, nothing is touched.

const CLEAN = 0, CHECK = 1, DIRTY = 2;

// How often an effect may run in one flush before it counts as going in a circle.
const CIRCLE = 100;

/** What is told of what happens: `settled` when all effects have run, `failed` with what one has thrown. */
export const told = { settled() {}, failed(error) { throw error; } };

let observer, cursor = 0, evaluation = 0, evaluations = 0;
let batches = 0, flushing = false, flushes = 0;
let queue;

/** A source. */
export const source = (value) => ({
  value, run: undefined, effect: false, state: CLEAN, running: false, failed: undefined,
  readers: undefined, reads: undefined, readIn: 0, flush: 0, runs: 0,
});

/** Makes a source a derived value, which `run` gives when it is asked for. */
export function derive(node, run) {
  node.run = run;
  node.reads = [];
  node.state = DIRTY;
  changed(node);
}

/** Is the node derived? */
export const isDerived = (node) => node.run !== undefined;

// Drops the edges of a reader from a place on.
function cut(reader, from) {
  const { reads } = reader;
  while (reads.length > from) reads.pop().readers.delete(reader);
}

// Works something out; what it reads becomes what `reader` reads.
function evaluate(reader, act) {
  const outer = observer, at = cursor, within = evaluation;
  observer = reader;
  cursor = 0;
  evaluation = ++evaluations;
  if (reader) {
    reader.state = CLEAN;
    reader.running = true;
  }
  try {
    return act();
  } finally {
    if (reader) {
      cut(reader, reader.run ? cursor : 0);
      reader.running = false;
    }
    observer = outer;
    cursor = at;
    evaluation = within;
  }
}

/** Runs something whose reads nobody hears of. */
export const peek = (act) => evaluate(undefined, act);

// What is being worked out reads a node.
function track(node) {
  if (!observer || node === observer || node.readIn === evaluation) return;
  node.readIn = evaluation;
  if (observer.reads[cursor] !== node) {
    cut(observer, cursor);
    observer.reads.push(node);
    (node.readers ??= new Set()).add(observer);
  }
  cursor++;
}

/** The value of a node, which is now read. */
export function get(node) {
  if (node.run) {
    if (node.running) throw new Error("a derived signal needs itself");
    refresh(node);
  }
  track(node);
  if (node.failed) throw node.failed[0];
  return node.value;
}

function mark(reader, state) {
  if (reader.running || reader.state >= state) return;
  const before = reader.state;
  reader.state = state;
  if (before != CLEAN) return;
  if (reader.effect) {
    if (queue) queue.push(reader);
    else queue = [reader];
  }
  else reader.readers?.forEach((other) => mark(other, CHECK));
}

/** A node has another value: marks its readers, and theirs. */
export function changed(node) {
  if (node.readers) for (const reader of node.readers) mark(reader, DIRTY);
}

/** Gives a source a value. */
export function set(node, value) {
  if (node.value === value) return false;
  node.value = value;
  changed(node);
  return true;
}

// Brings an effect or a derived value up to date.
function refresh(node) {
  if (node.state == CHECK) {
    for (const read of node.reads) {
      if (read.run && !read.running) refresh(read);
      if (node.state == DIRTY) break;
    }
    if (node.state == CHECK) node.state = CLEAN;
  }
  if (node.state != DIRTY) return;
  if (node.effect) {
    batches++;
    try {
      evaluate(node, node.run);
    } finally {
      batches--;
      flush();
    }
    return;
  }
  const { value, failed } = node;
  node.failed = undefined;
  try {
    node.value = evaluate(node, node.run);
  } catch (error) {
    node.failed = [error];
  }
  if (node.value !== value || node.failed || failed) {
    node.readers?.forEach((reader) => { if (!reader.running) reader.state = DIRTY; });
  }
}

/** Runs something; everything it writes counts as one change. */
export function batch(act) {
  batches++;
  try {
    return act();
  } finally {
    batches--;
    flush();
  }
}

function flush() {
  if (batches || flushing) return;
  flushing = true;
  flushes++;
  try {
    for (let n = 0; n < queue?.length; n++) {
      const node = queue[n];
      if (!node.run) continue;
      if (node.flush != flushes) {
        node.flush = flushes;
        node.runs = 0;
      }
      try {
        if (++node.runs > CIRCLE) {
          node.state = CLEAN;
          throw new Error("effects go in a circle: one changes what another reads, and the other way round");
        }
        refresh(node);
      } catch (error) {
        told.failed(error);
      }
    }
  } finally {
    queue = undefined;
    flushing = false;
  }
  told.settled();
}

/** Runs something now, and again whenever what it has read changes, until what this gives is called. */
export function effect(run) {
  const node = source();
  node.effect = true;
  node.run = run;
  node.reads = [];
  node.state = DIRTY;
  refresh(node);
  return () => {
    node.run = undefined;
    cut(node, 0);
  };
}
