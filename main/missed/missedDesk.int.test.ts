// Who rang in vain is told by one list, whichever list he is seen in and called back from.
import type { CallFact } from '@shared/call/CallFact';
import type { CallId, LegId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { legOf, startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const NUMBER = '13800000001';
let host: TestHost;
let seat: TestSeat;
let colleague: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '12345-002']);
  seat = host.seat('12345-001');
  colleague = host.seat('12345-002');
});
afterEach(() => host.close());

const givesUp = (call: CallId, by = seat) =>
  by.facts(call, { type: 'legEnded', leg: legOf(call), cause: 'cancelledThere' });
const recent = async (by = seat) =>
  (await by.ask('call.recent', { limit: 10 })).map(({ call, outcome, waits }) => ({ call, outcome, waits }));
const missed = (by = seat) => by.ask('missed.list', {});
const dials = (leg: LegId): CallFact => ({
  type: 'legDialled',
  leg,
  role: 'other',
  party: { number: NUMBER },
});
const LEG = 'back-leg' as LegId;

describe('a caller who gave up', () => {
  it('waits in both lists until he is called back from the list of calls', async () => {
    const call = await seat.ring('call-1', NUMBER, 'ringing');
    host.now += 4_000;
    await givesUp(call);
    expect(await recent()).toEqual([{ call, outcome: 'abandoned', waits: true }]);
    const back = 'call-2' as CallId;
    await seat.ask('call.dial', { call: back, again: call });
    expect(seat.commands()).toEqual([{ type: 'dial', call: back, number: NUMBER }]);
    expect(await missed()).toMatchObject([{ claimedBy: '12345-001', callBack: back }]);
    await seat.facts(back, dials(LEG), { type: 'legAnswered', leg: LEG });
    expect(await missed()).toEqual([]);
    expect(await recent()).toMatchObject([
      { call: back, outcome: 'running', waits: false },
      { call, outcome: 'abandoned', waits: false },
    ]);
  });

  it('counts a call-back in vain, and still waits', async () => {
    const call = await seat.ring('call-1', NUMBER, 'ringing');
    host.now += 20_000;
    await givesUp(call);
    const back = 'call-2' as CallId;
    await seat.ask('call.dial', { call: back, again: call });
    await seat.facts(back, dials(LEG), { type: 'legEnded', leg: LEG, cause: 'noAnswer' });
    expect(await missed()).toMatchObject([{ tries: 1 }]);
    expect((await recent()).at(-1)).toEqual({ call, outcome: 'missed', waits: true });
  });

  it('is nobody’s to call back but of who has taken him on', async () => {
    const call = await seat.ring('call-1', NUMBER, 'ringing');
    await givesUp(call);
    const [one] = await missed(colleague);
    if (one === undefined) throw new Error('none');
    await colleague.ask('missed.act', { missed: one.id, action: { type: 'claim' } });
    expect(await seat.answer('call.dial', { call: 'call-2' as CallId, again: call })).toMatchObject({
      error: { code: 'missedTaken' },
    });
    expect(seat.commands()).toEqual([]);
  });

  it('is done once a typed number reached him', async () => {
    await givesUp(await seat.ring('call-1', NUMBER, 'ringing'));
    const back = 'call-2' as CallId;
    await colleague.ask('call.dial', { call: back, number: NUMBER });
    await colleague.facts(back, dials(LEG), { type: 'legAnswered', leg: LEG });
    expect(await missed()).toEqual([]);
    expect((await recent())[0]?.waits).toBe(false);
  });
});
