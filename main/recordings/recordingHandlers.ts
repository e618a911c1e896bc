// Runs in the host. What the phone page records comes here piece by piece; what is played is asked for here, and stands
// in the log before it is heard.
import type { DomainEvent, NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, RecordingId, SeatId } from '@shared/kernel/ids';
import { fail, ok } from '@shared/kernel/result';
import type { Person } from '@shared/person/Person';
import type { RecordingResult } from '@shared/recording/RecordingEvent';
import { type Recording, recordingsOf } from '@shared/recording/recordingsOf';
import type { ActorHandlers } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';
import type { RecordingShelf } from './recordingShelf';

export interface RecordingDeps {
  readonly store: Store;
  readonly shelf: RecordingShelf;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  settings(seat: SeatId): SettingsStore;
}

interface Running {
  readonly seat: SeatId;
  readonly call: CallId;
}

export type RecordingHandlers = Pick<
  ActorHandlers,
  'recording.begin' | 'recording.chunk' | 'recording.end' | 'recording.list' | 'recording.play'
>;

export function recordingHandlers({
  store,
  shelf,
  clock,
  newEvent,
  settings,
}: RecordingDeps): RecordingHandlers {
  const running = new Map<RecordingId, Running>();
  const note = (seat: SeatId, call: CallId, body: DomainEvent) =>
    store.append([newEvent(seat, callStream(call), body)]);
  /** Ends that could not be recorded, by a full disk most of all. */
  const owed: NewEvent[] = [];
  const noteEnds = async (): Promise<void> => {
    const ends = owed.splice(0);
    if (!(await store.append(ends)).ok) owed.push(...ends);
  };
  // The next save that succeeds says that the fault is over.
  store.onCommitted(() => {
    if (owed.length > 0) void noteEnds();
  });

  const stop = async (recording: RecordingId, seconds: number, result: RecordingResult): Promise<void> => {
    const one = running.get(recording);
    if (one === undefined) return;
    running.delete(recording);
    shelf.end(recording);
    owed.push(
      newEvent(one.seat, callStream(one.call), { type: 'recordingEnded', recording, seconds, result }),
    );
    await noteEnds();
  };

  return {
    'recording.begin': async ({ seat }, { recording, call }) => {
      const events = await store.readStream(callStream(call));
      if (!settings(seat).read().recordCalls && !isRun(events)) return fail(OFF);
      if (events[0]?.seat !== seat)
        return fail({ code: 'callUnknown', message: '这个座席没有这通电话的记录。' });
      const begun = shelf.begin({ recording, call, at: clock() });
      if (!begun.ok) return begun;
      const noted = await note(seat, call, { type: 'recordingStarted', recording });
      if (!noted.ok) return noted;
      running.set(recording, { seat, call });
      return ok(null);
    },
    'recording.chunk': async ({ seat }, { recording, seconds, sound }) => {
      if (running.get(recording)?.seat !== seat) return fail(UNKNOWN);
      const added = shelf.add(recording, Buffer.from(sound, 'base64'));
      if (!added.ok)
        await stop(recording, seconds, added.error.code === 'recordingDiskFull' ? 'diskFull' : 'cut');
      return added;
    },
    'recording.end': async ({ seat }, { recording, seconds }) => {
      if (running.get(recording)?.seat !== seat) return fail(UNKNOWN);
      await stop(recording, seconds, 'whole');
      return ok(null);
    },
    'recording.list': async (_, { call }) => ok(await listOf(store, call)),
    'recording.play': async ({ seat, person }, { call, recording }) => {
      const found = shelf.read(recording);
      if (!found.ok) return found;
      if (found.value.call !== call) return fail(UNKNOWN);
      const noted = await note(seat, call, played(recording, person));
      return noted.ok ? ok({ type: 'audio/webm', sound: found.value.sound.toString('base64') }) : noted;
    },
  };
}

const listOf = async (store: Store, call: CallId): Promise<readonly Recording[]> =>
  recordingsOf(await store.readStream(callStream(call)));

/** A practice call is kept for its replay, whatever the setting says of real ones. */
const isRun = (events: readonly RecordedEvent[]): boolean =>
  events.some(({ body }) => body.type === 'practiceBegun');

export const played = (recording: RecordingId, person: Person | undefined): DomainEvent => ({
  type: 'recordingPlayed',
  recording,
  ...(person === undefined ? {} : { person: person.id }),
});

const UNKNOWN = { code: 'recordingUnknown', message: '没有这段录音。' };
const OFF = { code: 'recordingOff', message: '没有开启通话录音。' };
