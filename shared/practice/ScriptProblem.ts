import type { Words } from '../diversion/types';

export type ScriptPath = readonly PropertyKey[];

/** What is wrong in a practice file, and where: for the person who writes it. */
export interface ScriptProblem {
  readonly file: string;
  /** Counted from 1; absent where the fault belongs to no line of its own. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** `lines[2].audio`; empty for the whole file. */
  readonly path: string;
  /** In plain words, without the place. */
  readonly words: Words;
}

/** `lines[2].audio` of `['lines', 2, 'audio']`. */
export const showPath = (path: ScriptPath): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

/** `['lines', 2, 'audio']` of `lines[2].audio`. */
export const readPath = (shown: string): ScriptPath =>
  [...shown.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, at]) => name ?? Number(at));

/** `x.yaml:12:9: lines[2].audio: …`, as compilers write it, so that editors can jump there. */
export function showProblem(
  { file, line, column, path, words }: ScriptProblem,
  language: keyof Words,
): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
  return [place.join(':'), ...(path === '' ? [] : [path]), words[language]].join(': ');
}

/** What stands at `path`; undefined where the path leads out of it. */
export const valueAt = (value: unknown, path: ScriptPath): unknown =>
  path.reduce<unknown>(
    (found, step) =>
      typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
