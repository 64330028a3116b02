// What each form of a node is compiled to, by its name in the grammar.
import { add } from "../command/add.js";
import { append } from "../command/append.js";
import { leave } from "../command/break.js";
import { default_ } from "../command/default.js";
import { fetch_ } from "../command/fetch.js";
import { get } from "../command/get.js";
import { halt } from "../command/halt.js";
import { if_ } from "../command/if.js";
import { decrement, increment } from "../command/increment.js";
import { js } from "../command/js.js";
import { log } from "../command/log.js";
import { method } from "../command/method.js";
import { put } from "../command/put.js";
import { remove } from "../command/remove.js";
import { repeat } from "../command/repeat.js";
import { return_ } from "../command/return.js";
import { send } from "../command/send.js";
import { set, setAll } from "../command/set.js";
import { show } from "../command/show.js";
import { tell } from "../command/tell.js";
import { throw_ } from "../command/throw.js";
import { toggle } from "../command/toggle.js";
import { unless } from "../command/unless.js";
import { tick, wait, waitFor } from "../command/wait.js";
import { attribute } from "../expression/attribute.js";
import { beep } from "../expression/beep.js";
import { block } from "../expression/block.js";
import { closest } from "../expression/closest.js";
import { joined, mapped, sorted, split, where } from "../expression/collection.js";
import { comparison } from "../expression/comparison.js";
import { as } from "../expression/conversion.js";
import { implicit } from "../expression/implicit.js";
import { in_ } from "../expression/in.js";
import { index } from "../expression/index.js";
import { logical } from "../expression/logical.js";
import { math, negative } from "../expression/math.js";
import { no, not, some } from "../expression/not.js";
import { object } from "../expression/object.js";
import { path } from "../expression/path.js";
import { positional } from "../expression/positional.js";
import { property } from "../expression/property.js";
import { query } from "../expression/query.js";
import { relative } from "../expression/relative.js";
import { class_, id } from "../expression/selector.js";
import { style } from "../expression/style.js";
import { symbol } from "../expression/symbol.js";
import { template } from "../expression/template.js";
import { typeCheck } from "../expression/type-check.js";
import { time, unit } from "../expression/unit.js";

const text = (c, { text }) => c.constant(text);
const list = (c, { nodes }) => c.list(nodes);
const commands = (c, { nodes }) => c.nodes(nodes);

export const forms = {
  Text: text,
  Null: (c) => c.constant(null),
  Boolean: (c, { detail }) => c.constant(!!detail),
  Number: (c, { text }) => c.constant(parseFloat(text)),
  String: text, Template: template, Array: list, Object: object, Block: block, Implicit: implicit, Symbol: symbol, Id: id,
  Class: class_, Query: query, Attribute: attribute, Style: style, Path: path, Closest: closest, Relative: relative,
  Positional: positional, Math: math, Logical: logical, Negative: negative, Not: not, No: no, Some: some,
  Comparison: comparison, Unit: unit, Time: time, TypeCheck: typeCheck, Beep: beep,
  Property: property, Index: index, As: as, In: in_, Where: where, Sorted: sorted, Mapped: mapped, Split: split, Joined: joined,
  Commands: commands, Put: put, Set: set, SetAll: setAll, Default: default_, Append: append, Add: add, Remove: remove,
  Toggle: toggle, Styles: template, Show: show, Hide: show, Log: log, Get: get, Method: method, Send: send, If: if_,
  Unless: unless, Repeat: repeat, Break: leave, Continue: leave, Return: return_, Exit: return_, Halt: halt, Throw: throw_,
  Tell: tell, Tick: tick, Wait: wait, WaitFor: waitFor, Fetch: fetch_, Increment: increment, Decrement: decrement, Js: js,
};
