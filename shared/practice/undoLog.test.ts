import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginUndo, change, redo, type UndoLog, undo } from './undoLog';

const steps = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.constantFrom('a', 'b'), fc.nat(3_000)));
const grown = (done: readonly (readonly [string, string, number])[]): UndoLog => {
  let at = 0;
  return done.reduce((log, [text, place, ms]) => {
    at += ms;
    return change(log, text, place, at);
  }, beginUndo('start'));
};
const all = (log: UndoLog, step: (log: UndoLog) => UndoLog): UndoLog => {
  const next = step(log);
  return next === log ? log : all(next, step);
};

describe('the undo log', () => {
  it('all undone is how it began, all redone is how it was', () => {
    fc.assert(
      fc.property(steps, (done) => {
        const log = grown(done);
        expect(all(log, undo).now).toBe('start');
        expect(all(all(log, undo), redo).now).toBe(log.now);
      }),
    );
  });

  it('typing in one place is one step, a pause or another place begins the next', () => {
    const typed = grown([
      ['s', 'a', 0],
      ['so', 'a', 200],
      ['som', 'a', 999],
      ['some', 'a', 1_000],
      ['Some', 'b', 10],
    ]);
    expect(typed.past).toEqual(['start', 'som', 'some']);
  });

  it('a change after an undo forgets what was undone', () => {
    const log = change(undo(grown([['one', 'a', 0]])), 'two', 'a', 9_000);
    expect(redo(log)).toBe(log);
    expect(log.past).toEqual(['start']);
  });
});
