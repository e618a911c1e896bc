/** One text with everything that was done to it. Pure; the time is given. */
export interface UndoLog {
  readonly now: string;
  /** The oldest first. */
  readonly past: readonly string[];
  /** What was taken back, the next one first. */
  readonly future: readonly string[];
  /** What was changed last, and when: more of the same at once is one step. */
  readonly last: { readonly place: string; readonly at: number } | undefined;
}

/** Milliseconds within which typing goes on in the same step. */
const TOGETHER = 1_000;
const DEEPEST = 500;

export const beginUndo = (now: string): UndoLog => ({ now, past: [], future: [], last: undefined });

/** `place`: the field, or the text as a whole. */
export function change(log: UndoLog, now: string, place: string, at: number): UndoLog {
  if (now === log.now) return log;
  const goesOn = log.last?.place === place && at - log.last.at < TOGETHER && log.past.length > 0;
  const past = goesOn ? log.past : [...log.past, log.now].slice(-DEEPEST);
  return { now, past, future: [], last: { place, at } };
}

export function undo(log: UndoLog): UndoLog {
  const now = log.past.at(-1);
  if (now === undefined) return log;
  return { now, past: log.past.slice(0, -1), future: [log.now, ...log.future], last: undefined };
}

export function redo(log: UndoLog): UndoLog {
  const [now, ...future] = log.future;
  if (now === undefined) return log;
  return { now, past: [...log.past, log.now], future, last: undefined };
}
