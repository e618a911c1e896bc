import type { CallFact } from '@shared/call/CallFact';
import { answeredFacts, CALLER, callAfter, PARTNER, threePartyFacts } from '@shared/call/callFixtures';
import { expect, test } from 'vitest';
import type { CallRecord } from '../state/CallRecord';
import { partyCommands } from './partyCommands';

const says = (facts: readonly CallFact[], text = ''): readonly string[] => {
  const record = { call: callAfter(...facts) } as unknown as CallRecord;
  return partyCommands({ record }, text).map(({ say, number }) => `${say} ${number}`.trim());
};

test('a number is added to whoever is on the line; two alone need nothing else', () => {
  expect(says(answeredFacts, '119')).toEqual(['add 119']);
  expect(says(answeredFacts)).toEqual([]);
});

test('in a conference each party can be muted, held, talked to apart; all but the caller sent away', () => {
  expect(says(threePartyFacts)).toEqual([
    'mute 13800000000',
    'hold 13800000000',
    'apart 13800000000',
    'mute 110',
    'hold 110',
    'apart 110',
    'remove 110',
  ]);
});

test('what was done can be undone', () => {
  const done: readonly CallFact[] = [
    { type: 'legMuted', leg: PARTNER },
    { type: 'privateTalkBegun', leg: CALLER },
  ];
  expect(says([...threePartyFacts, ...done])).toEqual([
    'together',
    'mute 13800000000',
    'hold 13800000000',
    'unmute 110',
    'hold 110',
    'apart 110',
    'remove 110',
  ]);
});

test('nothing in a silent bridge', () => {
  expect(says([...threePartyFacts, { type: 'bridgeKept' }], '119')).toEqual([]);
});
