import { describe, expect, it } from 'vitest';
import type { CallId } from '../../kernel/ids';
import { type ChecklistStep, openOf, partyToTell, stepToRing } from './Checklist';

const phone = { number: '02855509001', kind: 'roundTheClock' } as const;
const trouble = { code: 'dutyPhoneMissing', message: '值守表里没有这个单位的电话。' };
const call = (n: number) => ({ call: `c${n}` as CallId, number: '1', result: 'busy' as const });
const step = (to: ChecklistStep['to'], more: Partial<ChecklistStep> = {}): ChecklistStep => ({
  to,
  calls: [],
  phone,
  ...more,
});
const told = { at: 1, by: 'phone' } as const;

describe('the next duty phone', () => {
  it.each<[string, readonly ChecklistStep[], ChecklistStep['to'] | undefined]>([
    ['the government comes first', [step('government'), step(18)], 'government'],
    ['who was told is done', [step('government', { told }), step(18)], 18],
    ['a busy one waits for the others', [step('government', { calls: [call(1)] }), step(18)], 18],
    [
      'one without a phone holds up nobody',
      [step('government', { phone: undefined, trouble }), step(18)],
      18,
    ],
    ['none has a phone: the first says why', [step(18, { phone: undefined, trouble })], 18],
    ['all told', [step('government', { told })], undefined],
  ])('%s', (_, steps, to) => {
    expect(stepToRing({ steps })?.to).toBe(to);
  });

  it('is told by other means first where it has no phone', () => {
    const steps = [step('government'), step(18, { phone: undefined, trouble }), step(6, { told })];
    expect(partyToTell({ steps })).toBe(18);
    expect(partyToTell({ steps: [step('government'), step(18)] })).toBe('government');
    expect(openOf({ steps }).map(({ to }) => to)).toEqual(['government', 18]);
  });
});
