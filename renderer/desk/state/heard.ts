import { endOf, isHeld } from '@shared/call/Call';
import { isConnected } from '@shared/call/Leg';
import type { Session } from '@shared/contract/Session';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { IntakeSetting } from '@shared/intake/IntakeState';
import type { CallId } from '@shared/kernel/ids';
import { type CallRecord, callOf, evolveRecord, isFinished, newRecord } from './CallRecord';
import { NO_MATTER } from './connectMatters';
import { type DeskState, FIRST_SCREEN, onScreen, type Screen } from './DeskState';

/** What the fold needs beside the events. Without lists, owners are unclear. */
export const settingOf = ({ identity, lists }: DeskState): IntakeSetting => ({
  side: identity?.side ?? '12345',
  lists: lists ?? { rows: [], overlaps: [] },
});

/** Folds pushed events in. A new call takes the screen once the one before it is finished, and stands beside it till then. */
export function heardEvents(state: DeskState, events: readonly RecordedEvent[]): DeskState {
  if (state.identity === undefined) return state;
  const calls = [...new Set(events.map(callOf))].filter((call) => call !== undefined);
  const next = nextOnScreen(calls.reduce((now, call) => heardCall(now, call, events), state));
  // The lists stood at the row of the call that is over now: the idle desk has them from the top.
  return isIdle(next) && !isIdle(state) ? onScreen(next, { openRow: '', listQuery: '' }) : next;
}

const isIdle = ({ record }: DeskState): boolean => record === undefined || isFinished(record);

function heardCall(state: DeskState, call: CallId, events: readonly RecordedEvent[]): DeskState {
  const setting = settingOf(state);
  if (state.duty?.id === call || startsDuty(call, events)) return heardDuty(state, call, events);
  const known = recordOf(state, call);
  if (known !== undefined) {
    const next = evolveRecord(known, events, setting);
    return next === known ? state : toldInVain(withRecord(state, next), next);
  }
  if (!events.some((event) => callOf(event) === call && event.version === 1)) return state;
  const fresh = evolveRecord(newRecord(call, setting), events, setting);
  if (state.record === undefined || isFinished(state.record)) return toldInVain(begins(state, fresh), fresh);
  const beside = toldInVain({ ...state, others: [...state.others, fresh] }, fresh);
  return state.awaited === call ? putOnScreen({ ...beside, awaited: undefined }, call) : beside;
}

/** Nobody was reached by a call of our own, or nobody took one that rang beside another: both are told. */
function toldInVain(state: DeskState, record: CallRecord): DeskState {
  const { call } = record;
  if (!isFinished(record) || call === undefined || call.answeredAt !== undefined) return state;
  const isOurs = call.dialled === '';
  // A lead hears in other words why he could not come in.
  const isTold = isOurs
    ? endOf(call) !== 'cancelledHere' && call.legs[0]?.supervision === undefined
    : record.id !== state.record?.id;
  return isTold ? { ...state, inVain: record } : state;
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

/** The screen starts anew with the call, but what the person had open to read stays open. */
const begins = (state: DeskState, record: CallRecord): DeskState => ({
  ...withoutNews(state),
  record,
  screen: freshScreen(state.screen),
});

/** The quiet line is read and gone. */
export const withoutNews = (state: DeskState): DeskState =>
  state.reference === undefined ? state : { ...state, reference: { ...state.reference, news: [] } };

const freshScreen = ({ open, orderQuery, order, inText, ...rest }: Screen): Screen => ({
  ...FIRST_SCREEN,
  open,
  orderQuery,
  order,
  inText,
  book: rest.book,
  bookView: rest.bookView,
  orderSteps: rest.orderSteps,
  orderStep: rest.orderStep,
  stepDraft: rest.stepDraft,
  // There again after the call, with what can be undone; nothing begins to sound by itself.
  writing: rest.writing && { ...rest.writing, preview: false },
});

/** The call as this page knows it, on the screen or beside it. */
export const recordOf = ({ record, others }: Pick<DeskState, 'record' | 'others'>, call: CallId) =>
  record?.id === call ? record : others.find(({ id }) => id === call);

/** In the place of the one with its id. */
export const withRecord = (state: DeskState, record: CallRecord): DeskState =>
  state.record?.id === record.id
    ? { ...state, record }
    : { ...state, others: state.others.map((one) => (one.id === record.id ? record : one)) };

/** Changes places: the call that leaves the screen keeps what stood on it. */
export function putOnScreen(state: DeskState, call: CallId): DeskState {
  const record = state.others.find(({ id }) => id === call);
  if (record === undefined) return state;
  const left = state.record !== undefined && !isFinished(state.record) ? state.record : undefined;
  const screens = new Map(state.screens);
  const before = screens.get(call);
  screens.delete(call);
  if (left !== undefined) screens.set(left.id, { ...state.screen, open: 'none', armedAt: undefined });
  const others = state.others.filter(({ id }) => id !== call);
  return {
    ...state,
    record,
    others: left === undefined ? others : [left, ...others],
    screens,
    screen: before ?? freshScreen(state.screen),
    matter: NO_MATTER,
  };
}

/** Calls beside that are over are gone; when the one on the screen is finished, the next one takes its place. */
function nextOnScreen(state: DeskState): DeskState {
  const gone = state.others.filter(isFinished);
  const next =
    gone.length === 0 ? state : { ...state, others: state.others.filter((one) => !isFinished(one)) };
  if (next.record === undefined || !isFinished(next.record)) return next;
  const first = nearest(next.others);
  return first === undefined ? next : putOnScreen(next, first.id);
}

/** The one that the operator talks on comes first, then one that still runs, then the oldest. */
const nearest = (records: readonly CallRecord[]): CallRecord | undefined =>
  records.find(({ call }) => call?.legs.some((leg) => isConnected(leg) && !isHeld(leg))) ??
  records.find(({ call }) => call?.endedAt === undefined) ??
  records[0];

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
    sipSecret: session.sipSecret,
    phone: session.phone,
    seat: session.seatView,
    link: session.link,
    skew: session.now - pageNow,
    problems: session.problems,
  };
  const calls = [...new Set(session.current.map(callOf))].filter((call) => call !== undefined);
  const [duty] = calls.filter((call) => startsDuty(call, session.current));
  const withDuty = duty === undefined ? { ...base, duty } : heardDuty(base, duty, session.current);
  return withCalls(withDuty, state, session.current);
}

function withCalls(base: DeskState, state: DeskState, current: readonly RecordedEvent[]): DeskState {
  const records = openRecords(base, current);
  const record = records.find(({ id }) => id === state.record?.id) ?? nearest(records);
  const others = records.filter((one) => one !== record);
  if (record === undefined) return { ...base, record, others };
  const next = { ...base, record, others };
  // On this page's first frame a call is there already: it was taken up after a restart or a reload.
  return state.identity === undefined ? { ...next, screen: { ...next.screen, resumed: true } } : next;
}

/** Several calls can be open: one is held, or a crash left more than one behind. */
function openRecords(state: DeskState, events: readonly RecordedEvent[]): readonly CallRecord[] {
  const calls = [...new Set(events.map(callOf))].filter(
    (call) => call !== undefined && !startsDuty(call, events),
  ) as readonly CallId[];
  return calls.map((call) => refolded(state, call, events)).filter((record) => !isFinished(record));
}

/** A call from its whole stream, after a hole or a reload. */
export function refolded(state: DeskState, call: CallId, events: readonly RecordedEvent[]): CallRecord {
  const setting = settingOf(state);
  const ordered = events.toSorted((a, b) => a.version - b.version);
  return evolveRecord(newRecord(call, setting), ordered, setting);
}
