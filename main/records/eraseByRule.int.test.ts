// What is known of callers is erased by the rule of the settings, whenever the program happens to be on.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const DAY = 86_400_000;
const YEAR = 366 * DAY;
let host: TestHost;
let seat: TestSeat;
beforeEach(async () => {
  host = await startTestHost(['12345-001']);
  seat = host.seat('12345-001');
  await seat.ask('session.signIn', { person: 'unnamed-lead', pin: '' });
});
afterEach(() => host.close());

const takeCall = async (name: string) => {
  const call = await seat.ring(name, '13800000001');
  await seat.hangsUp(call);
  await seat.step(call, { type: 'nonCaseMarked', nonCase: 'silent' }, { type: 'wrapUpDone' });
  return call;
};
type Call = Awaited<ReturnType<typeof takeCall>>;
const isErased = async (call: Call): Promise<boolean> =>
  (await seat.ask('call.read', { call })).every(({ body }) => (body.type as string) === 'erased');
/** On for a moment each morning, and never when an hour of it is over. */
const nextStart = async () => {
  await host.restart();
  // The sweep and the work of the start are done when a copy, which waits its turn behind them, is.
  await seat.ask('records.backup', {});
};

it('at the start, for a program that is never on for an hour', async () => {
  const call = await takeCall('c1');
  host.settings = { eraseAfterYears: 1 };
  host.now += YEAR - 30 * DAY;
  await nextStart();
  expect(await isErased(call)).toBe(false);
  host.now += 60 * DAY;
  await nextStart();
  await vi.waitFor(async () => expect(await isErased(call)).toBe(true));
});

it('a year that was set by mistake is counted first, erases nothing for a day, and can be taken back', async () => {
  const call = await takeCall('c1');
  host.now += 2 * YEAR;
  const young = await takeCall('c2');
  const { matters } = await seat.ask('records.wouldGo', { eraseAfterYears: 1 });
  expect(matters).toBeGreaterThanOrEqual(1);
  expect(await seat.ask('records.wouldGo', { eraseAfterYears: 5 })).toEqual({ recordings: 0, matters: 0 });
  await seat.ask('settings.write', { settings: { eraseAfterYears: 1 } });
  host.now += DAY - 1;
  await nextStart();
  expect(await isErased(call)).toBe(false);
  await seat.ask('settings.write', { settings: { eraseAfterYears: 0 } });
  host.now += 10 * DAY;
  await nextStart();
  expect(await isErased(call)).toBe(false);
  await seat.ask('settings.write', { settings: { eraseAfterYears: 1 } });
  host.now += DAY;
  await nextStart();
  await vi.waitFor(async () => expect(await isErased(call)).toBe(true));
  expect(await isErased(young)).toBe(false);
});
