import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../events/RecordedEvent';
import type { CallId, LegId, SeatId } from '../kernel/ids';
import { flagsAt } from './callerFlags';
import { isRevealed, maskedOffer } from './maskUnanswered';

const seat = '12345-001' as SeatId;
const at = (when: number, body: DomainEvent) => ({ seat, at: when, body });
const call = 'c1' as CallId;
const leg = 'l1' as LegId;
const flagged = (kind: 'harassment' | 'repeated', reason: string, until: number): DomainEvent => ({
  type: 'callerFlagged',
  kind,
  reason,
  until,
  call,
});

describe('the marks on a number', () => {
  it('end by themselves, are renewed by setting them again, and are lifted', () => {
    const events = [
      at(1, flagged('harassment', '辱骂', 100)),
      at(2, flagged('repeated', '每天都打', 50)),
      at(3, flagged('harassment', '又来', 200)),
    ];
    expect(flagsAt(events, 49).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['harassment', '又来'],
      ['repeated', '每天都打'],
    ]);
    expect(flagsAt(events, 50).map(({ kind }) => kind)).toEqual(['harassment']);
    expect(flagsAt(events, 200)).toEqual([]);
    const lifted = at(4, { type: 'callerFlagLifted', kind: 'harassment', reason: '认错了人', call });
    expect(flagsAt([...events, lifted], 10).map(({ kind }) => kind)).toEqual(['repeated']);
  });
});

describe('who calls', () => {
  const offered: DomainEvent = {
    type: 'legOffered',
    leg,
    role: 'caller',
    party: { number: '13887650001', name: '来电人' },
    dialled: '12345',
  };
  it.each<[string, readonly DomainEvent[], boolean]>([
    ['ringing', [offered], false],
    ['given up', [offered, { type: 'legEnded', leg, cause: 'cancelledThere' }], false],
    ['another leg answered', [offered, { type: 'legAnswered', leg: 'l9' as LegId }], false],
    ['answered', [offered, { type: 'legAnswered', leg }], true],
    ['lost in a crash', [offered, { type: 'callLost' }], true],
  ])('%s', (_, events, revealed) => {
    expect(isRevealed(events.map((body) => ({ body })))).toBe(revealed);
  });

  it('is masked in the offer, without a name', () => {
    const { body } = maskedOffer({ stream: 'call:c1', body: offered });
    expect(body).toMatchObject({ party: { number: '138****0001' } });
    expect(JSON.stringify(body)).not.toMatch(/来电人|8765/);
  });
});
