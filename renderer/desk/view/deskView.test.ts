import zhCN from '@resources/locales/zh-CN.json';
import type { DomainEvent } from '@shared/events/RecordedEvent';
import {
  attemptEnded,
  attemptStarted,
  CALLER,
  callerEnded,
  consent,
  danger,
  ladderStarted,
  PARTNER,
  rang,
} from '@shared/intake/intakeFixtures';
import { describe, expect, it } from 'vitest';
import { onScreen } from '../state/DeskState';
import { record, stateWith, talking } from './callFixture';
import { deskView } from './deskView';

const held: DomainEvent = { type: 'legHeld', leg: CALLER, by: 'us' };
const back: DomainEvent = { type: 'legRetrieved', leg: CALLER, by: 'us' };
const dialled: DomainEvent = { type: 'legDialled', leg: PARTNER, role: 'partner', party: { number: '110' } };
const partnerAnswered: DomainEvent = { type: 'legAnswered', leg: PARTNER };
const theirs: DomainEvent = { type: 'rowChosen', row: '110-01' };
const ours: DomainEvent = { type: 'rowChosen', row: '12345-14' };
const both: DomainEvent = { type: 'rowChosen', row: '12345-15' };
const words: DomainEvent = { type: 'fieldsWritten', fields: { narrative: '有人偷车' } };
const climb: readonly DomainEvent[] = [
  theirs,
  consent('given'),
  ladderStarted('transfer'),
  attemptStarted('transfer'),
  held,
  dialled,
];
const joined: readonly DomainEvent[] = [
  ladderStarted('threeParty'),
  attemptStarted('threeParty'),
  held,
  dialled,
  partnerAnswered,
  attemptEnded('threeParty'),
  back,
];

const view = (...bodies: readonly DomainEvent[]) => deskView(stateWith(record(bodies)), undefined);

describe('the phase of the call bar', () => {
  const cases: readonly (readonly [string, readonly DomainEvent[]])[] = [
    ['ringing', [rang]],
    ['talking', talking],
    ['held', [...talking, held]],
    ['climbing', [...talking, ...climb]],
    ['threeParty', [...talking, ...joined]],
    ['ended', [...talking, callerEnded()]],
    ['interrupted', [...talking, { type: 'callLost' }]],
    ['idle', [rang, callerEnded('cancelledThere')]],
  ];
  it.each(cases)('is %s', (phase, bodies) => {
    expect(view(...bodies).phase).toBe(phase);
  });

  it('is idle without a call', () => {
    expect(deskView(stateWith(undefined), undefined).phase).toBe('idle');
  });
});

describe('what the keys may do', () => {
  it('answers only what rings', () => {
    expect(view(rang).available.has('answer')).toBe(true);
    expect(view(...talking).available.has('answer')).toBe(false);
  });

  it('offers the transfer before consent, and the way back while it runs', () => {
    expect(view(...talking, theirs).available.has('transfer')).toBe(true);
    const climbing = view(...talking, ...climb).available;
    expect([climbing.has('transfer'), climbing.has('hold'), climbing.has('submit')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('leaves only what three are in', () => {
    expect(view(...talking).available.has('leave')).toBe(false);
    expect(view(...talking, ...joined).available.has('leave')).toBe(true);
  });

  it('joins 119, 120 and 122 in one key while the caller is there', () => {
    expect(view(...talking, danger).available.has('emergency119')).toBe(true);
    expect(view(...talking, danger, callerEnded()).available.has('emergency119')).toBe(false);
  });

  it('does nothing without a call', () => {
    expect([...deskView(stateWith(undefined), undefined).available]).toEqual([]);
  });
});

describe('the next best step', () => {
  const cases: readonly (readonly [string, string | undefined, readonly DomainEvent[]])[] = [
    ['answer', 'answer', [rang]],
    ['listen', 'focusNarrative', talking],
    ['chooseRow', 'focusLists', [...talking, words]],
    ['overlap', undefined, [...talking, both]],
    ['consent', undefined, [...talking, theirs]],
    ['transfer', 'transfer', [...talking, theirs, consent('given')]],
    ['climbing', 'hold', [...talking, ...climb]],
    ['fallback', 'threeParty', [...talking, ...climb, attemptEnded('busy'), back]],
    ['danger110', 'transfer', [...talking, danger]],
    ['dangerOrder', 'dispatch', [...talking, danger, callerEnded()]],
    ['settled', undefined, [...talking, ...joined]],
    ['submit', 'submit', [...talking, ours]],
  ];
  it.each(cases)('says %s', (say, action, bodies) => {
    const { next } = view(...bodies);
    expect([next.say, next.action]).toEqual([say, action]);
    expect(Object.keys(zhCN.next)).toContain(say);
  });

  it('says first what keeps an idle seat from being rung', () => {
    const idle = stateWith(undefined);
    const phone = { registration: 'registered', microphone: 'ready', audible: true } as const;
    expect(deskView(idle, undefined).next.action).toBe('openPhone');
    expect(deskView({ ...idle, phone }, undefined).next.say).toBe('idle');
    const paused = { ...idle, phone, seat: { state: { at: 'pause', since: 0, reason: '' } } as const };
    expect(deskView(paused, undefined).next).toMatchObject({ say: 'beReady', action: 'ready' });
  });

  it('counts what is typed and not yet safe as a narrative', () => {
    expect(deskView(stateWith(record(talking)), '有人').next.say).toBe('chooseRow');
  });
});

describe('what the digits choose', () => {
  it('is the scripted callers before a call, the one open question in it, else the lists', () => {
    expect(deskView(stateWith(undefined), undefined).choices).toBe('scripts');
    expect(view(rang).choices).toBe('none');
    expect(view(...talking).choices).toBe('hits');
    expect(view(...talking, both).choices).toBe('overlap');
    expect(view(...talking, theirs).choices).toBe('consent');
    expect(view(...talking, ...joined).choices).toBe('settled');
  });

  it('is the lists while their search field has the focus', () => {
    const state = onScreen(stateWith(record([...talking, theirs])), { listsFocused: true });
    expect(deskView(state, undefined).choices).toBe('hits');
  });

  it('is consent once F6 was pressed', () => {
    const state = onScreen(stateWith(record([...talking, ours])), { wantsTransfer: true });
    expect(deskView(state, undefined).choices).toBe('consent');
  });
});

describe('the level', () => {
  it('wants a reason downward only', () => {
    const state = stateWith(record([...talking, danger]));
    expect(deskView(state, undefined).level).toMatchObject({ proposed: 1, chosen: 1, needsReason: false });
    expect(deskView(onScreen(state, { level: 3 }), undefined).level.needsReason).toBe(true);
  });
});
