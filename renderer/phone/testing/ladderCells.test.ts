import { EVENTS, type Event, STATES, type State } from '@shared/call/ladderTable';
import { expect, test } from 'vitest';
import { cellsOf, ignoredKeys, UNMET, whyUnmet } from './ladderCells';

const cells = (Object.keys(STATES) as State[]).flatMap((state) =>
  (Object.keys(EVENTS) as Event[]).map((event) => ({ state, event })),
);
const isDriven = ({ state, event }: (typeof cells)[number]): boolean =>
  ignoredKeys(state).includes(event) || cellsOf(state).some((cell) => cell.event === event);
const driven = cells.filter(isDriven);
const left = cells.filter((cell) => !isDriven(cell));

test('each cell of the pure table is driven by tones, or has a reason why nothing can bring it about', () => {
  const forgotten = left.filter(({ state, event }) => whyUnmet(state, event) === undefined);
  expect(forgotten.map(({ state, event }) => `${state} × ${event}`)).toEqual([]);
  const reasons = Object.groupBy(left, ({ state, event }) => whyUnmet(state, event) ?? '');
  const lines = Object.entries(reasons).map(([why, of = []]) => `  ${of.length} can’t be met: ${why}`);
  console.info([`${driven.length} of ${cells.length} cells are driven by tones`, ...lines].join('\n'));
});

test('no reason is left over: each fits a cell that is not driven', () => {
  expect(driven.length + left.length).toBe(Object.keys(STATES).length * Object.keys(EVENTS).length);
  expect(new Set(left.map(({ state, event }) => whyUnmet(state, event))).size).toBe(UNMET.length);
});
