// Two cities on one link (三（五）): asked, lent, taking the other city's calls, back again, and both cities know it.
import type { SeatId } from '@shared/kernel/ids';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type LeadWorld, openLeadWorld } from '../testing/leadWorld';

const AGENT = '12345-001' as SeatId;
const SECOND = '12345-002' as SeatId;
const LENDER = '12345-003' as SeatId;
const BORROWER = '12345-100' as SeatId;
const chengdu = { platformRegion: '510100', areaCode: '028' };
const mianyang = { platformRegion: '510700', areaCode: '0816' };
const at = (seat: SeatId) => ({
  region: seat === BORROWER ? mianyang.platformRegion : chengdu.platformRegion,
  seat,
});

let world: LeadWorld;
beforeAll(async () => {
  world = await openLeadWorld(
    new Map([
      [AGENT, chengdu],
      [SECOND, chengdu],
      [LENDER, chengdu],
      [BORROWER, mianyang],
    ]),
    [LENDER, BORROWER],
  );
});
afterAll(() => world.close());

const lendings = (seat: SeatId) => world.ask(seat, 'lend.list', {});
const lentOf = async (seat: SeatId) => (await world.ask(seat, 'session.open', {})).seatView.lent;
const card = async (seat: SeatId) =>
  (await world.ask(BORROWER, 'link.read', {})).presence.find((one) => one.seat === seat);

it('a lead asks, the other city hears it, and lends no more than is wanted and only what is idle', async () => {
  const { lending } = await world.ask(BORROWER, 'lend.ask', {
    to: [at(LENDER)],
    side: '12345',
    count: 1,
    reason: '暴雨来电激增',
  });
  expect(await lendings(LENDER)).toMatchObject([{ lending, part: 'lending', from: at(BORROWER), count: 1 }]);
  await vi.waitFor(async () => expect((await card(AGENT))?.state.at).toBe('available'));
  const give = (...seats: readonly SeatId[]) =>
    world.ask(LENDER, 'lend.give', { lending, seats: seats.map(at) });
  await expect(give(AGENT, SECOND)).rejects.toThrow('lendingTooMany');
  await expect(give(BORROWER)).rejects.toThrow('seatNotIdle');
  await expect(world.ask(AGENT, 'lend.give', { lending, seats: [at(AGENT)] })).rejects.toThrow('notAllowed');
  await give(AGENT);
  expect(await lentOf(AGENT)).toMatchObject({ lending, to: mianyang.platformRegion });
  for (const lead of [LENDER, BORROWER])
    expect(await lendings(lead)).toMatchObject([{ lending, out: [at(AGENT)], back: [] }]);
  await vi.waitFor(async () =>
    expect(await card(AGENT)).toMatchObject({
      region: chengdu.platformRegion,
      lent: { to: mianyang.platformRegion },
    }),
  );
});

it('comes back by its own key, and both cities know it', async () => {
  await world.ask(AGENT, 'seat.giveBack', {});
  expect(await lentOf(AGENT)).toBeUndefined();
  for (const lead of [LENDER, BORROWER])
    await vi.waitFor(async () =>
      expect(await lendings(lead)).toMatchObject([{ out: [], back: [at(AGENT)] }]),
    );
});

it('comes back at its time, and by the lead who borrowed', async () => {
  const ask = async (until?: number) => {
    const wish = { to: [at(LENDER)], side: '12345', count: 1, reason: '演练' } as const;
    const { lending } = await world.ask(
      BORROWER,
      'lend.ask',
      until === undefined ? wish : { ...wish, until },
    );
    return lending;
  };
  const timed = await ask(Date.now() + 400);
  await world.ask(LENDER, 'lend.give', { lending: timed, seats: [at(AGENT)] });
  const open = await ask();
  await world.ask(LENDER, 'lend.give', { lending: open, seats: [at(SECOND)] });
  await vi.waitFor(async () => expect(await lentOf(AGENT)).toBeUndefined(), { timeout: 5_000 });
  expect(await lentOf(SECOND)).toBeDefined();
  await world.ask(BORROWER, 'lend.back', { lending: open, seat: at(SECOND) });
  expect(await lentOf(SECOND)).toBeUndefined();
});
