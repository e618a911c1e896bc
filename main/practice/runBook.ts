// Runs in the host. The practice calls of this machine as runs. Each is folded once, and again when something came to its
// stream; whoever looks at them is told what became of it.
import { isRevealed } from '@shared/caller/maskUnanswered';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callOf, callStream } from '@shared/events/StreamId';
import { foldIntake } from '@shared/intake/foldIntake';
import type { IntakeLists } from '@shared/intake/IntakeState';
import type { CallId, SeatId } from '@shared/kernel/ids';
import type { PracticeRun, PracticeRunRecord } from '@shared/practice/PracticeRun';
import { scoreRun } from '@shared/practice/score/scoreRun';
import type { Store } from '../store/Store';

export interface RunBook {
  /** Of one seat, newest first, as far back as its last calls. */
  runs(seat: SeatId): Promise<readonly PracticeRun[]>;
  newest(seat: SeatId): Promise<PracticeRun | undefined>;
  read(call: CallId): Promise<PracticeRunRecord | undefined>;
  close(): void;
}

export interface RunBookParts {
  readonly store: Pick<Store, 'readStream' | 'listCalls' | 'onCommitted'>;
  /** As they are now. */
  readonly lists: () => IntakeLists;
  /** Runs that have moved on, several changes of one told as one. */
  readonly changed: (runs: readonly PracticeRun[]) => void;
}

/** Calls of a seat that are looked through for runs. */
const BACK = 200;
/** Milliseconds in which the changes of a run are gathered. */
const BATCH = 100;
const CALL = 'call:';

export function createRunBook({ store, lists, changed }: RunBookParts): RunBook {
  /** Null: a call that was no practice. What has changed since is not in it. */
  const known = new Map<CallId, PracticeRun | null>();
  /** Whose reading is the newest one of a call. */
  const reading = new Map<CallId, object>();
  const moved = new Set<CallId>();
  let batch: NodeJS.Timeout | undefined;

  const read = async (call: CallId) => runOf(await store.readStream(callStream(call)), lists());

  const lineOf = async (call: CallId): Promise<PracticeRun | null> => {
    const before = known.get(call);
    if (before !== undefined) return before;
    const mine = {};
    reading.set(call, mine);
    const line = lineFrom(await read(call));
    // Kept only where nothing came meanwhile.
    if (reading.get(call) === mine) {
      reading.delete(call);
      known.set(call, line);
    }
    return line;
  };

  const tell = async (): Promise<void> => {
    batch = undefined;
    const calls = [...moved];
    moved.clear();
    const runs = await Promise.all(calls.map(lineOf));
    changed(runs.filter((run) => run !== null));
  };

  const off = store.onCommitted((events) => {
    for (const { stream, body } of events) {
      const call = callOf(stream);
      if (call === undefined) continue;
      const isRun = reading.delete(call) || known.get(call) || moved.has(call);
      if (body.type !== 'practiceBegun' && !isRun) continue;
      known.delete(call);
      moved.add(call);
      batch ??= setTimeout(() => void tell().catch(() => undefined), BATCH);
    }
  });

  const some = async (seat: SeatId, limit: number): Promise<readonly PracticeRun[]> => {
    const calls = await store.listCalls(seat, limit);
    return (await Promise.all(calls.map(({ call }) => lineOf(call)))).filter((run) => run !== null);
  };

  return {
    runs: (seat) => some(seat, BACK),
    newest: async (seat) => (await some(seat, NEWEST))[0],
    read,
    close: () => {
      off();
      clearTimeout(batch);
    },
  };
}

function lineFrom(run: PracticeRunRecord | undefined): PracticeRun | null {
  if (run === undefined) return null;
  const { played: _, events: __, ...line } = run;
  return line;
}

/** Calls among which the newest run is looked for: others may come beside practice. */
const NEWEST = 10;

/** The run that a call's stream tells of, with its score; undefined for a call that was no practice. */
export function runOf(events: readonly RecordedEvent[], lists: IntakeLists): PracticeRunRecord | undefined {
  const begun = events.find(({ body }) => body.type === 'practiceBegun');
  if (begun?.body.type !== 'practiceBegun') return undefined;
  const { script, rubric, person } = begun.body;
  const led = events.find(({ body }) => body.type === 'practiceLed');
  const thresholds = rubric.certificate?.[script.rings];
  const { id, version, title, teaches, rings, clause } = script;
  return {
    call: begun.stream.slice(CALL.length) as CallId,
    seat: begun.seat,
    startedAt: begun.at,
    script: { id, version, title, teaches, rings, clause, rows: script.expected.rows },
    ...(person === undefined ? {} : { person }),
    ...(led?.body.type === 'practiceLed' ? { led: led.body.by } : {}),
    ...(thresholds === undefined ? {} : { thresholds }),
    running: isRevealed(events) && !foldIntake(events, { side: rings, lists }).done,
    score: scoreRun({ script, events, lists }, rubric),
    played: script,
    events,
  };
}
