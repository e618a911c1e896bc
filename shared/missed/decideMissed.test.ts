import { describe, expect, it } from 'vitest';
import type { CallId } from '../kernel/ids';
import { decideMissed, type MissedCommand } from './decideMissed';
import type { MissedCall, MissedId } from './MissedCall';

const open: MissedCall = {
  id: 'm1' as MissedId,
  number: '13800000001',
  calls: 2,
  firstAt: 1,
  lastAt: 2,
  tries: 0,
};
const mine = { ...open, claimedBy: '0017' };
const callBack: MissedCommand = { type: 'callBack', call: 'c9' as CallId };
const ask = (missed: MissedCall | undefined, command: MissedCommand) => {
  const decided = decideMissed(missed, command, '0017');
  return decided.ok ? decided.value.map(({ type }) => type) : decided.error.code;
};

describe('a missed call', () => {
  it.each([
    ['is claimed', open, { type: 'claim' }, ['missedClaimed']],
    ['is claimed once', mine, { type: 'claim' }, []],
    ['is called back in one step', open, callBack, ['missedClaimed', 'missedCallBackDialled']],
    ['is called back again', mine, callBack, ['missedCallBackDialled']],
    ['is given up', mine, { type: 'release' }, ['missedReleased']],
    ['of a hidden number is not called back', { ...open, number: '' }, callBack, 'missedNoNumber'],
    ['is closed with a note', mine, { type: 'close', note: '空号' }, ['missedClosed']],
    ['is not closed without', mine, { type: 'close', note: ' ' }, 'reasonMissing'],
    ['of somebody else stays with him', { ...open, claimedBy: '0018' }, callBack, 'missedTaken'],
    ['that is done needs nothing', undefined, callBack, 'missedDone'],
  ] as const)('%s', (_, missed, command, expected) => {
    expect(ask(missed, command)).toEqual(expected);
  });
});
