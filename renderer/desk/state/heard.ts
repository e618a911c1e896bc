import type { Session } from '@shared/contract/calls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { IntakeSetting } from '@shared/intake/IntakeState';
import type { CallId } from '@shared/kernel/ids';
import { type CallRecord, callOf, evolveRecord, isFinished, newRecord } from './CallRecord';
import { type DeskState, FIRST_SCREEN } from './DeskState';

/** What the fold needs beside the events. Without lists, owners are unclear. */
export const settingOf = ({ identity, lists }: DeskState): IntakeSetting => ({
  side: identity?.side ?? '12345',
  lists: lists ?? { rows: [], overlaps: [] },
});

/** Folds pushed events in. A new call takes the screen once the one before it is finished. */
export function heardEvents(state: DeskState, events: readonly RecordedEvent[]): DeskState {
  if (state.identity === undefined) return state;
  const calls = [...new Set(events.map(callOf))].filter((call) => call !== undefined);
  return calls.reduce((now, call) => heardCall(now, call, events), state);
}

function heardCall(state: DeskState, call: CallId, events: readonly RecordedEvent[]): DeskState {
  const setting = settingOf(state);
  if (state.duty?.id === call || startsDuty(call, events)) return heardDuty(state, call, events);
  const { record } = state;
  if (record?.id === call) {
    const next = evolveRecord(record, events, setting);
    return next === record ? state : { ...state, record: next };
  }
  const starts = events.some((event) => callOf(event) === call && event.version === 1);
  if (!starts || (record !== undefined && !isFinished(record))) return state;
  // The screen starts anew with the call, but what the person had open to read stays open.
  const { open, orderQuery, order, inText } = state.screen;
  const fresh = { ...state, screen: { ...FIRST_SCREEN, open, orderQuery, order, inText } };
  return { ...fresh, record: evolveRecord(newRecord(call, setting), events, setting) };
}

/** A call to a duty phone never takes the place of the citizen's. It is gone with its end: the checklist tells it. */
function heardDuty(state: DeskState, call: CallId, events: readonly RecordedEvent[]): DeskState {
  const setting = settingOf(state);
  const before = state.duty?.id === call ? state.duty : newRecord(call, setting);
  const duty = evolveRecord(before, events, setting);
  return { ...state, duty: isOver(duty) ? undefined : duty };
}

const isOver = ({ call }: CallRecord): boolean =>
  call !== undefined && (call.lost || call.endedAt !== undefined);

const startsDuty = (call: CallId, events: readonly RecordedEvent[]): boolean =>
  events.some((event) => callOf(event) === call && event.body.type === 'dutyCallPlaced');

/** The first frame: everything from the host's one answer, the screen's own state kept on a reconnect. */
export function opened(state: DeskState, session: Session, pageNow: number): DeskState {
  const { seat, side, version, practice, host } = session;
  const base: DeskState = {
    ...state,
    online: 'open',
    identity: { seat, side, version, practice, host },
    person: session.person,
    signIn: session.signIn,
    settings: session.settings,
    phone: session.phone,
    seat: session.seatState,
    link: session.link,
    skew: session.now - pageNow,
    problems: session.problems,
  };
  const calls = [...new Set(session.current.map(callOf))].filter((call) => call !== undefined);
  const [duty] = calls.filter((call) => startsDuty(call, session.current));
  const withDuty = duty === undefined ? { ...base, duty } : heardDuty(base, duty, session.current);
  return withCall(withDuty, state, session.current);
}

function withCall(base: DeskState, state: DeskState, current: readonly RecordedEvent[]): DeskState {
  const record = firstOpen(base, current);
  if (record === undefined) return { ...base, record: undefined };
  const next = { ...base, record };
  // On this page's first frame a call is there already: it was taken up after a restart or a reload.
  return state.identity === undefined ? { ...next, screen: { ...next.screen, resumed: true } } : next;
}

/** Several calls can be open after a crash: the one that still talks comes first, then the oldest. */
function firstOpen(state: DeskState, events: readonly RecordedEvent[]): CallRecord | undefined {
  const calls = [...new Set(events.map(callOf))].filter(
    (call) => call !== undefined && !startsDuty(call, events),
  ) as readonly CallId[];
  const records = calls.map((call) => refolded(state, call, events)).filter((record) => !isFinished(record));
  return records.find(({ call }) => call?.endedAt === undefined) ?? records[0];
}

/** A call from its whole stream, after a hole or a reload. */
export function refolded(state: DeskState, call: CallId, events: readonly RecordedEvent[]): CallRecord {
  const setting = settingOf(state);
  const ordered = events.toSorted((a, b) => a.version - b.version);
  return evolveRecord(newRecord(call, setting), ordered, setting);
}
