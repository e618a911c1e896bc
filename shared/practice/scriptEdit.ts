// A change of one field of a script's text. Everything else stays as it was written, comments too: the text is the
// script, and a form is only another way to write it.
import { type Document, isCollection, isMap, isSeq } from 'yaml';
import type { ScriptPath } from './ScriptProblem';
import { readYamlSource, type YamlSource } from './yamlSource';

/** A script, or one that was read already: it is not parsed again. */
type Script = string | YamlSource;

/** Lines are not folded: a sentence is one line, however long. */
const STYLE = { lineWidth: 0 } as const;

/** Undefined as `value` removes the field. A text that is no YAML is left alone. */
export function setInScript(from: Script, path: ScriptPath, value: unknown): string {
  return edit(from, (script) => {
    if (value === undefined) script.deleteIn(path);
    else script.setIn(path, isPlain(value) ? value : script.createNode(value));
  });
}

/** Takes the item at `at` of the list at `path` to the place `to`. */
export function moveInScript(from: Script, path: ScriptPath, at: number, to: number): string {
  return edit(from, (script) => {
    const list = script.getIn(path);
    if (!isSeq(list) || to < 0 || to >= list.items.length) return;
    const [item] = list.items.splice(at, 1);
    list.items.splice(to, 0, item);
  });
}

/** A new item of the list at `path`, at its end; the list is made where there is none. */
export function addToScript(from: Script, path: ScriptPath, item: unknown): string {
  return edit(from, (script) => {
    const list = script.getIn(path);
    if (!isSeq(list)) script.setIn(path, script.createNode([item]));
    else {
      // A list that was written as `[]` grows as lines.
      if (list.items.length === 0) list.flow = false;
      list.add(script.createNode(item));
    }
  });
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function edit(from: Script, change: (script: Document) => void): string {
  const read = typeof from === 'string' ? readYamlSource(from) : { ok: true as const, value: from };
  const text = typeof from === 'string' ? from : from.text;
  const script = read.ok ? read.value.copy() : undefined;
  if (script === undefined || !isMap(script.contents)) return text;
  change(script);
  for (const name of ['idle', 'ringing', 'from'] as const) {
    const node = script.get(name);
    if (isCollection(node)) node.flow = true;
  }
  return script.toString(STYLE);
}
