/** What is wrong in a practice file, and where: for the person who edits it by hand. */
export interface ScriptProblem {
  readonly file: string;
  /** Counted from 1; absent where the fault belongs to no line of its own. */
  readonly line?: number | undefined;
  /** `lines[2].audio`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** `lines[2].audio` of `['lines', 2, 'audio']`. */
export const showPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
