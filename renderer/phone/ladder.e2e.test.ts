// The linkage ladder (三（二）) by its tones: each way in which an attempt can go, on the embedded exchange.
import type { AttemptResult } from '@shared/call/CallFact';
import { describe, expect, test } from 'vitest';
import { PracticeSeat } from './testing/practiceSeat';
import type { Behaviour } from './testing/sampleScript';

const PARTNER = '110-009';
const practice = PracticeSeat.forEachTest();
const takeCall = practice.takeCall.bind(practice);
const isBack = (): Promise<void> => practice.isBack();
const legsEnded = (count: number): string =>
  `linkseatHost.facts.filter(({fact}) => fact.type === 'legEnded').length === ${count}`;

/** Only caller and partner hear each other; the operator neither hears nor is heard. */
async function theyTalkWithoutUs(): Promise<void> {
  await practice.bench.hears('citizen', ['partner']);
  await practice.bench.hears('partner', ['citizen']);
  await practice.bench.hears('operator', []);
}

describe.each(['transfer', 'joinThreeParty'] as const)('the partner is rung for %s', (step) => {
  test.each<[Behaviour, AttemptResult, number | undefined]>([
    ['busy', 'busy', 486],
    ['declines', 'rejected', 603],
    ['fails', 'failed', 500],
    ['vanishes', 'noAnswer', 480],
  ])('partner %s: the caller is back with the result %s', async (behaviour, result, status) => {
    await practice.climb(await takeCall(behaviour), step);
    const { fact } = await practice.bench.fact({ type: 'attemptEnded' });
    expect(fact).toMatchObject({ result, status });
    await isBack();
  });

  test('nobody answers in the set time: the caller is back and the ringing stops', async () => {
    await practice.reopen({ noAnswerAfter: 400 });
    await practice.climb(await takeCall('noAnswer'), step);
    await practice.bench.fact({ type: 'attemptEnded', result: 'noAnswer' });
    await isBack();
    await practice.bench.fact({ type: 'legEnded', cause: 'cancelledHere' });
  });

  test('the caller hangs up while it rings: the ringing stops', async () => {
    await practice.climb(await takeCall('noAnswer'), step);
    await practice.bench.fact({ type: 'legRung' });
    await practice.bench.page.evaluate('linkseatProbe.hangUp()');
    await practice.bench.fact({ type: 'attemptEnded', result: 'callerGone' });
    await practice.bench.fact({ type: 'legEnded', cause: 'cancelledHere' });
  });

  test('hung up here while it rings: both others are let go', async () => {
    const call = await takeCall('noAnswer');
    await practice.climb(call, step);
    await practice.bench.fact({ type: 'legRung' });
    await practice.bench.command({ type: 'hangUp', call });
    await practice.bench.fact({ type: 'attemptEnded', result: 'cancelled' });
    await practice.bench.until(legsEnded(2));
    await practice.bench.hears('operator', []);
    await practice.bench.hears('citizen', []);
  });

  test('cancelled while it rings: the held caller heard nothing, and is back', async () => {
    const call = await takeCall('noAnswer');
    await practice.climb(call, step);
    await practice.bench.fact({ type: 'legRung' });
    await practice.bench.hears('citizen', []);
    await practice.bench.command({ type: 'cancelAttempt', call });
    await isBack();
    await practice.bench.fact({ type: 'legEnded', cause: 'cancelledHere' });
  });
});

describe('one-key transfer', () => {
  test('answered: caller and partner hear each other, the seat is gone', async () => {
    await practice.climb(await takeCall(), 'transfer');
    await practice.bench.fact({ type: 'attemptEnded', result: 'handedOff' });
    await theyTalkWithoutUs();
    await practice.bench.until(legsEnded(2));
    const causes = (await practice.bench.facts()).flatMap(({ fact }) =>
      fact.type === 'legEnded' ? [fact.cause] : [],
    );
    expect(causes).toEqual(['replaced', 'replaced']);
  });

  test('cancelled in the moment of the answer: the caller is back, the partner is let go', async () => {
    const call = await takeCall('answers', 60);
    // The page cancels in the turn in which it hears of the answer, before any hand-over can have ended.
    await practice.bench.page.evaluate(`linkseatHost.onFact = (fact) => {
      if (fact.type === 'legRung') setTimeout(() =>
        linkseatHost.push('phone.command', { type: 'cancelAttempt', call: '${call}' }), 55);
    }`);
    await practice.climb(call, 'transfer');
    await practice.bench.fact({ type: 'attemptEnded', result: 'cancelled' });
    await practice.bench.until(legsEnded(1));
    await practice.bench.hears('operator', ['citizen']);
    await practice.bench.hears('citizen', ['operator']);
    await practice.bench.hears('partner', []);
  });
});

describe('a far end that does not do as it should', () => {
  test('takes no REFER: the seat stays as a bridge that is silent and deaf, until one hangs up', async () => {
    await practice.bench.page.evaluate("linkseatProbe.referrals('refuse')");
    await practice.climb(await takeCall(), 'transfer');
    await practice.bench.fact({ type: 'bridgeKept', status: 603 });
    await practice.bench.fact({ type: 'attemptEnded', result: 'handedOff' });
    await theyTalkWithoutUs();
    await practice.bench.page.evaluate('linkseatProbe.hangUp()');
    await practice.bench.until(legsEnded(2));
  });

  test('a bridge ends with its partner, too', async () => {
    const partner = await practice.outside(PARTNER, 1_370);
    await practice.bench.page.evaluate("linkseatProbe.referrals('refuse')");
    await practice.climb(await takeCall(), 'transfer', PARTNER);
    await practice.bench.fact({ type: 'bridgeKept' });
    await partner.act('hangUp');
    await practice.bench.until(legsEnded(2));
    await practice.bench.hears('citizen', []);
  });

  test('swallows the REFER: after 5 s a bridge; the operator comes back into it, and can be released later', async () => {
    await practice.bench.page.evaluate("linkseatProbe.referrals('swallow')");
    const call = await takeCall();
    await practice.climb(call, 'transfer');
    await practice.bench.fact({ type: 'bridgeKept' });
    await theyTalkWithoutUs();
    await practice.bench.command({ type: 'rejoin', call });
    await practice.bench.hears('operator', ['citizen', 'partner']);
    await practice.bench.hears('citizen', ['operator', 'partner']);
    await practice.bench.page.evaluate("linkseatProbe.referrals('follow')");
    await practice.bench.command({ type: 'leave', call });
    await practice.bench.until(legsEnded(2));
    await theyTalkWithoutUs();
  });

  test('dials the partner without Replaces: our leg to him is left over, noticed and ended', async () => {
    await practice.bench.page.evaluate("linkseatProbe.referrals('ignoreReplaces')");
    await practice.climb(await takeCall(), 'transfer');
    await practice.bench.fact({ type: 'attemptEnded', result: 'handedOff' });
    await practice.bench.fact({ type: 'partnerDoubled' });
    await practice.bench.until(legsEnded(2));
    await practice.bench.hears('citizen', ['partner']);
  });
});

describe('three-party call', () => {
  test('each hears exactly the two others; the operator leaves and they talk on', async () => {
    const call = await takeCall();
    await practice.climb(call, 'joinThreeParty');
    await practice.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    await practice.bench.hears('operator', ['citizen', 'partner']);
    await practice.bench.hears('citizen', ['operator', 'partner']);
    await practice.bench.hears('partner', ['operator', 'citizen']);
    await practice.bench.command({ type: 'leave', call });
    await practice.bench.fact({ type: 'seatLeft' });
    await theyTalkWithoutUs();
  });

  test('the partner is sent away: operator and caller talk on', async () => {
    const call = await takeCall();
    await practice.climb(call, 'joinThreeParty');
    await practice.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    await practice.bench.command({ type: 'cancelAttempt', call });
    await isBack();
  });

  test('the caller hangs up: operator and partner talk on', async () => {
    await practice.climb(await takeCall(), 'joinThreeParty');
    await practice.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    await practice.bench.page.evaluate('linkseatProbe.hangUp()');
    await practice.bench.until(legsEnded(1));
    await practice.bench.hears('operator', ['partner']);
    await practice.bench.hears('partner', ['operator']);
  });

  test('the partner hangs up: operator and caller talk on', async () => {
    const partner = await practice.outside(PARTNER, 1_370);
    await practice.climb(await takeCall(), 'joinThreeParty', PARTNER);
    await practice.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    await partner.act('hangUp');
    await practice.bench.fact({ type: 'legEnded', cause: 'hungUpThere' });
    await practice.bench.hears('operator', ['citizen']);
    await practice.bench.hears('citizen', ['operator']);
  });

  test('the operator hangs up: nobody is left with anybody', async () => {
    const call = await takeCall();
    await practice.climb(call, 'joinThreeParty');
    await practice.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    await practice.bench.command({ type: 'hangUp', call });
    await practice.bench.until(legsEnded(2));
    await practice.bench.hears('citizen', []);
    await practice.bench.hears('partner', []);
  });
});
