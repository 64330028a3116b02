// Reads a linked WebAssembly module together with its relocations, which say what refers to what:
// https://webassembly.github.io/spec/core/binary/ and
// https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md

const CUSTOM = 0, IMPORT = 2, EXPORT = 7, CODE = 10, DATA = 11;
const SYMBOL_FUNCTION = 0, SYMBOL_DATA = 1, SYMBOL_SECTION = 3;
const UNDEFINED = 0x10, EXPLICIT_NAME = 0x40;
// Relocation types by what their index is and whether an addend follows it.
const TO_FUNCTION = new Set([0, 1, 2, 12]);
const TO_DATA = new Set([3, 4, 5, 11]);
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

class Reader {
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }
  byte() {
    return this.bytes[this.position++];
  }
  number() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte & 0x80);
    return value;
  }
  signed() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return shift < 32 && byte & 0x40 ? value | (~0 << shift) : value;
  }
  text() {
    const length = this.number();
    this.position += length;
    return new TextDecoder().decode(this.bytes.subarray(this.position - length, this.position));
  }
  skip(length) {
    this.position += length;
  }
}

function encode(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value);
  return Buffer.from(bytes);
}

/** The sections of a module: `id`, `name` of a custom one, and the `start` and `end` of its content. */
function sectionsOf(bytes) {
  const sections = [];
  const reader = new Reader(bytes, 8);
  while (reader.position < bytes.length) {
    const id = reader.byte();
    const size = reader.number();
    const start = reader.position;
    const name = id === CUSTOM ? reader.text() : undefined;
    sections.push({ id, name, start, content: reader.position, end: start + size });
    reader.position = start + size;
  }
  return sections;
}

/**
 * A module as a graph. `functions` are those defined, in order, with `name`, `start`, `end` (of the body in `bytes`)
 * and `refers`; `data` are the objects in memory, with `start`, `end` (in `bytes`) and `refers`; `roots` are what
 * is exported, or referred to from outside any of them.
 */
export function readModule(bytes) {
  const sections = sectionsOf(bytes);
  const section = (id, name) => sections.find((section) => section.id === id && section.name === name);
  const imported = countImportedFunctions(bytes, section(IMPORT));
  const functions = readBodies(bytes, section(CODE));
  const segments = readSegments(bytes, section(DATA));
  const linking = section(CUSTOM, "linking");
  if (!linking) throw new Error("the module has no relocations: was it linked with --emit-relocs?");
  const symbols = readSymbols(bytes, linking).map((symbol) => {
    if (symbol.kind === SYMBOL_FUNCTION && symbol.index >= imported) {
      const found = functions[symbol.index - imported];
      found.name ??= symbol.name;
      return found;
    }
    if (symbol.kind === SYMBOL_DATA && symbol.segment !== undefined) {
      const start = segments[symbol.segment].start + symbol.offset;
      return { name: symbol.name, data: true, start, end: start + symbol.size, refers: [] };
    }
    return undefined;
  });
  const data = symbols.filter((symbol) => symbol?.data).sort((one, other) => one.start - other.start);
  const roots = readExports(bytes, section(EXPORT)).map((index) => functions[index - imported]).filter(Boolean);
  const link = (holders, relocations, base) => {
    for (const { type, offset, index } of relocations) {
      const target = TO_FUNCTION.has(type) || TO_DATA.has(type) ? symbols[index] : undefined;
      if (!target) continue;
      const holder = holderOf(holders, base + offset);
      if (holder) holder.refers.push(target);
      else roots.push(target);
    }
  };
  link(functions, readRelocations(bytes, section(CUSTOM, "reloc.CODE")), section(CODE).start);
  link(data, readRelocations(bytes, section(CUSTOM, "reloc.DATA")), section(DATA).start);
  // What is exported from memory is reached by a name of its own.
  roots.push(...data.filter(({ name }) => name.startsWith("__")));
  return { bytes, sections, functions, data, roots };
}

/** The module without what only links and debugs it; where `body` gives one, a function has another body. */
export function writeModule({ bytes, sections, functions }, body) {
  const parts = [bytes.subarray(0, 8)];
  for (const { id, name, start, end } of sections) {
    if (id === CUSTOM && /^(linking|reloc\.|\.debug_)/.test(name)) continue;
    let content = bytes.subarray(start, end);
    if (id === CODE) {
      const bodies = functions.flatMap((function_) => {
        const code = body(function_) ?? bytes.subarray(function_.start, function_.end);
        return [encode(code.length), code];
      });
      content = Buffer.concat([encode(functions.length), ...bodies]);
    }
    parts.push(Buffer.from([id]), encode(content.length), content);
  }
  return Buffer.concat(parts);
}

/** The one of `holders`, which lie in order, that holds the byte at `position`. */
function holderOf(holders, position) {
  let low = 0, high = holders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holders[middle].start <= position) low = middle + 1;
    else high = middle;
  }
  const holder = holders[low - 1];
  return holder && position < holder.end ? holder : undefined;
}

function countImportedFunctions(bytes, section) {
  if (!section) return 0;
  const reader = new Reader(bytes, section.content);
  const limits = () => {
    const flags = reader.byte();
    reader.number();
    if (flags & 1) reader.number();
  };
  let functions = 0;
  for (let count = reader.number(); count > 0; count--) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) functions++;
    if (kind === 0) reader.number();
    else if (kind === 1) reader.byte(), limits();
    else if (kind === 2) limits();
    else if (kind === 3) reader.skip(2);
    else throw new Error(`import kind ${kind}`);
  }
  return functions;
}

function readBodies(bytes, section) {
  const reader = new Reader(bytes, section.content);
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    reader.skip(size);
    return { name: undefined, start: reader.position - size, end: reader.position, refers: [] };
  });
}

function readSegments(bytes, section) {
  const reader = new Reader(bytes, section.content);
  return Array.from({ length: reader.number() }, () => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error("a data segment is not at a constant address");
    reader.signed();
    if (reader.byte() !== 0x0b) throw new Error("a data segment's address does not end");
    const size = reader.number();
    reader.skip(size);
    return { start: reader.position - size };
  });
}

function readExports(bytes, section) {
  const reader = new Reader(bytes, section.content);
  const functions = [];
  for (let count = reader.number(); count > 0; count--) {
    reader.text();
    const kind = reader.byte();
    const index = reader.number();
    if (kind === 0) functions.push(index);
  }
  return functions;
}

function readSymbols(bytes, section) {
  const reader = new Reader(bytes, section.content);
  if (reader.number() !== 2) throw new Error("the linking section has another version");
  while (reader.position < section.end) {
    const kind = reader.byte();
    const size = reader.number();
    if (kind === 8) return Array.from({ length: reader.number() }, () => readSymbol(reader));
    reader.skip(size);
  }
  throw new Error("the module has no symbols");
}

function readSymbol(reader) {
  const kind = reader.byte();
  const flags = reader.number();
  if (kind === SYMBOL_DATA) {
    const name = reader.text();
    if (flags & UNDEFINED) return { kind, name };
    return { kind, name, segment: reader.number(), offset: reader.number(), size: reader.number() };
  }
  const index = reader.number();
  const named = kind !== SYMBOL_SECTION && (!(flags & UNDEFINED) || flags & EXPLICIT_NAME);
  return { kind, index, name: named ? reader.text() : undefined };
}

function readRelocations(bytes, section) {
  if (!section) return [];
  const reader = new Reader(bytes, section.content);
  reader.number();
  return Array.from({ length: reader.number() }, () => {
    const relocation = { type: reader.byte(), offset: reader.number(), index: reader.number() };
    if (WITH_ADDEND.has(relocation.type)) reader.signed();
    return relocation;
  });
}
