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
import { Sipp } from './Sipp';
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
  // One after the other: each is there to be ended if the next one fails.
  kamailio = await startKamailio(folder);
  pages = await servePages();
  browser = await startBrowser(['--ignore-certificate-errors']);
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

const OFFERED = "linkseatHost.facts.filter(({ fact }) => fact.type === 'legOffered')";
const ENDED = "linkseatHost.facts.filter(({ fact }) => fact.type === 'legEnded')";

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

describe('tones reach a foreign telephone', () => {
  let citizen: Baresip;
  beforeEach(async () => {
    const users = ['02855500139'];
    citizen = await Baresip.start({ folder: join(folder, 'tones'), users, port: 5190, hertz: TONES.citizen });
  });
  afterEach(() => citizen?.stop());

  test.each([
    ['rfc4733', /received event: '7'/],
    ['info', /received DTMF: '7' \(duration=160\)/],
  ] as const)('sent by %s', async (dtmf, heard) => {
    await seat.bench.close();
    seat = await SeatPhone.open(browser, pages.base, '12345-001', { hertz: TONES.seat, dtmf });
    citizen.call('12345');
    const call = await offered();
    await seat.bench.command({ type: 'answer', call });
    await hears(seat, 'citizen');
    await seat.bench.command({ type: 'sendDtmf', call, tone: '7' });
    await seat.bench.fact({ type: 'dtmfSent', tone: '7' });
    await citizen.says(heard);
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

describe('the phone page is loaded anew in mid-call', () => {
  let citizen: Linphone;
  beforeEach(async () => {
    citizen = await Linphone.start(join(folder, 'reload'), '02855500140', 5210, TONES.citizen);
  });
  afterEach(() => citizen?.stop());

  const talks = async (): Promise<void> => {
    await hears(seat, 'citizen');
    await hears(citizen, 'seat');
  };
  const comesBack = async (): Promise<void> => {
    await talks();
    await seat.bench.page.reload();
    await seat.bench.fact({ type: 'legRecovered' });
    await talks();
    citizen.hangUp();
    await seat.bench.fact({ type: 'legEnded', cause: 'hungUpThere' });
  };

  test('a citizen who rang is taken over by Replaces, and hears us again', async () => {
    citizen.call('12345');
    await seat.bench.command({ type: 'answer', call: await offered() });
    await comesBack();
  });

  test('so is a citizen whom we rang', async () => {
    citizen.call('12345');
    await offered();
    citizen.hangUp();
    await seat.bench.fact({ type: 'legEnded' });
    await seat.bench.command({ type: 'dial', call: 'call-back' as CallId, number: '02855500140' });
    await citizen.answer();
    await comesBack();
  });

  test('whose telephone knows no Replaces is lost, and said to be; it never rings', async () => {
    const users = ['02855500141'];
    const old = await Baresip.start({ folder: join(folder, 'old'), users, port: 5230, hertz: TONES.citizen });
    try {
      old.call('12345');
      await seat.bench.command({ type: 'answer', call: await offered() });
      await hears(seat, 'citizen');
      await seat.bench.page.reload();
      await seat.bench.fact({ type: 'legEnded', cause: 'lost' });
      await seat.bench.fact({ type: 'callLost' });
      await old.says(/rejected with 420/);
      expect(old.output).not.toMatch(/incoming call/i);
    } finally {
      await old.stop();
    }
  });
});

describe('a telephone that follows a REFER and ignores its Replaces', () => {
  let citizen: Baresip;
  beforeEach(async () => {
    const users = ['02855500135'];
    citizen = await Baresip.start({ folder: join(folder, 'wrong'), users, port: 5110, hertz: TONES.citizen });
  });
  afterEach(() => citizen?.stop());

  test('rings the police once more; their first leg is cleared, and they talk with the citizen', () =>
    withPolice(async (police) => {
      citizen.call('12345');
      const call = await offered();
      await seat.bench.command({ type: 'answer', call });
      await hears(seat, 'citizen');
      await seat.bench.command(climb(call, 'transfer'));
      const first = await offered(police);
      await police.bench.command({ type: 'answer', call: first });
      await police.bench.until(`${OFFERED}.length === 2`);
      const [, second] = await police.bench.page.evaluate<CallId[]>(`${OFFERED}.map(({ call }) => call)`);
      if (!second) throw new Error('no second call');
      await police.bench.command({ type: 'answer', call: second });
      await seat.bench.fact({ type: 'partnerDoubled' });
      await hears(police, 'citizen');
      await hears(citizen, 'partner');
      await hears(seat);
      await seat.bench.until(`${ENDED}.length === 2`);
    }));
});

describe('a telephone system that swallows the REFER', () => {
  let system: Baresip;
  let citizen: Linphone;
  beforeEach(async () => {
    const users = ['system-in', 'system-out'];
    system = await Baresip.start({ folder: join(folder, 'system'), users, port: 5130, isSystem: true });
    citizen = await Linphone.start(join(folder, 'behind'), '02855500137', 5150, TONES.citizen);
  });
  afterEach(async () => {
    await citizen?.stop();
    await system?.stop();
  });

  test('keeps the seat as a bridge that is silent and deaf, until it is let go', () =>
    withPolice(async (police) => {
      citizen.call('12300');
      const call = await offered();
      await seat.bench.command({ type: 'answer', call });
      await hears(seat, 'citizen');
      await hears(citizen, 'seat');
      await seat.bench.command(climb(call, 'transfer'));
      await police.bench.command({ type: 'answer', call: await offered(police) });
      await seat.bench.fact({ type: 'bridgeKept' });
      await hears(police, 'citizen');
      // The other direction ends in baresip, which decodes nothing more once it was held (docs/sip.md).
      await hears(seat);
      await seat.bench.command({ type: 'hangUp', call });
      await seat.bench.until(`${ENDED}.length === 2`);
    }));
});

describe('a partner on an ordinary telephone', () => {
  let citizen: Linphone;
  let call: CallId;
  beforeEach(async () => {
    citizen = await Linphone.start(join(folder, 'ladder'), '02855500138', 5170, TONES.citizen);
    citizen.call('12345');
    call = await offered();
    await seat.bench.command({ type: 'answer', call });
    await hears(citizen, 'seat');
  });
  afterEach(() => citizen?.stop());

  test.each([
    ['busy', 486, 'busy'],
    ['declining', 603, 'rejected'],
    ['broken', 500, 'failed'],
  ] as const)('%s: the caller is back', async (_, status, result) => {
    const partner = await Sipp.answering(folder, status);
    await seat.bench.command({ ...climb(call, 'transfer'), target: '119' } as PhoneCommand);
    expect((await seat.bench.fact({ type: 'attemptEnded' })).fact).toMatchObject({ result, status });
    await hears(citizen, 'seat');
    await hears(seat, 'citizen');
    await partner.stop();
  });

  test('vanishing while it rings, or never answering: the cancel brings the caller back', async () => {
    const partner = await Sipp.answering(folder, 180);
    await seat.bench.command({ ...climb(call, 'transfer'), target: '119' } as PhoneCommand);
    await seat.bench.fact({ type: 'legRung' });
    await partner.stop();
    await seat.bench.command({ type: 'cancelAttempt', call });
    await seat.bench.fact({ type: 'attemptEnded', result: 'cancelled' });
    await hears(citizen, 'seat');
    await hears(seat, 'citizen');
  });
});
