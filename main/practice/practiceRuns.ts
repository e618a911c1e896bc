// Runs in the host. Practice calls as runs: which script rings, what it says, how the call is scored, what is said of it.
import type { CallFact } from '@shared/call/CallFact';
import { isRevealed } from '@shared/caller/maskUnanswered';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import { foldIntake } from '@shared/intake/foldIntake';
import type { IntakeLists } from '@shared/intake/IntakeState';
import type { CallId, PersonId, SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { may } from '@shared/person/may';
import { namedId } from '@shared/person/Person';
import type { PracticeEvent } from '@shared/practice/PracticeEvent';
import type { PracticeRun, PracticeRunRecord, SpokenLine } from '@shared/practice/PracticeRun';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import { scoreRun } from '@shared/practice/score/scoreRun';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { Actor } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import type { PracticeBooth } from './PracticeBooth';

export interface PracticeRunsParts {
  readonly store: Store;
  readonly booth: PracticeBooth;
  readonly reference: Pick<ReferenceShelf, 'now'>;
  readonly newEvent: SeatEvents;
  readonly seats: readonly SeatId[];
  personAt(seat: SeatId): PersonId | undefined;
}

export interface PracticeRuns {
  /** The next caller of this seat who has the script's number is this script. */
  expect(seat: SeatId, script: PracticeScript): void;
  /** What belongs to the stream of a call that begins with `fact`; undefined where it is no script's. */
  begins(seat: SeatId, call: CallId, fact: CallFact): PracticeEvent | undefined;
  spoke(seat: SeatId, said: SpokenLine): Promise<Result<null>>;
  /** Newest first: one's own, or all of this machine for those who run practice. */
  list(actor: Actor): Promise<readonly PracticeRun[]>;
  read(actor: Actor, call: CallId): Promise<Result<PracticeRunRecord>>;
  /** Adds a mark or a comment to the run. */
  note(actor: Actor, call: CallId, body: PracticeEvent): Promise<Result<null>>;
}

/** Calls of a seat that are looked through for runs. */
const BACK = 200;

const UNKNOWN = {
  code: 'runUnknown',
  message: '没有这次演练的记录，或者不是您的演练。',
  hint: '请从演练记录中选择。',
} as const;

export function createPracticeRuns(parts: PracticeRunsParts): PracticeRuns {
  const { store, booth, newEvent, seats, personAt } = parts;
  const expected = new Map<SeatId, PracticeScript>();
  const running = new Map<SeatId, CallId>();

  const find = async (actor: Actor, call: CallId): Promise<Result<PracticeRunRecord>> => {
    const run = runOf(await store.readStream(callStream(call)), parts.reference.now().lists);
    return run !== undefined && isOpenTo(run, actor) ? ok(run) : fail(UNKNOWN);
  };

  return {
    expect: (seat, script) => void expected.set(seat, script),
    begins: (seat, call, fact) => {
      const script = expected.get(seat);
      const { rubric } = booth;
      if (fact.type !== 'legOffered' || fact.role !== 'caller') return undefined;
      if (script === undefined || rubric === undefined || fact.party.number !== script.from.number)
        return undefined;
      expected.delete(seat);
      running.set(seat, call);
      const person = personAt(seat);
      return { type: 'practiceBegun', script, rubric, ...(person === undefined ? {} : { person }) };
    },
    spoke: async (seat, said) => {
      const call = running.get(seat);
      if (call === undefined) return ok(null);
      const done = await store.append([
        newEvent(seat, callStream(call), { type: 'practiceSpoken', ...said }),
      ]);
      return done.ok ? ok(null) : done;
    },
    list: async (actor) => {
      const mine = seats.filter((seat) => seat === actor.seat || isTrainer(actor));
      const runs = await Promise.all(mine.map((seat) => runsOf(store, seat, parts.reference.now().lists)));
      return runs
        .flat()
        .filter((run) => isOpenTo(run, actor))
        .sort((a, b) => b.startedAt - a.startedAt);
    },
    read: find,
    note: async (actor, call, body) => {
      const run = await find(actor, call);
      if (!run.ok) return run;
      if (body.type === 'practiceMarked' && !isTrainersItem(run.value, body.item))
        return fail({ code: 'itemUnknown', message: `这次演练的评分表里没有由培训师评的“${body.item}”。` });
      const done = await store.append([newEvent(actor.seat, callStream(call), body)]);
      return done.ok ? ok(null) : done;
    },
  };
}

async function runsOf(store: Store, seat: SeatId, lists: IntakeLists): Promise<readonly PracticeRun[]> {
  const calls = await store.listCalls(seat, BACK);
  const runs = await Promise.all(
    calls.map(async ({ call }) => runOf(await store.readStream(callStream(call)), lists)),
  );
  return runs.flatMap((run) => {
    if (run === undefined) return [];
    const { played: _, events: __, ...line } = run;
    return [line];
  });
}

/** The run that a call's stream tells of, with its score; undefined for a call that was no practice. */
export function runOf(events: readonly RecordedEvent[], lists: IntakeLists): PracticeRunRecord | undefined {
  const begun = events.find(({ body }) => body.type === 'practiceBegun');
  if (begun?.body.type !== 'practiceBegun') return undefined;
  const { script, rubric, person } = begun.body;
  const { id, version, title, teaches, rings, clause } = script;
  return {
    call: begun.stream.slice('call:'.length) as CallId,
    seat: begun.seat,
    startedAt: begun.at,
    script: { id, version, title, teaches, rings, clause, rows: script.expected.rows },
    ...(person === undefined ? {} : { person }),
    running: isRevealed(events) && !foldIntake(events, { side: rings, lists }).done,
    score: scoreRun({ script, events, lists }, rubric),
    played: script,
    events,
  };
}

const isTrainer = ({ person }: Actor): boolean => person !== undefined && may(person.role, 'runPractice');

/** One's own run: by name where somebody was signed in, by seat otherwise. */
function isOpenTo(run: PracticeRun, actor: Actor): boolean {
  if (isTrainer(actor)) return true;
  if (run.person === undefined) return run.seat === actor.seat;
  return actor.person !== undefined && namedId(actor.person) === run.person;
}

const isTrainersItem = ({ score }: PracticeRun, id: string): boolean =>
  score.items.some(({ item }) => item.id === id && item.check === 'trainer');
