import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LegId } from '../kernel/ids';
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
  PARTNER,
  threePartyFacts,
} from './callFixtures';
import type { Supervision } from './Leg';
import { isConnected } from './Leg';
import { randomFacts } from './randomFacts';

const THIRD = 'third' as LegId;
const LEAD = 'lead' as LegId;

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

  const withThird: readonly CallFact[] = [
    ...threePartyFacts,
    { type: 'legDialled', leg: THIRD, role: 'other', party: { number: '119' } },
    { type: 'legAnswered', leg: THIRD },
  ];
  const lead = (supervision: Supervision): readonly CallFact[] => [
    {
      type: 'legOffered',
      leg: LEAD,
      role: 'supervisor',
      party: { number: 'lead' },
      dialled: '',
      supervision,
    },
    { type: 'legAnswered', leg: LEAD },
  ];
  const apart: CallFact = { type: 'privateTalkBegun', leg: PARTNER };

  /** For each listener, who is heard: o operator, c caller, p partner, t third, s supervisor. */
  test.each<[string, readonly CallFact[], Readonly<Record<string, string>>]>([
    ['four together', withThird, { o: 'cpt', c: 'opt', p: 'oct', t: 'ocp' }],
    [
      'one of them muted',
      [...withThird, { type: 'legMuted', leg: THIRD }],
      { o: 'cp', c: 'op', p: 'oc', t: 'ocp' },
    ],
    [
      'one of them held',
      [...withThird, { type: 'legHeld', leg: THIRD, by: 'us' }],
      { o: 'cp', c: 'op', p: 'oc', t: '' },
    ],
    ['the operator apart with the partner', [...withThird, apart], { o: 'p', p: 'o', c: 't', t: 'c' }],
    [
      'together again',
      [...withThird, apart, { type: 'privateTalkEnded' }],
      { o: 'cpt', c: 'opt', p: 'oct', t: 'ocp' },
    ],
    [
      'the partner of the private talk gone',
      [...withThird, apart, { type: 'legEnded', leg: PARTNER, cause: 'hungUpThere' }],
      { o: 'ct', c: 'ot', t: 'oc' },
    ],
    ['a bridge of three', [...withThird, { type: 'bridgeKept' }], { o: '', c: 'pt', p: 'ct', t: 'cp' }],
    [
      'back out of it',
      [...withThird, { type: 'bridgeKept' }, { type: 'seatRejoined' }],
      { o: 'cpt', c: 'opt' },
    ],
    ['monitored', [...answeredFacts, ...lead('monitor')], { o: 'c', c: 'o', s: 'oc' }],
    ['whispered to', [...answeredFacts, ...lead('whisper')], { o: 'cs', c: 'o', s: 'oc' }],
    ['barged in', [...answeredFacts, ...lead('barge')], { o: 'cs', c: 'os', s: 'oc' }],
    [
      'monitored while apart with the partner',
      [...threePartyFacts, apart, ...lead('monitor')],
      { o: 'p', c: '', p: 'o', s: 'op' },
    ],
    [
      'apart with the supervisor',
      [...answeredFacts, ...lead('monitor'), { type: 'privateTalkBegun', leg: LEAD }],
      { o: 's', s: 'o', c: '' },
    ],
    [
      'monitored and muted',
      [...answeredFacts, ...lead('monitor'), { type: 'microphoneMuted' }],
      { o: 'c', c: '', s: 'c' },
    ],
    [
      'monitored, the caller held',
      [...answeredFacts, ...lead('monitor'), { type: 'legHeld', leg: CALLER, by: 'us' }],
      { o: '', c: '', s: 'o' },
    ],
    [
      'monitored in a bridge',
      [...threePartyFacts, ...lead('monitor'), { type: 'bridgeKept' }],
      { o: '', s: '', c: 'p', p: 'c' },
    ],
  ])('%s', (_name, facts, expected) => {
    const names: Readonly<Record<string, string>> = {
      o: 'operator',
      c: CALLER,
      p: PARTNER,
      t: THIRD,
      s: LEAD,
    };
    const routes = audioRoutes(callAfter(...facts));
    for (const [listener, heard] of Object.entries(expected)) {
      const voices = [...'ocpts'].filter((one) =>
        routes.some(({ from, to }) => from === names[one] && to === names[listener]),
      );
      expect(voices.join(''), listener).toBe(heard);
    }
  });

  test('six voices stay near full scale together', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].flatMap((leg): readonly CallFact[] => [
      { type: 'legDialled', leg: leg as LegId, role: 'other', party: { number: leg } },
      { type: 'legAnswered', leg: leg as LegId },
    ]);
    const routes = audioRoutes(callAfter(...answeredFacts, ...many));
    const into = routes.filter(({ to }) => to === CALLER);
    expect(into).toHaveLength(6);
    expect(into.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(2 * PEER_GAIN);
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
