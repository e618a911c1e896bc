import type { SeatId } from '@shared/kernel/ids';
import { unnamedPerson } from '@shared/person/Person';
import { describe, expect, it } from 'vitest';
import { createSupervisors } from './supervisors';

const SEAT = '12345-001' as SeatId;
const OTHER = '12345-002' as SeatId;
const lead = unnamedPerson('lead');

const given = () => {
  const time = { now: 1_000 };
  return { time, supervisors: createSupervisors(() => time.now, 1) };
};

describe('whose phone may come into a call', () => {
  it('is the one that was announced, however his server writes the number, at that seat and in that way', async () => {
    const { supervisors } = given();
    supervisors.announce(SEAT, '02886000001', 'monitor', lead);
    expect(await supervisors.may(SEAT, '+86 28 86000001', 'monitor')).toBe(true);
    expect(await supervisors.may(SEAT, '02886000001', 'barge')).toBe(false);
    expect(await supervisors.may(OTHER, '02886000001', 'monitor')).toBe(false);
    expect(await supervisors.may(SEAT, '8001', 'monitor')).toBe(false);
  });

  it('may do another thing after another letter, and then no more the first', async () => {
    const { supervisors } = given();
    supervisors.announce(SEAT, '8001', 'monitor', lead);
    supervisors.announce(SEAT, '8001', 'whisper', lead);
    expect(await supervisors.may(SEAT, '8001', 'whisper')).toBe(true);
    expect(await supervisors.may(SEAT, '8001', 'monitor')).toBe(false);
  });

  it('may ring before his letter is here', async () => {
    const supervisors = createSupervisors(() => 0, 60_000);
    const asked = supervisors.may(SEAT, '8001', 'barge');
    supervisors.announce(SEAT, '8001', 'whisper', lead);
    supervisors.announce(SEAT, '8001', 'barge', lead);
    expect(await asked).toBe(true);
  });

  it('is nobody a minute later', async () => {
    const { supervisors, time } = given();
    supervisors.announce(SEAT, '8001', 'monitor', lead);
    time.now += 60_000;
    expect(await supervisors.may(SEAT, '8001', 'monitor')).toBe(true);
    time.now += 1;
    expect(await supervisors.may(SEAT, '8001', 'monitor')).toBe(false);
  });

  it.each(['monitor', 'whisper', 'barge'] as const)('is no agent who %ss', async (way) => {
    const { supervisors } = given();
    supervisors.announce(SEAT, '8001', way, unnamedPerson('agent'));
    expect(await supervisors.may(SEAT, '8001', way)).toBe(false);
  });
});
