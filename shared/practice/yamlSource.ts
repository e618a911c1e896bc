import { type Document, isMap, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { fail, ok, type Result } from '../kernel/result';
import type { ScriptPath } from './ScriptProblem';

/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is no YAML at all: the parser's own code, and its words (English, without the place). */
export interface YamlFault extends Place {
  readonly code: YAMLError['code'];
  readonly message: string;
}

export interface YamlSource {
  readonly text: string;
  readonly value: unknown;
  /** What was read, to be changed: a copy each time. */
  readonly copy: () => Document;
  /** Where the value at `path` stands; where the path ends early (a missing field), the last that exists. */
  readonly placeOf: (path: ScriptPath) => Place;
  /** Where the name of the last step stands. */
  readonly keyPlaceOf: (path: ScriptPath) => Place;
}

export type YamlRead = Result<YamlSource, YamlFault>;

/** YAML 1.2 (of which JSON is a part), with the place of every value: for a person who edits it by hand. */
export function readYamlSource(fullText: string): YamlRead {
  // An editor on Windows may have put a byte-order mark first; it is no fault of the text.
  const text = fullText.replace(/^\uFEFF/, '');
  const lineCounter = new LineCounter();
  const parsed = parseDocument(text, { lineCounter, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [fault] = parsed.errors;
  // What the parser finds after the first fault mostly comes of it.
  if (fault !== undefined)
    return fail({ ...place(fault.pos[0]), code: fault.code, message: firstLine(fault.message) });
  const reference = firstAlias(parsed);
  if (reference !== undefined) return fail({ ...place(reference), code: ALIAS, message: 'an alias' });
  return ok({
    text: fullText,
    copy: () => parsed.clone(),
    value: parsed.toJS(),
    placeOf: (path) => place(walk(parsed, path).value),
    keyPlaceOf: (path) => place(walk(parsed, path).key),
  });
}

/** The parser's own code for an alias that is none. */
const ALIAS: YAMLError['code'] = 'BAD_ALIAS';

/** Its offset. The parser leaves one that refers to nothing for later, and a text that a person writes needs none. */
function firstAlias(parsed: Document): number | undefined {
  let found: number | undefined;
  visit(parsed, {
    Alias: (_, alias) => {
      found = startOf(alias, 0);
      return visit.BREAK;
    },
  });
  return found;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

/** Offsets of the name and of the value that lie furthest along `path`. */
function walk(parsed: Document, path: ScriptPath): { readonly key: number; readonly value: number } {
  let node: unknown = parsed.contents;
  let found = { key: startOf(node, 0), value: startOf(node, 0) };
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      if (pair === undefined) break;
      const key = startOf(pair.key, found.value);
      found = { key, value: startOf(pair.value, key) };
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) break;
      const value = startOf(item, found.value);
      found = { key: value, value };
      node = item;
    } else break;
  }
  return found;
}

function startOf(node: unknown, otherwise: number): number {
  const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? otherwise;
}
