import { ok } from '@shared/kernel/result';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import { connectHands } from './connectHands';
import { type DeskState, FIRST_STATE } from './DeskState';

const on = (call: string, practice: boolean): DeskState =>
  ({ ...FIRST_STATE, record: { id: call }, identity: { practice } }) as unknown as DeskState;
const key = (name: string, repeat = false) => Object.assign(new Event('keydown'), { key: name, repeat });
const click = () => new Event('pointerdown');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench(state: DeskState) {
  const told: unknown[] = [];
  const page = new EventTarget();
  const store = createStore(state);
  const call = (async (_: string, counts: unknown) => {
    told.push(counts);
    return ok(null);
  }) as unknown as DeskBridge['call'];
  connectHands(store, { call } as DeskBridge, page);
  return {
    told,
    store,
    press: (...events: readonly Event[]) => {
      for (const one of events) page.dispatchEvent(one);
    },
  };
}

it('counts keys and buttons in a practice call, no held key twice and no bare modifier, and tells numbers alone', () => {
  const { told, press } = bench(on('one', true));
  press(key('F2'), key('a'), key('a', true), key('Shift'), click());
  expect(told).toEqual([]);
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([{ call: 'one', keys: 2, clicks: 1 }]);
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(1);
});

it('what was counted goes out when the call leaves the screen', () => {
  const { told, store, press } = bench(on('one', true));
  press(key('F12'));
  store.update(() => on('two', true));
  expect(told).toEqual([{ call: 'one', keys: 1, clicks: 0 }]);
});

it('nobody counts in a call that is no practice', () => {
  const { told, press } = bench(on('real', false));
  press(key('F2'), click());
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});
