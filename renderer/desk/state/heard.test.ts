import type { Session } from '@shared/contract/calls';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { CALLER, callerEnded, rang } from '@shared/intake/intakeFixtures';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { CALL, recordedAs, stateWith, T0, talking } from '../view/callFixture';
import { hasHole } from './CallRecord';
import { FIRST_STATE, onScreen } from './DeskState';
import { heardEvents, opened } from './heard';

const empty = stateWith(undefined);
const OTHER = 'call-2' as CallId;

const session = (current: Session['current']): Session => ({
  seat: '12345-001' as SeatId,
  side: '12345',
  version: '0',
  practice: true,
  host: 'browser',
  settings: DEFAULT_SETTINGS,
  phone: FIRST_STATE.phone,
  signIn: 'practice',
  seatState: { at: 'available', since: T0 },
  link: { state: 'notConfigured', waiting: 0 },
  now: T0 + 5000,
  problems: [],
  current,
});

describe('heardEvents', () => {
  it('takes a new call on the screen with its first event', () => {
    const state = heardEvents(empty, recordedAs(talking));
    expect(state.record).toMatchObject({ id: CALL, version: 2 });
    expect(state.record?.intake.step).toBe('greeting');
  });

  it('folds the same event once, however often it comes', () => {
    const once = heardEvents(empty, recordedAs(talking));
    expect(heardEvents(once, recordedAs(talking))).toBe(once);
  });

  it('leaves out what comes too early, and shows the hole', () => {
    const state = heardEvents(empty, recordedAs([rang]));
    const late = recordedAs([callerEnded()], 3);
    expect(heardEvents(state, late).record?.version).toBe(1);
    expect(state.record && hasHole(state.record, late)).toBe(true);
  });

  it('keeps the call on the screen until it is finished', () => {
    const talks = heardEvents(empty, recordedAs(talking));
    expect(heardEvents(talks, recordedAs([rang], 1, OTHER)).record?.id).toBe(CALL);
    const missed = heardEvents(empty, recordedAs([rang, callerEnded('cancelledThere')]));
    expect(heardEvents(missed, recordedAs([rang], 1, OTHER)).record?.id).toBe(OTHER);
  });

  it('begins a call with a clean screen and leaves open what the person reads', () => {
    const used = onScreen(empty, { listQuery: 'ld', level: 1, open: 'help' });
    expect(heardEvents(used, recordedAs([rang])).screen).toMatchObject({
      listQuery: '',
      level: undefined,
      open: 'help',
    });
  });

  it('knows when each field was saved, by the host’s clock', () => {
    const written = { type: 'fieldsWritten', fields: { place: 'x' } } as const;
    expect(heardEvents(empty, recordedAs([...talking, written])).record?.savedAt).toEqual({
      place: T0 + 3003,
    });
  });
});

describe('opened', () => {
  it('takes up a call that runs, and the host’s clock', () => {
    const state = opened(FIRST_STATE, session(recordedAs(talking)), T0);
    expect(state.record?.id).toBe(CALL);
    expect(state.skew).toBe(5000);
    expect(state.screen.resumed).toBe(true);
  });

  it('puts the call that still talks before one that was interrupted', () => {
    const lost = recordedAs([...talking, { type: 'callLost' }]);
    const runs = recordedAs([rang, { type: 'legAnswered', leg: CALLER }], 1, OTHER);
    expect(opened(FIRST_STATE, session([...lost, ...runs]), T0).record?.id).toBe(OTHER);
  });

  it('has no call where the host has none', () => {
    expect(opened(heardEvents(empty, recordedAs(talking)), session([]), T0).record).toBeUndefined();
  });
});
