import { describe, test } from 'vitest';
import { PracticeSeat } from './testing/practiceSeat';

const seat = PracticeSeat.forEachTest();

describe('a citizen whose telephone is built on JsSIP', () => {
  test('is heard and hears, is held and taken back, and goes over to the partner', async () => {
    const citizen = await seat.outside('13800000001', 740, { stack: 'JsSIP' });
    const partner = await seat.outside('110-009', 1110, { stack: 'JsSIP' });
    const operator = 440;
    const call = await seat.takeOutsideCall(citizen);
    await citizen.hears([operator], [partner.tone]);
    await seat.bench.until(`linkseatProbe.hears('operator', [740])[0] > 0.05`);

    await seat.bench.command({ type: 'hold', call });
    await citizen.hears([], [operator, partner.tone]);
    await seat.bench.command({ type: 'retrieve', call });
    await citizen.hears([operator], [partner.tone]);

    await seat.climb(call, 'transfer', '110-009');
    await seat.bench.fact({ type: 'attemptEnded', result: 'handedOff' });
    await citizen.hears([partner.tone], [operator]);
    await partner.hears([citizen.tone], [operator]);
  });
});
