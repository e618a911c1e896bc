import type { Session } from '@shared/contract/Session';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { CALLER, callerEnded, rang } from '@shared/intake/intakeFixtures';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { beginUndo, change } from '@shared/practice/undoLog';
import { describe, expect, it } from 'vitest';
import { CALL, recordedAs, stateWith, T0, talking } from '../view/callFixture';
import { hasHole } from './CallRecord';
import { FIRST_STATE, onScreen } from './DeskState';
import { heardEvents, opened, putOnScreen } from './heard';

const empty = stateWith(undefined);
const OTHER = 'call-2' as CallId;

const session = (current: Session['current']): Session => ({
  seat: '12345-001' as SeatId,
  side: '12345',
  version: '0',
  practice: true,
  host: 'browser',
  settings: DEFAULT_SETTINGS,
  sipSecret: false,
  phone: FIRST_STATE.phone,
  signIn: 'practice',
  seatView: { state: { at: 'available', since: T0 } },
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

  it('closes the row of a call that is over, and none that is opened on the idle desk', () => {
    const chose = onScreen(heardEvents(empty, recordedAs([rang])), { openRow: '12345-01', listQuery: 'ld' });
    const over = heardEvents(chose, recordedAs([callerEnded('cancelledThere')], 2));
    expect(over.screen).toMatchObject({ openRow: '', listQuery: '' });
    const reads = onScreen(over, { openRow: '12345-02' });
    expect(heardEvents(reads, []).screen.openRow).toBe('12345-02');
  });

  it('keeps the script that is written, with its steps, and lets it sound no more', () => {
    const log = change(beginUndo('temper: 20'), 'temper: 40', 'temper', T0);
    const script = { id: 'mine', origin: 'own', file: 'mine.yaml', text: '', log } as const;
    const writes = onScreen(empty, { writing: { preview: true, opened: script } });
    expect(heardEvents(writes, recordedAs([rang])).screen.writing).toEqual({
      preview: false,
      opened: script,
    });
    expect(heardEvents(empty, recordedAs([rang])).screen.writing).toBeUndefined();
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

describe('two calls at one seat', () => {
  const both = heardEvents(heardEvents(empty, recordedAs(talking)), recordedAs([rang], 1, OTHER));

  it('stand beside each other, and change places with what stood on the screen', () => {
    expect(both.others.map(({ id }) => id)).toEqual([OTHER]);
    const there = putOnScreen(onScreen(both, { level: 2 }), OTHER);
    expect([there.record?.id, there.others[0]?.id, there.screen.level]).toEqual([OTHER, CALL, undefined]);
    const back = putOnScreen(onScreen(there, { level: 1 }), CALL);
    expect([back.record?.id, back.screen.level]).toEqual([CALL, 2]);
    expect(putOnScreen(back, OTHER).screen.level).toBe(1);
  });

  it('go on being folded, wherever they stand', () => {
    const answeredOther = recordedAs([{ type: 'legAnswered', leg: CALLER }], 2, OTHER);
    expect(heardEvents(both, answeredOther).others[0]).toMatchObject({ version: 2 });
    expect(heardEvents(both, recordedAs([callerEnded()], 3)).record?.version).toBe(3);
  });

  it('a call that gives up beside the other one is told, and gone', () => {
    const gone = heardEvents(both, recordedAs([callerEnded('cancelledThere')], 2, OTHER));
    expect([gone.record?.id, gone.others, gone.inVain?.id]).toEqual([CALL, [], OTHER]);
  });

  it('the next one takes the screen when the first is finished', () => {
    const alone = heardEvents(empty, recordedAs([rang]));
    const two = heardEvents(alone, recordedAs([rang], 1, OTHER));
    const next = heardEvents(two, recordedAs([callerEnded('cancelledThere')], 2));
    expect([next.record?.id, next.others]).toEqual([OTHER, []]);
  });

  it('a call that the person makes takes the screen at once, and gives it back', () => {
    const dialled = { type: 'legDialled', leg: CALLER, role: 'other', party: { number: '119' } } as const;
    const waits = { ...heardEvents(empty, recordedAs(talking)), awaited: OTHER };
    const made = heardEvents(waits, recordedAs([dialled], 1, OTHER));
    expect([made.record?.id, made.others[0]?.id]).toEqual([OTHER, CALL]);
    const over = heardEvents(made, recordedAs([callerEnded('busy')], 2, OTHER));
    expect([over.record?.id, over.others, over.inVain?.id]).toEqual([CALL, [], OTHER]);
  });

  it('a call that is made in vain is told, whatever stood on the screen; one that the person gave up is not', () => {
    const dialled = { type: 'legDialled', leg: CALLER, role: 'other', party: { number: '119' } } as const;
    const made = heardEvents(empty, recordedAs([dialled]));
    expect(heardEvents(made, recordedAs([callerEnded('noAnswer')], 2)).inVain?.id).toBe(CALL);
    expect(heardEvents(made, recordedAs([callerEnded('cancelledHere')], 2)).inVain).toBeUndefined();
    expect(heardEvents(empty, recordedAs([dialled, callerEnded('busy')])).inVain?.id).toBe(CALL);
    const heard = heardEvents(made, recordedAs([{ type: 'legAnswered', leg: CALLER }, callerEnded()], 2));
    expect(heard.inVain).toBeUndefined();
  });

  it('are both there again after a reload', () => {
    const state = opened(FIRST_STATE, session([...recordedAs(talking), ...recordedAs([rang], 1, OTHER)]), T0);
    expect([state.record?.id, state.others[0]?.id]).toEqual([CALL, OTHER]);
  });
});
