// Two texts side by side: what is to be done where they differ. What stands in them is read by `scan.rs`.

// What there is about an element, in the order of `Node` in `scan.rs`: where it lies, how many elements it is with all in it, ….
const START = 0, OPEN = 1, CLOSE = 2, END = 3, SIZE = 4, MARKS = 5, NAME = 6, ID = 7, ID_END = 8, ALL = 9;
// As in `element.rs`.
const OPAQUE = 4, DROPS_LINE = 1 << 28;

/** What an edit does. */
export const ELEMENT = 0, ATTRIBUTES = 1, CHILDREN = 2;

/**
 * Says what to do to a page that stands as one text says so that it stands as another one does, in the order of the page. Both are
 * given with what `scan` has made of them.
 *
 * An edit is what it does, the way to an element, two numbers, and new markup: for the element as a whole, for its attributes,
 * or for what stands between two of its children: text, comments, and the children from one number up to another, which
 * does not belong to them. Children are counted as elements, from 0, in the page as it stands before any edit. The first
 * step of a way chooses among the elements at the top of the text; no step at all is the text itself. No edit lies in an
 * element that another one replaces.
 */
export function compare(before, after) {
  const edits = [], path = [];
  const part = ({ text, nodes }, at, from, to) => text.slice(nodes[at + from], nodes[at + to]);
  const edit = (kind, text, from, to) => { edits.push({ kind, steps: [...path], from, to, text }); };

  // Two elements that stand for each other.
  function elements(old, now) {
    const marks = after.nodes[now + MARKS], whole = part(after, now, START, END), tag = part(after, now, START, OPEN);
    if (part(before, old, START, END) == whole) return;
    const startsLine = (side, at) => /^[\r\n]/.test(part(side, at, OPEN, CLOSE));
    if (marks & OPAQUE || marks & DROPS_LINE && (startsLine(before, old) || startsLine(after, now))) return edit(ELEMENT, whole);
    if (part(before, old, START, OPEN) != tag) edit(ATTRIBUTES, tag);
    inside(old, now);
  }

  // What is in two elements that stand for each other.
  function inside(oldParent, newParent) {
    if (part(before, oldParent, OPEN, CLOSE) == part(after, newParent, OPEN, CLOSE)) return;
    const one = list(before, oldParent), other = list(after, newParent);
    const sameGap = (old, now) => one.between(old, old) == other.between(now, now);
    // Could one become the other: the same element, with the same id where it has one?
    const similar = (old, now) => one.part(old, START, NAME) == other.part(now, START, NAME) &&
      one.part(old, ID, ID_END) == other.part(now, ID, ID_END);
    const replace = (from, to, start, end) => edit(CHILDREN, other.between(start, end), from, to);
    const pair = (old, now) => {
      path.push(old);
      elements(one.children[old], other.children[now]);
      path.pop();
    };
    // Could each become the other at the same place?
    const isPairwise = (from, to, start, end) => {
      if (to - from != end - start) return;
      while (from < to) if (!similar(from++, start++)) return;
      return true;
    };
    // Children between others that stay, with the text before, between and behind them.
    const region = (from, to, start, end) => {
      if (!isPairwise(from, to, start, end)) return replace(from, to, start, end);
      for (;; start++) {
        if (!sameGap(from, start)) replace(from, from, start, start);
        if (from == to) return;
        pair(from++, start);
      }
    };

    // What is the same at the start, each child with the text before it; and at the end, each with the text behind it.
    let first = 0, oldEnd = one.children.length, newEnd = other.children.length;
    while (first < oldEnd && first < newEnd && one.withBefore(first) == other.withBefore(first)) first++;
    while (first < oldEnd && first < newEnd && one.withBehind(oldEnd - 1) == other.withBehind(newEnd - 1)) {
      oldEnd--;
      newEnd--;
    }
    // What has the same id or text on both sides, in the same order, stays; the others come and go between.
    let from = first, start = first;
    if (!isPairwise(first, oldEnd, first, newEnd)) {
      for (const [old, now] of anchors(one, other, first, oldEnd, newEnd)) if (similar(old, now)) {
        region(from, old, start, now);
        pair(old, now);
        from = old + 1;
        start = now + 1;
      }
    }
    region(from, oldEnd, start, newEnd);
  }
  inside(0, 0);
  return edits;
}

// The children of an element.
function list({ text, nodes }, parent) {
  const children = [];
  for (let at = parent + ALL; at < parent + nodes[parent + SIZE] * ALL; at += nodes[at + SIZE] * ALL) children.push(at);
  const part = (index, from, to) => text.slice(nodes[children[index] + from], nodes[children[index] + to]);
  // Where the text before a child starts and ends; behind the last child, the text up to the end tag.
  const start = (index) => index ? nodes[children[index - 1] + END] : nodes[parent + OPEN];
  const end = (index) => index < children.length ? nodes[children[index] + START] : nodes[parent + CLOSE];
  return {
    children,
    part,
    /** What an element is known by: its id, else all of its text. */
    key: (index) => part(index, ID, ID_END) || part(index, START, END),
    /** The children from one up to another, with the text before each and behind all. */
    between: (from, to) => text.slice(start(from), end(to)),
    withBefore: (index) => text.slice(start(index), start(index + 1)),
    withBehind: (index) => text.slice(end(index), end(index + 1)),
  };
}

// Pairs of children with the same id or the same text: the longest row of them that is in order on both sides.
function anchors(one, other, first, oldEnd, newEnd) {
  const known = new Map();
  for (let at = first; at < oldEnd; at++) {
    const key = one.key(at), places = known.get(key);
    if (places) places.push(at);
    else known.set(key, [at]);
  }
  // The longest increasing row, by piles: `tops` holds the end of the best row of each length.
  const tops = [];
  let last = -1;
  for (let at = first; at < newEnd; at++) {
    const places = known.get(other.key(at));
    if (!places) continue;
    // Where several have the same text, the one behind the last pair.
    last = places.slice(0, 9).find((place) => place > last) ?? places[0];
    let low = 0, high = tops.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (tops[middle][0] < last) low = middle + 1;
      else high = middle;
    }
    tops[low] = [last, at, tops[low - 1]];
  }
  const row = [];
  for (let top = tops.at(-1); top; top = top[2]) row.push(top);
  return row.reverse();
}
