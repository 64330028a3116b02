// Random sequences of patches, edits by scripts, typing and moves, in two documents at once: in `near` the runtime patches
// by difference, in `plain` an attribute that it cannot foresee makes it morph the whole. After each step both are the same.
async (first, count) => {
  const frame = (id) => document.getElementById(id).contentWindow;
  const near = frame("near"), plain = frame("plain");
  await Promise.all([near.started, plain.started]);

  let seed;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(random() * n);
  const one = (list) => list[below(list.length)];
  const often = (chance) => random() < chance;

  // What the server has: rows in three lists, each a tree of its own.
  let next;
  const words = ["tide", "ebb", "flood", "a &amp; b", "1 &lt; 2", "é", "  two  blanks ", ""];
  const row = () => ({
    id: often(0.7) ? `r${next++}` : null, text: one(words), title: often(0.5) ? one(words) : null, value: often(0.6) ? one(words) : null,
    ticked: often(0.3), kind: below(6), loose: often(0.3),
  });
  const model = () => [0, 1, 2].map(() => Array.from({ length: 24 + below(12) }, row));

  const fill = "lorem ipsum dolor sit amet ".repeat(3);
  const attribute = (name, value) => (value === null ? "" : ` ${name}="${value.replaceAll('"', "&quot;")}"`);
  function rowMarkup({ id, text, title, value, ticked, kind, loose }) {
    const inner = [
      `<b>${text}</b><input${attribute("value", value)}>`,
      `<label><input type="checkbox"${ticked ? " checked" : ""}> ${text}</label>`,
      `<select><option>a</option><option${ticked ? " selected" : ""}>b</option><option>c</option></select>${text}`,
      `<textarea>${text}</textarea><i>${text}</i>`,
      `<svg viewBox="0 0 9 9"><g><circle r="${text.length}"></circle></g></svg><p>${text}</p>`,
      `<span data-text="$name">${text}</span><em data-class:loud="$loud" class="x">${text}</em>`,
    ][kind];
    return `<li${attribute("id", id)}${attribute("title", title)}>${inner}${loose ? ` ${text} ` : ""}<q>${fill}</q></li>`;
  }
  const markup = (lists, mark) => {
    const inner = lists.map((rows, n) => `<ul id="list${n}" class="c${rows.length % 3}">\n${rows.map(rowMarkup).join(n ? "" : "\n")}</ul>`).join("");
    return [`<div id="root">`, `${inner}<hr data-${mark}="none">`, `</div>`];
  };

  // What a server changes from one page to the next.
  function changeModel(lists) {
    const list = one(lists);
    const at = below(list.length + 1), there = list[Math.min(at, list.length - 1)];
    switch (below(8)) {
      case 0: case 1: if (there) there.text = one(words); break;
      case 2: if (there) there.title = often(0.5) ? one(words) : null; break;
      case 3: if (there) there.value = often(0.7) ? one(words) : null, there.ticked = often(0.5); break;
      case 4: list.splice(at, 0, row()); break;
      case 5: list.splice(at, 1 + below(2)); break;
      case 6: if (there) list.splice(list.indexOf(there), 1), one(lists).splice(below(8), 0, there); break;
      case 7: often(0.3) ? list.reverse() : there && (there.kind = below(6)); break;
    }
  }

  // What others do to a page: chosen by place, so that both pages get the same. People change what stands in rows with ids:
  // of rows without, either way may take another one for the same.
  function disturb() {
    const elements = near.document.querySelectorAll("#root li, #root li *");
    const at = below(elements.length), to = below(elements.length), word = one(words), what = below(9);
    for (const { document } of [near, plain]) {
      const all = document.querySelectorAll("#root li, #root li *");
      const element = all[at], other = all[to];
      const inputs = document.querySelectorAll("#root [id] > input, #root [id] > textarea");
      const ticks = document.querySelectorAll("#root [id] > label > [type=checkbox]");
      switch (what) {
        case 0: element.title = word; break;
        case 1: element.removeAttribute("class"); break;
        case 2: if (!element.firstElementChild && !element.matches("input, textarea")) element.textContent = word; break;
        case 3: element.remove(); break;
        case 4: element.before(document.createElement("u")); break;
        case 5: if (!element.contains(other) && !other.matches("input, textarea, select, option, svg *")) other.append(element); break;
        case 6: case 7: if (inputs.length) {
          const input = inputs[at % inputs.length];
          input.value += "typed";
          input.dispatchEvent(new Event("input", { bubbles: true }));
        } break;
        case 8: if (ticks.length) ticks[at % ticks.length].click(); break;
      }
    }
  }

  function shown(node) {
    if (node.nodeType == 3) return JSON.stringify(node.data);
    if (node.nodeType != 1) return "";
    if (node.localName == "hr") return "<hr>";
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
    const state = [node.value, node.checked, node.selected].map(String);
    return `<${node.localName} ${attributes} ${state}>\n${[...node.childNodes].map(shown).join("\n")}\n</>`;
  }
  function compare(about, document = near.document, other = plain.document) {
    const one = shown(document.getElementById("root")).split("\n"), two = shown(other.getElementById("root")).split("\n");
    const at = one.findIndex((line, n) => line !== two[n]);
    if (at < 0 && one.length == two.length) return;
    throw new Error(`${about}: by difference\n${one.slice(Math.max(0, at - 6), at + 4).join("\n")}\nbut by the plain morph\n${two.slice(Math.max(0, at - 6), at + 4).join("\n")}`);
  }

  function patch(window, lists, mark, inner) {
    const [open, content, close] = markup(lists, mark);
    const argsRaw = inner ? { selector: "#root", mode: "inner", elements: content } : { elements: open + content + close };
    window.parsed = 0;
    window.document.dispatchEvent(new window.CustomEvent("datastar-fetch", { detail: { type: "datastar-patch-elements", argsRaw } }));
    return window.parsed < content.length;
  }

  const tally = { patches: 0, less: 0 };
  for (let sequence = 0; sequence < count; sequence++) {
    const start = first + sequence;
    seed = start;
    next = 0;
    const lists = model();
    const inner = often(0.3);
    const log = [];
    for (let step = 0; step < 24; step++) {
      const act = below(10);
      if (step == 0 || act < 6) {
        if (step) for (let n = below(3); n >= 0; n--) changeModel(lists);
        const less = patch(near, lists, "preserve-name", inner);
        patch(plain, lists, "preserve-attr", inner);
        log.push(less ? "patch by difference" : "patch");
        tally.patches++;
        tally.less += less;
      } else if (act < 9) {
        disturb();
        log.push("disturb");
      } else {
        const name = one(words), loud = often(0.5);
        for (const window of [near, plain]) Object.assign(window, { $name: name, $loud: loud });
        log.push("signals");
      }
      // Attributes of what has arrived are applied a moment later.
      if (often(0.4)) continue;
      await new Promise((done) => setTimeout(done));
      compare(`sequence ${start}, ${inner ? "inner" : "outer"}, ${log.join(", ")}`);
    }
  }
  return tally;
}
