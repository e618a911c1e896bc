import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallId, PersonId } from '../../kernel/ids';
import type { SeatCard } from '../../seat/SeatCard';
import type { SeatState } from '../../seat/SeatState';
import { sampleCard } from '../../seat/sampleCard';
import { presenceMessage } from './messages';
import { cardOf, presenceText } from './presenceWire';
import { readMessage } from './readMessage';

const NOW = 1_800_000_000_000;
const call = '0190f3a2-7b6c-7000-8000-000000000001' as CallId;

const STATES: readonly ((since: number) => SeatState)[] = [
  (since) => ({ at: 'available', since }),
  (since) => ({ at: 'offered', since, call }),
  (since) => ({ at: 'busy', since, call, held: true }),
  (since) => ({ at: 'busy', since, call, held: false }),
  (since) => ({ at: 'wrapUp', since, call, mode: 'timed', until: since + 30_000, extensions: 2 }),
  (since) => ({ at: 'pause', since, reason: 'meal', limit: 45 * 60_000 }),
  (since) => ({ at: 'training', since }),
  (since) => ({ at: 'disconnected', since }),
];
const full: Partial<SeatCard> = {
  team: '一班',
  began: NOW - 17_123,
  person: { id: '0017' as PersonId, name: '王敏', role: 'agent' },
  shift: 'early',
  next: 'pause',
  matter: { row: '12345-05', level: 2, danger: true },
  legs: [
    { role: 'caller', at: 'held' },
    { role: 'partner', at: 'talking' },
    { role: 'supervisor', at: 'talking', supervision: 'whisper' },
  ],
  today: { calls: 87, handled: 15_000_000, missed: 2 },
  link: 'up',
  sound: 'fair',
  help: { word: '来电人情绪激动', since: NOW - 5_000 },
  lent: { to: '510700', until: NOW + 3_600_000 },
};

it('comes back as it was, moved to the clock of its reader however wrong that is', () => {
  const skew = fc.integer({ min: -26 * 3_600_000, max: 26 * 3_600_000 });
  const lasted = fc.integer({ min: 0, max: 200_000 });
  fc.assert(
    fc.property(fc.constantFrom(...STATES), lasted, skew, fc.boolean(), (state, seconds, off, rich) => {
      const card = sampleCard(state(NOW - seconds * 1_000), rich ? full : {});
      const read = readMessage(presenceMessage, presenceText(card, NOW));
      if (!read.ok) throw new Error(read.error.message);
      const there = cardOf(read.value, NOW + off);
      const back = (at: number) => at - off;
      const until = 'until' in there.state && there.state.until !== undefined;
      expect({
        ...there,
        state: {
          ...there.state,
          since: back(there.state.since),
          ...(until ? { until: back((there.state as { until: number }).until) } : {}),
        },
        help: there.help && { ...there.help, since: back(there.help.since) },
        lent: there.lent && { ...there.lent, until: back(there.lent.until as number) },
      }).toEqual(card);
    }),
  );
});

it('stays small: a province has 100,000 of them', () => {
  const biggest = Math.max(
    ...STATES.map((state) => Buffer.byteLength(presenceText(sampleCard(state(NOW), full), NOW))),
  );
  expect(biggest).toBeLessThan(800);
  expect(Buffer.byteLength(presenceText(sampleCard({ at: 'available', since: NOW }), NOW))).toBeLessThan(120);
});

it('reads a sign of life of an older program', () => {
  const old = { v: 1, seat: '12345-001', region: '510100', state: 'busy', forSeconds: 3 };
  const read = readMessage(presenceMessage, JSON.stringify(old));
  expect(read.ok && cardOf(read.value, NOW)).toMatchObject({
    state: { at: 'busy', since: NOW - 3_000 },
    legs: [],
  });
});
