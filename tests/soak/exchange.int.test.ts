// Call after call through the exchange, alone in its process: nothing is left over, and nothing of them stays in memory
// once their transactions are over, which SIP keeps for 32 s. Few in `npm test`, thousands in `npm run test:soak`.
import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { startExchange } from '../../main/exchange/startExchange';
import { CallLoad } from '../../scripts/bench/CallLoad';

const CALLS = 3 * Number(process.env.LINKSEAT_SOAK_CALLS ?? 12);
/** Octets that the heap may have more in the end. */
const SLACK = 3 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapNow = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

test(`${CALLS} calls leave nothing behind`, async () => {
  const exchange = await startExchange({ clock: () => Date.now(), ids: () => randomUUID() });
  const load = new CallLoad(exchange.url);
  await load.open();
  await load.run(10);
  const before = heapNow();
  await load.run(CALLS);
  const most = heapNow() - before;
  await expect.poll(() => exchange.calls().length + exchange.load().pending, { timeout: 10_000 }).toBe(0);
  await expect.poll(() => heapNow() - before, { timeout: 60_000, interval: 1_000 }).toBeLessThan(SLACK);
  const left = heapNow() - before;
  console.log(
    `exchange, MB more than before ${CALLS} calls: ${(most / 1e6).toFixed(1)}, then ${(left / 1e6).toFixed(1)}`,
  );
  load.close();
  await exchange.stop();
}, 90_000);
