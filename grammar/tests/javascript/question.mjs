// What is asked of the grammar in JavaScript.
import { text as given } from "node:stream/consumers";

// Where the texts are said to stand.
const NAME = "button#save";
const grammar = (file) => import(`../../src/${file}.js`);

/** Gives what answers a question about a text: a value for JSON, as `answer.rs` makes it of what the grammar in Rust says. */
export const answering = {
  async hyperscript() {
    const { parse } = await grammar("hyperscript/hyperscript");
    return (text) => {
      const [features, problems] = parse(text, NAME);
      return [features.map(tree), problems];
    };
  },
  async expression() {
    const { parse } = await grammar("datastar/expression/expression");
    return (text) => {
      const [problems, statements] = parse(text, NAME);
      return [problems, statements ? statements.map(expression) : null];
    };
  },
  async attribute() {
    const { read } = await grammar("datastar/attribute/attribute");
    return (text) => {
      // As it stands in a page; the page says whether there is a value, and whether it has the mark of a signal or an action.
      const at = text.indexOf("="), value = at < 0 ? "" : text.slice(at + 1);
      const name = at < 0 ? text : text.slice(0, at);
      // The page asks about no others.
      if (!name.startsWith("data-")) return [[], null];
      const [problems, meant] = read(name, NAME, value ? /[$@]/.test(value) ? 2 : 1 : 0);
      return [problems, meant ? [meant.word, meant.key ?? null, meant.written ?? null, Object.entries(meant.mods)] : null];
    };
  },
  async place() {
    const { quote } = await grammar("diagnostic");
    return (text) => {
      // Between two marks, which are not in it.
      const plain = (part) => part.replace(/[«»]/g, "");
      const from = text.indexOf("«") + 1, to = text.indexOf("»", from);
      const start = plain(text.slice(0, from)).length, length = plain(text.slice(from, to < 0 ? text.length : to)).length;
      return quote(plain(text), NAME, start, start + length);
    };
  },
};

/** A node of hyperscript's tree; 0 where something is missing. */
const tree = (node) => node ? [node.form, node.detail, node.start, node.end, node.text, ...node.nodes.map(tree)] : 0;
/** A node of an expression in Datastar's attributes. */
const expression = ({ kind, flag, start, end, text, nodes }) =>
  [kind, flag, start, end, text, ...nodes.map(expression)];

/** What is given on the command line and by standard input: what answers the question, and what it is about. */
export async function asked() {
  return [await answering[process.argv[2]](), JSON.parse(await given(process.stdin))];
}
