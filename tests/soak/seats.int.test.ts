// Many seats at one exchange that goes away and comes back: all are there again soon, and not in step. 60 in `npm test`,
// 500 in `npm run test:soak`. The seats are the phone's own registration code on real sockets.
import { randomUUID } from 'node:crypto';
import { URI, UserAgent } from 'sip.js';
import { expect, test } from 'vitest';
import { type Exchange, startExchange } from '../../main/exchange/startExchange';
import { Registration } from '../../renderer/phone/sip/Registration';
import { ServerChoice } from '../../renderer/phone/sip/ServerChoice';
import { peakOf } from './peakOf';
import { seeded } from './seeded';

const SEATS = Number(process.env.LINKSEAT_SOAK_SEATS ?? 60);
/** Milliseconds that the exchange is away. The longer, the wider the seats have spread. */
const AWAY = Number(process.env.LINKSEAT_SOAK_AWAY ?? 700);
const LIMIT = 30_000;

/** Answers the moments, since the exchange listens, at which the seats were registered. */
interface Fleet {
  readonly registered: () => number;
  readonly moments: number[];
  readonly stop: () => Promise<void>;
}

const start = (port = 0): Promise<Exchange> =>
  startExchange({ port, clock: () => Date.now(), ids: () => randomUUID() });

function startFleet(server: string, since: () => number, changed: () => void): Fleet {
  const chance = seeded(500);
  const registered = new Set<number>();
  const moments: number[] = [];
  const seats = Array.from({ length: SEATS }, (_, at) => {
    const agent: UserAgent = new UserAgent({
      uri: new URI('sip', `12345-${at}`, 'linkseat.invalid'),
      transportOptions: { server, connectionTimeout: 5 },
      logBuiltinEnabled: false,
      reconnectionAttempts: 0,
      gracefulShutdown: false,
      delegate: {
        onConnect: () => registration.connected(),
        onDisconnect: () => registration.disconnected(),
      },
    });
    const registration = new Registration({
      agent,
      servers: new ServerChoice(server, []),
      random: chance.next,
      returnAfter: 60_000,
      isIdle: () => true,
      tell: (state) => {
        if (state === 'registered') {
          registered.add(at);
          moments.push(performance.now() - since());
        } else registered.delete(at);
        changed();
      },
    });
    registration.start();
    return registration;
  });
  return {
    registered: () => registered.size,
    moments,
    stop: async () => {
      await Promise.all(seats.map((seat) => seat.stop()));
    },
  };
}

test(`${SEATS} seats are back after the exchange was away for ${AWAY} ms, and not in step`, async () => {
  let since = performance.now();
  let look = (): void => undefined;
  const until = (count: number): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (fleet.registered() === count) resolve();
      };
      look();
    });
  const first = await start();
  const port = Number(new URL(first.url).port);
  const fleet = startFleet(
    first.url,
    () => since,
    () => look(),
  );
  await until(SEATS);
  await first.stop();
  await until(0);
  await new Promise((resolve) => setTimeout(resolve, AWAY));
  fleet.moments.length = 0;
  const second = await start(port);
  since = performance.now();
  await until(SEATS);
  const { moments } = fleet;
  const last = Math.max(...moments);
  const peak = peakOf(moments);
  console.log(`${SEATS} seats: the last after ${Math.round(last)} ms, peak ${peak.toFixed(2)} × the mean`);
  expect(second.registrations()).toHaveLength(SEATS);
  expect(last).toBeLessThan(LIMIT);
  // A few seats on a busy machine bunch up by chance; comeBack.test.ts holds the short form without a clock.
  if (SEATS >= 300) expect(peak).toBeLessThanOrEqual(3);
  await fleet.stop();
  await second.stop();
}, 90_000);
