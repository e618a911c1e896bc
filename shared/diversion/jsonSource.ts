import { fail, ok, type Result } from '../kernel/result';

export type JsonPath = readonly (string | number)[];

/** A text that is not JSON: where (UTF-16 offset) and what was expected there. */
export interface JsonFault {
  readonly offset: number;
  readonly expected: string;
}

export interface JsonSource {
  readonly value: unknown;
  /** The offset of the value at `path`; where the path ends early (a missing field), of the last that exists. */
  readonly offsetOf: (path: JsonPath) => number;
}

interface Node {
  readonly offset: number;
  readonly value: unknown;
  readonly children?: ReadonlyMap<string, Node>;
}

class Fault extends Error {
  readonly fault: JsonFault;
  constructor(offset: number, expected: string) {
    super(expected);
    this.fault = { offset, expected };
  }
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\n]|\\.)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** Far above what a list needs; keeps a hostile file from exhausting the stack. */
const DEEPEST = 100;

/**
 * Reads JSON and remembers where each value stands, because `JSON.parse` names no place for a value that is
 * well-formed and wrong. Accepts what RFC 8259 accepts; of a doubled key the last counts, as in `JSON.parse`.
 */
export function readJsonSource(text: string): Result<JsonSource, JsonFault> {
  try {
    const root = new Reader(text).document();
    return ok({ value: root.value, offsetOf: (path) => offsetOf(root, path) });
  } catch (error) {
    if (error instanceof Fault) return fail(error.fault);
    throw error;
  }
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function offsetOf(root: Node, path: JsonPath): number {
  let node = root;
  for (const step of path) {
    const next = node.children?.get(String(step));
    if (next === undefined) break;
    node = next;
  }
  return node.offset;
}

function parseLiteral(literal: string, offset: number): unknown {
  try {
    return JSON.parse(literal);
  } catch {
    throw new Fault(offset, 'a string without control characters and with escapes that JSON knows');
  }
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): Node {
    const node = this.element(0);
    if (this.at < this.text.length) throw new Fault(this.at, 'the end of the file');
    return node;
  }

  private element(depth: number): Node {
    if (depth > DEEPEST) throw new Fault(this.at, 'fewer levels of brackets');
    this.take(SPACE);
    const node = this.bare(depth);
    this.take(SPACE);
    return node;
  }

  private bare(depth: number): Node {
    const offset = this.at;
    const char = this.text[offset];
    if (char === '{') return this.object(depth);
    if (char === '[') return this.array(depth);
    const literal = char === '"' ? this.take(STRING) : (this.take(NUMBER) ?? this.take(WORD));
    if (literal === undefined) throw new Fault(offset, char === '"' ? 'the end of the string' : 'a value');
    return { offset, value: parseLiteral(literal, offset) };
  }

  private object(depth: number): Node {
    const offset = this.at;
    const children = new Map<string, Node>();
    this.list('}', () => {
      this.take(SPACE);
      const keyAt = this.at;
      const key = this.take(STRING);
      if (key === undefined) throw new Fault(keyAt, 'a name in quotes');
      this.take(SPACE);
      if (!this.eat(':')) throw new Fault(this.at, '“:”');
      children.set(String(parseLiteral(key, keyAt)), this.element(depth + 1));
    });
    // fromEntries defines its properties, so that a key `__proto__` is data as in JSON.parse.
    return { offset, children, value: Object.fromEntries([...children].map(([k, n]) => [k, n.value])) };
  }

  private array(depth: number): Node {
    const offset = this.at;
    const nodes: Node[] = [];
    this.list(']', () => nodes.push(this.element(depth + 1)));
    const children = new Map(nodes.map((node, i) => [String(i), node]));
    return { offset, children, value: nodes.map((node) => node.value) };
  }

  private list(close: string, member: () => void): void {
    this.at += 1;
    this.take(SPACE);
    if (this.eat(close)) return;
    do member();
    while (this.eat(','));
    if (!this.eat(close)) throw new Fault(this.at, `“,” or “${close}”`);
  }

  private eat(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
