import { describe, expect, it } from 'vitest';
import type { QueueNow } from '../board/QueueNow';
import { NO_COUNTS } from '../indicators/Counts';
import type { CallId, OrderId, SeatId } from '../kernel/ids';
import type { OrderRow } from '../order/OrderRow';
import type { SeatCard } from '../seat/SeatCard';
import { sampleCard } from '../seat/sampleCard';
import { type AlertRules, DEFAULT_ALERT_RULES } from './AlertRules';
import { type AlertFacts, alertsOf } from './alertsOf';

const NOW = 1_800_000_000_000;
const SECOND = 1_000;
const call = 'c1' as CallId;
const NOTHING: AlertFacts = { cards: [], lost: [], ladderFails: new Map(), queues: [], orders: [] };
const usual = () => DEFAULT_ALERT_RULES;
const kinds = (facts: Partial<AlertFacts>, rules: (team: string) => AlertRules = usual): readonly string[] =>
  alertsOf({ ...NOTHING, ...facts }, rules, NOW).map(({ kind }) => kind);
const busy = (seconds: number, over: Partial<SeatCard> = {}): SeatCard =>
  sampleCard({ at: 'busy', since: NOW - seconds * SECOND, call, held: false }, { phone: true, ...over });

describe('a seat', () => {
  it.each([
    ['talks 179 s', busy(179), []],
    ['talks 180 s', busy(180), ['talkLong']],
    ['talks 300 s: one alert, not two', busy(300), ['talkTooLong']],
    ['is about danger', busy(1, { matter: { row: '110-05', danger: true } }), ['danger']],
    ['is busy without a phone', busy(1, { phone: false }), ['seatLost']],
    [
      'pauses within the limit',
      sampleCard({ at: 'pause', since: NOW - 599 * SECOND, reason: 'break', limit: 600_000 }),
      [],
    ],
    [
      'pauses over it',
      sampleCard({ at: 'pause', since: NOW - 600 * SECOND, reason: 'break', limit: 600_000 }),
      ['pauseOver'],
    ],
    ['pauses without a limit', sampleCard({ at: 'pause', since: 0, reason: 'fault' }), []],
    [
      'wraps up over the limit',
      sampleCard({
        at: 'wrapUp',
        since: NOW - 31_000,
        call,
        mode: 'untilDone',
        until: NOW - 1_000,
        extensions: 0,
      }),
      ['wrapUpOver'],
    ],
    ['waits', sampleCard({ at: 'available', since: 0 }), []],
  ] as const)('%s', (_, card, expected) => {
    expect(kinds({ cards: [card] })).toEqual(expected);
  });

  it('whose ladder failed twice in this call, not in an earlier one', () => {
    expect(kinds({ cards: [busy(1)], ladderFails: new Map([['c1', 2]]) })).toEqual(['ladderFailed']);
    expect(
      kinds({
        cards: [busy(1)],
        ladderFails: new Map([
          ['c0', 2],
          ['c1', 1],
        ]),
      }),
    ).toEqual([]);
  });

  it('that fell silent in mid-call is told, since it is no longer among the others', () => {
    expect(kinds({ lost: [busy(20)] })).toEqual(['seatLost']);
  });

  it('follows the rules of its team, where it has its own', () => {
    const rules = (team: string) => ({
      ...DEFAULT_ALERT_RULES,
      ...(team === 'early' ? { talkLong: 60_000 } : {}),
    });
    expect(kinds({ cards: [busy(61, { team: 'early' }), busy(61, { team: 'late' })] }, rules)).toEqual([
      'talkLong',
    ]);
  });

  it('has the same alert for the same call, and another for the next one', () => {
    const idOf = (card: SeatCard) => alertsOf({ ...NOTHING, cards: [card] }, usual, NOW)[0]?.id;
    expect(idOf(busy(190))).toBe(idOf(busy(200)));
    const next = sampleCard(
      { at: 'busy', since: NOW - 190 * SECOND, call: 'c2' as CallId, held: false },
      { phone: true },
    );
    expect(idOf(next)).not.toBe(idOf(busy(190)));
  });
});

it('of one pause is the same alert for two readers whose clocks differ, and of the next pause another', () => {
  const idAt = (since: number, began: number) =>
    alertsOf(
      {
        ...NOTHING,
        cards: [sampleCard({ at: 'pause', since, reason: 'break', limit: 60_000 }, { began })],
      },
      usual,
      NOW,
    )[0]?.id;
  expect(idAt(NOW - 600 * SECOND, 17)).toBe(idAt(NOW - 599 * SECOND, 17));
  expect(idAt(NOW - 600 * SECOND, 17)).not.toBe(idAt(NOW - 600 * SECOND, 18));
});

describe('a queue', () => {
  const queue = (waits: readonly number[], over: Partial<QueueNow> = {}): QueueNow => ({
    side: '12345',
    waiting: waits.map((seconds) => NOW - seconds * SECOND),
    ...over,
  });
  const day = { ...NO_COUNTS, offered: 20, answeredIn15: 18 };
  it.each([
    ['nobody waits', queue([]), []],
    ['one waits 29 s', queue([29]), []],
    ['one waits 30 s', queue([30]), ['queueWait']],
    ['two wait 15 s in the mean', queue([20, 10]), ['queueMean']],
    ['18 of 20 answered within 15 s', queue([], { day }), ['queueRate']],
    ['19 of 20', queue([], { day: { ...day, answeredIn15: 19 } }), []],
    ['too few to say', queue([], { day: { ...day, offered: 19 } }), []],
  ] as const)('%s', (_, one, expected) => {
    expect(kinds({ queues: [one] })).toEqual(expected);
  });
});

describe('an order', () => {
  const order = (passed: number): OrderRow => ({
    order: 'o1' as OrderId,
    number: '12345-1',
    side: '12345',
    holder: '12345',
    seat: '12345-001' as SeatId,
    row: '',
    item: '',
    level: 1,
    dangerNow: false,
    state: 'open',
    excerpt: '',
    place: '',
    callerNumber: '',
    createdAt: 0,
    changedAt: 0,
    dueFrom: NOW - passed,
    dueAt: NOW - passed + 100,
  });
  it.each([
    [49, []],
    [50, ['clock50']],
    [80, ['clock80']],
    [100, ['clock100']],
  ] as const)('at %i %% of its time', (passed, expected) => {
    expect(kinds({ orders: [order(passed)] })).toEqual(expected);
  });
});

it('puts what is weightier before what is older', () => {
  expect(
    kinds({
      cards: [busy(500), busy(10, { seat: '12345-002' as SeatId, matter: { row: '', danger: true } })],
    }),
  ).toEqual(['danger', 'talkTooLong']);
});
