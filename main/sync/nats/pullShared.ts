// Runs in the host. What both sides may know, on its way into the log: from a stored sequence, each event once by its
// id, each after the one it follows. What can't be read is put aside and shown; the others go on.
import { createHash } from 'node:crypto';
import { type EventMessage, eventMessage, followedBy } from '@shared/contract/platform/messages';
import { loanConsumer } from '@shared/contract/platform/permissions';
import { type MessageFault, readMessage, unreadable } from '@shared/contract/platform/readMessage';
import { checkSharedBody } from '@shared/contract/platform/sharedBody';
import {
  consumerOf,
  loansTo,
  STREAMS,
  type Station,
  sharedOfRegion,
  stationOf,
} from '@shared/contract/platform/subjects';
import type { NewEvent } from '@shared/events/RecordedEvent';
import type { StreamId } from '@shared/events/StreamId';
import { EVENT_SCHEMA } from '@shared/events/upcast';
import type { Clock } from '@shared/kernel/clock';
import { seatAbroad } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import type { Store } from '../../store/Store';
import type { ParkedLog } from '../parkedLog';
import { type Batch, followStream, type StreamDoor, type StreamMessage } from './followStream';

export interface PullLog {
  readonly store: Store;
  readonly parked: ParkedLog;
}

export interface PullDeps extends PullLog {
  readonly door: StreamDoor;
  readonly source: PullSource;
  readonly clock: Clock;
}

/** A part of SHARED that is followed for itself. */
export interface PullSource {
  /** Of the consumer, and what it is let through. */
  readonly name: string;
  readonly filter: string;
  /** Names its place in the log's cursors. */
  readonly place: string;
  takes(message: StreamMessage): boolean;
  wanted?(): boolean;
}

/** What both sides of the seat's own city may know. What its lent seats tell other cities is for those. */
export const ofOwnCity = (who: Station): PullSource => ({
  name: consumerOf(who),
  filter: sharedOfRegion(who.region),
  place: who.seat,
  takes: ({ subject }) => !isOfLoan(subject),
});

/** What seats of other cities did on loan for this one (三（五）); once for the seats of a host. */
export const ofLoans = (who: Station, wanted: () => boolean): PullSource => ({
  name: loanConsumer(who),
  filter: loansTo(who.region),
  place: `loans/${who.region}`,
  takes: () => true,
  wanted,
});

/** Milliseconds for which an event waits in memory for the one that it follows, before it is put aside. */
const EARLY_PATIENCE = 60_000;

const pulledName = ({ place }: PullSource): string => `pulled:${place}`;
/** The message at that place, as a number: another one there means another stream, a wiped or restored one. */
const markName = ({ place }: PullSource): string => `pulledMark:${place}`;

const markOf = (subject: string): number =>
  Number.parseInt(createHash('sha256').update(subject).digest('hex').slice(0, 12), 16);

/** Follows the stream until the connection ends, or it is not wanted any more. */
export async function pullShared(deps: PullDeps): Promise<void> {
  const { store, door, source } = deps;
  await retryParked(deps);
  const at = await store.readCursor(pulledName(source));
  const mark = await store.readCursor(markName(source));
  const { name, filter, wanted } = source;
  const options = { stream: STREAMS.shared, name, filter, wanted };
  const info = await door.jsm.streams.info(STREAMS.shared);
  // One message again, to see that it is the stream that was read before.
  let from = at > 0 && at <= info.state.last_seq ? at : 1;
  let known = from === 1;
  const early = new Map<StreamMessage, number>();
  while (!door.closed()) {
    let again = false;
    await followStream(door, { ...options, from }, async (batch) => {
      const [first] = batch.messages;
      if (!known && (first?.sequence !== at || markOf(first.subject) !== mark)) {
        again = true;
        return 'enough';
      }
      known = true;
      await takeBatch(deps, batch, early);
      return 'more';
    });
    if (!again) return;
    from = 1;
    known = true;
  }
}

async function takeBatch(
  deps: PullDeps,
  { messages }: Batch,
  early: Map<StreamMessage, number>,
): Promise<void> {
  const { store, source, clock } = deps;
  const now = clock();
  const waiting = new Map(early);
  early.clear();
  const left = await apply(deps, [...waiting.keys(), ...messages.filter(source.takes)]);
  const putAside = [...deps.parked.read().messages.values()];
  if (putAside.some(({ reason }) => reason === 'early')) await retryParked(deps);
  for (const message of left) {
    const since = waiting.get(message) ?? now;
    if (now - since > EARLY_PATIENCE) await park(deps, message, 'early', '');
    else early.set(message, since);
  }
  // What waits in memory alone is read again after a restart.
  const held = Math.min(...[...early.keys()].map(({ sequence }) => sequence));
  const passed = messages.filter(({ sequence }) => sequence < held).at(-1);
  if (passed === undefined) return;
  await store.writeCursor(markName(source), markOf(passed.subject));
  await store.writeCursor(pulledName(source), passed.sequence);
}

/** Appends what can be; answers what came before the event that it follows. */
async function apply(deps: PullLog, messages: readonly StreamMessage[]): Promise<readonly StreamMessage[]> {
  const known = createKnown(deps.store);
  let left: readonly StreamMessage[] = messages;
  for (let moved = true; moved && left.length > 0; ) {
    const ready: NewEvent[] = [];
    const next: StreamMessage[] = [];
    for (const message of left) {
      const read = readShared(message);
      if (!read.ok) {
        const reason = read.error.code === 'messageNewer' ? 'newer' : 'unreadable';
        await park(deps, message, reason, read.error.hint ?? '');
        continue;
      }
      const { stream, id } = read.value;
      if (!(await known.hasAll(stream, followedBy(read.value)))) next.push(message);
      else if (!(await known.has(stream, id))) {
        ready.push(toEvent(read.value));
        known.add(stream, id);
      }
    }
    await append(deps, ready);
    moved = next.length < left.length && ready.length > 0;
    left = next;
  }
  return left;
}

async function append({ store }: PullLog, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const all = await store.append(events);
  if (all.ok) return;
  if (all.error.code !== 'idTaken') throw new Error(all.error.code);
  // One id stands for something else here: the others are not to suffer for it.
  for (const event of events) await store.append([event]);
}

/** Which events of a stream are in the log: each stream is read once a batch. */
function createKnown(store: Store) {
  const streams = new Map<string, Set<string>>();
  const idsOf = async (stream: string) => {
    const found = streams.get(stream);
    if (found !== undefined) return found;
    const ids = new Set<string>((await store.readStream(stream as StreamId)).map(({ id }) => id));
    streams.set(stream, ids);
    return ids;
  };
  return {
    has: async (stream: string, id: string) => (await idsOf(stream)).has(id),
    hasAll: async (stream: string, ids: readonly string[]) => {
      const known = await idsOf(stream);
      return ids.every((id) => known.has(id));
    },
    add: (stream: string, id: string) => streams.get(stream)?.add(id),
  };
}

/** A message of SHARED, checked against who could publish it at all: a side can't speak for the other. */
export function readShared({ subject, text }: StreamMessage): Result<EventMessage, MessageFault> {
  const read = readMessage(eventMessage, text);
  if (!read.ok) return read;
  const by = stationOf(subject);
  const { seat, region, stream, body, schema } = read.value;
  if (by === undefined || by.region !== region || sideOf(by.seat) !== sideOf(seat))
    return fail(unreadable('seat: not of the subject'));
  // Of its own work alone, and to the city that the subject names.
  if (
    isOfLoan(subject) &&
    (by.seat !== seat || body.region !== region || !subject.includes(`.loan.${body.city}.`))
  )
    return fail(unreadable('seat: not its own work'));
  if (schema > EVENT_SCHEMA) return fail({ ...unreadable(`schema ${schema}`), code: 'messageNewer' });
  const checked = checkSharedBody(stream, body);
  return checked.ok ? ok(read.value) : checked;
}

const isOfLoan = (subject: string): boolean => subject.includes('.shared.loan.');

const toEvent = ({ id, stream, at, seat, region, body }: EventMessage): NewEvent => ({
  id,
  stream: stream as StreamId,
  at,
  seat: stream.startsWith('loan:') ? seatAbroad(seat, region) : seat,
  origin: 'platform',
  body: body as unknown as NewEvent['body'],
});

async function park(
  { parked }: PullLog,
  { subject, text }: StreamMessage,
  reason: 'unreadable' | 'newer' | 'early',
  detail: string,
): Promise<void> {
  // By what it says: read again from a restored stream, it is the same message.
  const message = `${STREAMS.shared}/${createHash('sha256').update(`${subject}\n${text}`).digest('hex').slice(0, 16)}`;
  if (parked.read().messages.has(message)) return;
  await parked.record({ type: 'messageParked', message, reason, detail, subject, text });
}

/** After an update, after mending, or when what they follow has come: messages put aside are read once more. */
export async function retryParked(deps: PullLog): Promise<void> {
  for (const { message, subject, text } of [...deps.parked.read().messages.values()]) {
    const again = { subject, text, sequence: 0, header: () => '' };
    const read = readShared(again);
    if (!read.ok) continue;
    const left = await apply(deps, [again]);
    if (left.length === 0) await deps.parked.record({ type: 'parkedMessageApplied', message });
  }
}
