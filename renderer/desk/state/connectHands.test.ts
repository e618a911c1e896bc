import { ok } from '@shared/kernel/result';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import { connectHands } from './connectHands';
import { type DeskState, FIRST_STATE } from './DeskState';

const on = (call: string, practice: boolean): DeskState =>
  ({ ...FIRST_STATE, skew: 7, record: { id: call }, identity: { practice } }) as unknown as DeskState;
const key = (name: string, repeat = false, altKey = false) =>
  Object.assign(new Event('keydown'), {
    key: name,
    code: '',
    repeat,
    altKey,
    ctrlKey: false,
    shiftKey: false,
    metaKey: false,
  });
const click = () => new Event('pointerdown');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function bench(state: DeskState, inText = false) {
  const told: unknown[] = [];
  const page = new EventTarget();
  const store = createStore(state);
  const call = (async (_: string, counts: unknown) => {
    told.push(counts);
    return ok(null);
  }) as unknown as DeskBridge['call'];
  connectHands(store, { call } as DeskBridge, page, { now: () => 1_000, inText: () => inText });
  return {
    told,
    store,
    press: (...events: readonly Event[]) => {
      for (const one of events) page.dispatchEvent(one);
    },
  };
}

it('counts keys and buttons in a practice call, no held key twice and no bare modifier, and tells which were commands', () => {
  const { told, press } = bench(on('one', true));
  press(key('F2'), key('a'), key('a', true), key('Shift'), click());
  expect(told).toEqual([]);
  vi.advanceTimersByTime(5_000);
  const acts = [{ action: 'answer', key: 'F2', at: 1_007 }];
  expect(told).toEqual([{ call: 'one', keys: 2, clicks: 1, acts }]);
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(1);
});

it('what was counted goes out when the call leaves the screen', () => {
  const { told, store, press } = bench(on('one', true));
  press(key('F12'));
  store.update(() => on('two', true));
  expect(told).toEqual([{ call: 'one', keys: 1, clicks: 0 }]);
});

it('what was counted goes out when the list of runs is opened beside the call', () => {
  const { told, store, press } = bench(on('one', true));
  press(key('F12'));
  store.update((state) => ({ ...state, screen: { ...state.screen, open: 'runs' } }));
  expect(told).toEqual([{ call: 'one', keys: 1, clicks: 0 }]);
});

it('nobody counts in a call that is no practice', () => {
  const { told, press } = bench(on('real', false));
  press(key('F2'), click());
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});

it('what is typed is counted and never told', () => {
  const { told, press } = bench(on('one', true), true);
  press(key('/'), key('3'), key('a'), key('Enter'));
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([{ call: 'one', keys: 4, clicks: 0 }]);
});
