// The main roads on real servers: the phone page registers at Kamailio over a secure WebSocket with digest, rtpengine
// carries the sound, citizens are ordinary telephones with plain RTP. Who hears whom is told by tones.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { AttemptId, CallId, HandoverId } from '@shared/kernel/ids';
import type { Browser } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { servePages, startBrowser } from '../../renderer/phone/testing/phoneBench';
import { Baresip } from './Baresip';
import { Linphone } from './Linphone';
import { SeatPhone } from './SeatPhone';
import { type Kamailio, startKamailio } from './startKamailio';

/** Hertz; none is a harmonic of another. */
const TONES = { seat: 440, citizen: 610, partner: 930 };
type Who = keyof typeof TONES;

let folder: string;
let kamailio: Kamailio;
let pages: { server: ViteDevServer; base: string };
let browser: Browser;
let seat: SeatPhone;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-interop-'));
  [kamailio, pages, browser] = await Promise.all([
    startKamailio(folder),
    servePages(),
    startBrowser(['--ignore-certificate-errors']),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await pages?.server.close();
  await kamailio?.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  seat = await SeatPhone.open(browser, pages.base, '12345-001', { hertz: TONES.seat });
});
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') console.log(kamailio.output().slice(-1_000));
  await seat?.bench.close();
});

interface Party {
  levels(hertz: readonly number[]): readonly number[] | Promise<readonly number[]>;
}

/** Waits until the party hears exactly these. */
const hears = (party: Party, ...wanted: readonly Who[]): Promise<void> =>
  vi.waitFor(
    async () => {
      const all = Object.keys(TONES) as Who[];
      const levels = await party.levels(all.map((who) => TONES[who]));
      expect(all.filter((_, at) => (levels[at] ?? 0) > 0.02)).toEqual(
        all.filter((who) => wanted.includes(who)),
      );
    },
    { timeout: 8_000, interval: 100 },
  );

const offered = async (at = seat): Promise<CallId> => (await at.bench.fact({ type: 'legOffered' })).call;

const climb = (call: CallId, type: 'transfer' | 'joinThreeParty'): PhoneCommand => ({
  type,
  call,
  attempt: 'attempt-1' as AttemptId,
  handover: 'handover-1' as HandoverId,
  target: '110',
});

/** The other side's number is answered by a seat of ours. */
const withPolice = async (run: (police: SeatPhone) => Promise<void>): Promise<void> => {
  const police = await SeatPhone.open(browser, pages.base, '110-001', { hertz: TONES.partner });
  try {
    await run(police);
  } finally {
    await police.bench.close();
  }
};

describe('baresip calls', () => {
  let citizen: Baresip;
  beforeEach(async () => {
    const users = ['02855500135'];
    citizen = await Baresip.start({
      folder: join(folder, 'citizen'),
      users,
      port: 5080,
      hertz: TONES.citizen,
    });
  });
  afterEach(() => citizen?.stop());

  test('is answered, heard both ways, and hangs up', async () => {
    citizen.call('12345');
    await seat.bench.command({ type: 'answer', call: await offered() });
    await hears(seat, 'citizen');
    await hears(citizen, 'seat');
    citizen.hangUp();
    await seat.bench.fact({ type: 'legEnded', cause: 'hungUpThere' });
  });
});

describe('linphone calls', () => {
  let citizen: Linphone;
  beforeEach(async () => {
    citizen = await Linphone.start(join(folder, 'linphone'), '02855500136', 5090, TONES.citizen);
    citizen.call('12345');
    await seat.bench.command({ type: 'answer', call: await offered() });
    await hears(seat, 'citizen');
    await hears(citizen, 'seat');
  });
  afterEach(() => citizen?.stop());

  test('is held, taken back, and hangs up', async () => {
    const call = await offered();
    await seat.bench.command({ type: 'hold', call });
    await hears(citizen);
    await hears(seat);
    await seat.bench.command({ type: 'retrieve', call });
    await hears(citizen, 'seat');
    await hears(seat, 'citizen');
    citizen.hangUp();
    await seat.bench.fact({ type: 'legEnded', cause: 'hungUpThere' });
  });

  test('is handed over by REFER and Replaces: citizen and police talk, the seat is out', () =>
    withPolice(async (police) => {
      const call = await offered();
      await seat.bench.command(climb(call, 'transfer'));
      await police.bench.command({ type: 'answer', call: await offered(police) });
      await seat.bench.fact({ type: 'attemptEnded', result: 'handedOff' });
      await hears(police, 'citizen');
      await hears(citizen, 'partner');
      await hears(seat);
      expect((await police.bench.fact({ type: 'legOffered' })).fact).toMatchObject({
        handover: 'handover-1',
      });
    }));

  test('joins a three-party call: each hears exactly the two others', () =>
    withPolice(async (police) => {
      const call = await offered();
      await seat.bench.command(climb(call, 'joinThreeParty'));
      await police.bench.command({ type: 'answer', call: await offered(police) });
      await seat.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
      await hears(seat, 'citizen', 'partner');
      await hears(police, 'seat', 'citizen');
      await hears(citizen, 'seat', 'partner');
    }));
});
