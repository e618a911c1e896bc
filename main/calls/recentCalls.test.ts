import type { CallId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { describe, expect, it } from 'vitest';
import type { MissedDeps } from '../missed/missedDesk';
import type { CallRow } from '../store/projections/CallRow';
import type { Store } from '../store/Store';
import { dialNumber, outcomeOf, recentCalls } from './recentCalls';

const SEAT = '12345-001' as SeatId;
const row = (change: Partial<CallRow>): CallRow => ({
  call: 'call-1' as CallId,
  seat: SEAT,
  direction: 'in',
  number: '13800000001',
  dialled: '12345',
  startedAt: 0,
  endedAt: 5_000,
  lastCause: 'cancelledThere',
  lost: false,
  ...change,
});

describe('what became of a call', () => {
  it.each([
    [{}, 'abandoned'],
    [{ endedAt: 20_000 }, 'missed'],
    [{ answeredAt: 1_000, lastCause: 'hungUpThere' }, 'answered'],
    [{ lastCause: 'rejected' }, 'declined'],
    [{ direction: 'out' }, 'made'],
    [{ lost: true }, 'lost'],
    [{ endedAt: undefined }, 'running'],
  ] as const)('%j: %s', (change, expected) => {
    expect(outcomeOf(row(change))).toBe(expected);
  });
});

describe('ringing somebody', () => {
  const told: unknown[] = [];
  const rows = [
    row({ call: 'in' as CallId }),
    row({ call: 'out' as CallId, direction: 'out', number: '119' }),
    row({ call: 'hidden' as CallId, number: '' }),
    row({ call: 'foreign' as CallId, seat: '110-001' as SeatId }),
  ];
  const store = {
    listCalls: async () => rows.slice(0, 3),
    readCall: async (call: CallId) => rows.find((one) => one.call === call),
    openCalls: async () => [],
    missedCalls: async () => [],
  } as unknown as Store;
  const deps = {
    store,
    phoneReady: () => ok(null),
    tellPhone: (_: SeatId, command: unknown) => told.push(command),
  } as unknown as MissedDeps;
  const dial = (wish: object) =>
    dialNumber(deps, { seat: SEAT, person: undefined }, { call: 'new' as CallId, ...wish });

  it.each([
    [{ number: '+86 138-0000-0002' }, '13800000002'],
    [{ again: 'in' }, '13800000001'],
    [{}, '119'],
  ])('%j rings %s', async (wish, number) => {
    expect(await dial(wish)).toEqual(ok(null));
    expect(told.at(-1)).toEqual({ type: 'dial', call: 'new', number });
  });

  it.each([
    [{ number: '12' }, 'numberWrong'],
    [{ again: 'hidden' }, 'numberWrong'],
    [{ again: 'foreign' }, 'nobodyDialled'],
  ])('%j is refused: %s', async (wish, code) => {
    const before = told.length;
    expect(await dial(wish)).toMatchObject({ ok: false, error: { code } });
    expect(told).toHaveLength(before);
  });

  it('lists with masked numbers, and says who can be called back', async () => {
    const list = await recentCalls(store, SEAT, 10);
    expect(list.map(({ number, dialable }) => [number, dialable])).toEqual([
      ['138****0001', true],
      ['119', true],
      ['', false],
    ]);
  });
});
