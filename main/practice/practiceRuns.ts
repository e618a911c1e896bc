// Runs in the host. Practice calls as runs: which script rings, what it says, what is said of it, and who may see it.
import type { CallFact } from '@shared/call/CallFact';
import { callStream } from '@shared/events/StreamId';
import type { CallId, PersonId, SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { may } from '@shared/person/may';
import { namedId } from '@shared/person/Person';
import type { PracticeEvent } from '@shared/practice/PracticeEvent';
import type { PracticeRun, PracticeRunRecord, RunSound, SpokenLine } from '@shared/practice/PracticeRun';
import { recordingsOf } from '@shared/recording/recordingsOf';
import { played as wasPlayed } from '../recordings/recordingHandlers';
import type { RecordingShelf } from '../recordings/recordingShelf';
import type { Actor } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { Store } from '../store/Store';
import type { Castings } from './castings';
import type { PracticeBooth } from './PracticeBooth';
import type { RunBook } from './runBook';

export interface PracticeRunsParts {
  readonly store: Store;
  readonly booth: Pick<PracticeBooth, 'rubric'>;
  readonly book: RunBook;
  readonly castings: Castings;
  readonly shelf: RecordingShelf;
  readonly newEvent: SeatEvents;
  readonly seats: readonly SeatId[];
  personAt(seat: SeatId): PersonId | undefined;
}

export interface PracticeRuns {
  /** What belongs to the stream of a call that begins with `fact`; undefined where it is no script's. */
  begins(seat: SeatId, call: CallId, fact: CallFact): PracticeEvent | undefined;
  spoke(seat: SeatId, said: SpokenLine): Promise<Result<null>>;
  /** Newest first: one's own, or all of this machine for those who run practice. */
  list(actor: Actor): Promise<readonly PracticeRun[]>;
  read(actor: Actor, call: CallId): Promise<Result<PracticeRunRecord>>;
  sound(actor: Actor, call: CallId): Promise<Result<readonly RunSound[]>>;
  /** Adds what a person did in the run, or said of it. */
  note(actor: Actor, call: CallId, body: PracticeEvent): Promise<Result<null>>;
}

const UNKNOWN = {
  code: 'runUnknown',
  message: '没有这次演练的记录，或者不是您的演练。',
  hint: '请从演练记录中选择。',
} as const;

export function createPracticeRuns(parts: PracticeRunsParts): PracticeRuns {
  const { store, booth, book, castings, shelf, newEvent, seats, personAt } = parts;
  const append = async (
    seat: SeatId,
    call: CallId,
    body: Parameters<SeatEvents>[2],
  ): Promise<Result<null>> => {
    const done = await store.append([newEvent(seat, callStream(call), body)]);
    return done.ok ? ok(null) : done;
  };

  const find = async (actor: Actor, call: CallId): Promise<Result<PracticeRunRecord>> => {
    const run = await book.read(call);
    return run !== undefined && isOpenTo(run, actor) ? ok(run) : fail(UNKNOWN);
  };

  return {
    begins: (seat, call, fact) => {
      const { rubric } = booth;
      if (rubric === undefined) return undefined;
      const casting = castings.begins(seat, call, fact);
      if (casting === undefined) return undefined;
      const { script, partner, caller, besides } = casting;
      const person = personAt(seat);
      return {
        type: 'practiceBegun',
        script,
        rubric,
        casting: { partner, caller },
        ...(person === undefined ? {} : { person }),
        ...(besides === undefined ? {} : { besides }),
      };
    },
    spoke: async (seat, { script, ...said }) => {
      const call = castings.callOf(seat, script);
      return call === undefined ? ok(null) : append(seat, call, { type: 'practiceSpoken', ...said });
    },
    list: async (actor) => {
      const mine = seats.filter((seat) => seat === actor.seat || isTrainer(actor));
      const runs = await Promise.all(mine.map((seat) => book.runs(seat)));
      return runs
        .flat()
        .filter((run) => isOpenTo(run, actor))
        .sort((a, b) => b.startedAt - a.startedAt);
    },
    read: find,
    sound: async (actor, call) => {
      const run = await find(actor, call);
      if (!run.ok) return run;
      const kept: RunSound[] = [];
      for (const { recording, startedAt, deleted } of recordingsOf(run.value.events)) {
        const sound = deleted ? undefined : shelf.read(recording);
        if (!sound?.ok) continue;
        const noted = await append(run.value.seat, call, wasPlayed(recording, actor.person));
        if (!noted.ok) return noted;
        kept.push({ at: startedAt, type: 'audio/webm', data: sound.value.sound.toString('base64') });
      }
      return ok(kept);
    },
    note: async (actor, call, body) => {
      const run = await find(actor, call);
      if (!run.ok) return run;
      if (body.type === 'practiceMarked' && !isTrainersItem(run.value, body.item))
        return fail({ code: 'itemUnknown', message: `这次演练的评分表里没有由培训师评的“${body.item}”。` });
      // In the name of the seat whose call it is: its desk reads its own stream without a hole.
      return append(run.value.seat, call, body);
    },
  };
}

const isTrainer = ({ person }: Pick<Actor, 'person'>): boolean =>
  person !== undefined && may(person.role, 'runPractice');

/** One's own run: by name where somebody was signed in, by seat otherwise. */
export function isOpenTo(run: PracticeRun, actor: Pick<Actor, 'seat' | 'person'>): boolean {
  if (isTrainer(actor)) return true;
  if (run.person === undefined) return run.seat === actor.seat;
  return actor.person !== undefined && namedId(actor.person) === run.person;
}

const isTrainersItem = ({ score }: PracticeRun, id: string): boolean =>
  score.items.some(({ item }) => item.id === id && item.check === 'trainer');
