// `eventsource`: a connection, and handlers for what it brings. See `eventsource.rs`.
import { blockEnd, atBoundary } from "../command/command.js";
import { dotted } from "../dotted.js";
import { leaf as value, until } from "../expression/expression.js";
import { object } from "../expression/object.js";
import { string } from "../expression/string.js";
import { duration } from "../expression/unit.js";
import { url } from "../expression/url.js";
import { advance, at, fail, is, jump, leaf, name, node, rest, take, textNode, token, unexpected, word } from "../parser.js";
import { STRING } from "../token.js";
import { body } from "./feature.js";

const CREDENTIALS = 1, PATCHES = 2, NATIVE = 4;

/** `eventsource NAME [from URL] [with OPTION …] [on EVENT … end …] end` */
export function eventsource(first) {
  // Its name was forgotten.
  if (is("from") || is("with") || is("on")) unexpected("a name");
  const name = dotted();
  // What was given, each with its place; a pattern with a wildcard, too.
  const given = { __proto__: null }, found = { __proto__: null };
  if (take("from")) found.url = address();
  while (take("with")) option(given, found);
  const handlers = [];
  while (at("on")) handlers.push(handler(first, given));
  if (!atBoundary()) unexpected(...["from", "with", "on", "end"].slice(handlers.length ? 2 : +!!found.url));
  blockEnd(first);
  if (found.native) {
    for (const word of ["method", "headers", "body", "timeout", "retry", "*"]) {
      if (given[word]) conflict("native-conflict", given[word], given.transport);
    }
  }
  if (given.body && !given.method) fail("body-without-method", given.body);
  const nodes = ["url", "headers", "body", "method", "timeout", "retry", "longest"].map((word) => found[word] ?? 0);
  const detail = (given.credentials && CREDENTIALS) | (given.patches && PATCHES) | (found.native && NATIVE);
  return node("EventSource", first, [...nodes, ...handlers], detail, name);
}

const conflict = (code, place, note) => fail(code, place, { note, noted: "because of this" });

// A bare URL, a string, a template, or an expression in parentheses.
function address() {
  if (is(STRING) || is("`") || is("(")) return value();
  const bare = url();
  if (bare) return bare;
  const first = token;
  if (!first.word || is("with") || is("on") || is("end")) unexpected("a URL");
  // A path that starts with a word: `live/prices`, but not `prices` or `urls.prices`, which look like variables.
  const path = word(first.start);
  if (!path.includes("/")) fail("url-expression");
  jump(first.start + path.length);
  return leaf("String", first, path);
}

// What follows `with`.
const options = {
  __proto__: null,
  credentials() {},
  method: (found) => found.method = textNode(token.word ? name() : string()),
  headers: (found) => found.headers = object(),
  body: (found) => found.body = until("with"),
  timeout: (found) => found.timeout = duration(),
  patches() {},
  retry(found) {
    found.retry = duration();
    if (take("to")) found.longest = duration();
  },
  transport(found) {
    found.native = take("native");
    if (!found.native && !take("fetch")) unexpected("fetch", "native");
  },
};

function option(given, found) {
  const first = token, { is } = first, read = options[is];
  if (!read) unexpected(...Object.keys(options));
  const before = given[is];
  if (before) conflict("repeated-option", first, before);
  given[is] = first;
  advance();
  read(found);
}

// `on PATTERN …`; `on` is the current token.
function handler(source, given) {
  const opened = token, patterns = [];
  advance();
  do {
    const first = token, pattern = eventPattern();
    if (pattern.includes("*")) given["*"] = first;
    patterns.push(textNode(pattern));
  } while (take("or"));
  const nodes = [node("Names", opened, patterns), take("as") && textNode(encoding()) || 0];
  // A listener elsewhere: this source was to end above.
  if (at("from")) fail("missing-end", opened, { note: source });
  nodes.push(body());
  blockEnd(opened);
  return node("Handler", opened, nodes);
}

// The name of an event, in which `*` matches any run of characters: a string, or what stands here up to white space.
function eventPattern() {
  if (is(STRING)) return string();
  const { start } = token, [text] = /[^ \t\n\f\r()[\]{}<>,;"'`]*/.exec(rest(start));
  if (!text || is("as") || is("or")) unexpected("the name of an event");
  jump(start + text.length);
  return text;
}

const encoding = () => is(STRING) ? string() : token.word ? dotted() : unexpected("a conversion, such as `Int`");
