// A part of the page for one test.

// Puts `html` into the page, processes it, runs `steps` and gives what they return, as text. Steps know `root`, the
// element around the markup; `find(css)`; `fire(css, event, detail)`; `until(condition)`; and `said`, the lines that
// went to the console as errors meanwhile.
export async function play(process, html, steps) {
  const root = document.createElement("div");
  const said = [];
  const { error } = console;
  console.error = (...values) => said.push(String(values[0]));
  try {
    document.body.append(root);
    root.innerHTML = html;
    process(root);
    const find = (css) => root.querySelector(css);
    const fire = (css, type, detail) => {
      const event = new CustomEvent(type, { bubbles: true, cancelable: true, detail });
      (typeof css == "string" ? find(css) : css).dispatchEvent(event);
      return event;
    };
    const until = (condition) => new Promise((done, failed) => {
      const end = performance.now() + 5000;
      const look = () => {
        let held;
        try {
          held = condition();
        } catch (thrown) {
          return failed(thrown);
        }
        if (held) done(held);
        else if (performance.now() > end) failed(new Error(`${condition} did not come true; the page is ${root.innerHTML}`));
        else setTimeout(look, 1);
      };
      look();
    });
    const turn = () => new Promise((done) => setTimeout(done));
    const AsyncFunction = (async () => {}).constructor;
    const run = new AsyncFunction("root", "find", "fire", "until", "turn", "said", "process", steps);
    return String(await run(root, find, fire, until, turn, said, process));
  } finally {
    console.error = error;
    root.remove();
  }
}
