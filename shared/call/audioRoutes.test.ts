import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audioRoutes, PEER_GAIN } from './audioRoutes';
import { isHeld } from './Call';
import type { CallFact } from './CallFact';
import {
  ATTEMPT,
  answeredFacts,
  CALLER,
  callAfter,
  consultFacts,
  foldFacts,
  offeredFact,
  threePartyFacts,
} from './callFixtures';
import { isConnected } from './Leg';
import { randomFacts } from './randomFacts';

const pairs = (...facts: readonly CallFact[]): readonly string[] =>
  audioRoutes(callAfter(...facts))
    .map((route) => `${route.from}>${route.to}`)
    .sort();

describe('who hears whom', () => {
  test.each<[string, readonly CallFact[], readonly string[]]>([
    ['ringing: nobody', [offeredFact], []],
    ['answered: both ways', answeredFacts, ['caller>operator', 'operator>caller']],
    [
      'muted: the caller is heard, the operator is not',
      [...answeredFacts, { type: 'microphoneMuted' }],
      ['caller>operator'],
    ],
    ['held here: silence both ways', [...answeredFacts, { type: 'legHeld', leg: CALLER, by: 'us' }], []],
    ['held there: silence both ways', [...answeredFacts, { type: 'legHeld', leg: CALLER, by: 'them' }], []],
    [
      'partner just answered: the held caller hears nothing',
      consultFacts('transfer'),
      ['operator>partner', 'partner>operator'],
    ],
    [
      'three-party: each hears the two others',
      threePartyFacts,
      [
        'caller>operator',
        'caller>partner',
        'operator>caller',
        'operator>partner',
        'partner>caller',
        'partner>operator',
      ],
    ],
    [
      'three-party, muted: the operator is heard by none',
      [...threePartyFacts, { type: 'microphoneMuted' }],
      ['caller>operator', 'caller>partner', 'partner>caller', 'partner>operator'],
    ],
    [
      'bridge: only the two others',
      [...threePartyFacts, { type: 'bridgeKept', attempt: ATTEMPT }],
      ['caller>partner', 'partner>caller'],
    ],
    ['ended: nobody', [...answeredFacts, { type: 'legEnded', leg: CALLER, cause: 'hungUpThere' }], []],
  ])('%s', (_name, facts, expected) => {
    expect(pairs(...facts)).toEqual(expected);
  });

  test('a mix for a peer never gets more than its gain, the operator hears in full', () => {
    for (const route of audioRoutes(callAfter(...threePartyFacts))) {
      expect(route.gain).toBe(route.to === 'operator' ? 1 : PEER_GAIN);
    }
  });
});

describe('of any call', () => {
  const eachCall = (check: (call: ReturnType<typeof callAfter>) => void): void =>
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const call = foldFacts(facts);
        if (call) check(call);
      }),
      { numRuns: 400 },
    );

  test('only connected legs that nobody holds are in it', () =>
    eachCall((call) => {
      const inIt = new Set(audioRoutes(call).flatMap(({ from, to }) => [from, to]));
      for (const leg of call.legs) {
        if (!isConnected(leg) || isHeld(leg)) expect(inIt.has(leg.id)).toBe(false);
      }
    }));

  test('a muted operator is never a source, and nobody hears itself', () =>
    eachCall((call) => {
      for (const { from, to } of audioRoutes(call)) {
        expect(from).not.toBe(to);
        if (call.microphoneMuted) expect(from).not.toBe('operator');
      }
    }));

  test('hearing is mutual, but for the mute; no pair stands twice', () =>
    eachCall((call) => {
      const routes = new Set(audioRoutes(call).map(({ from, to }) => `${from}>${to}`));
      expect(routes.size).toBe(audioRoutes(call).length);
      for (const route of audioRoutes(call)) {
        if (call.microphoneMuted && route.to === 'operator') continue;
        expect(routes.has(`${route.to}>${route.from}`)).toBe(true);
      }
    }));
});
