// Runs in the host. Practice of this machine: its runs, and the pages that are told how they go.
import type { SeatId } from '@shared/kernel/ids';
import { may } from '@shared/person/may';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import type { People } from '../people/People';
import type { ReferenceShelf } from '../reference/referenceShelf';
import { type Castings, type CastingsParts, readCastings } from './castings';
import { createLedRuns, type LedRuns, type LedRunsDeps } from './ledRuns';
import { linkRuns } from './linkRuns';
import type { PracticeBooth } from './PracticeBooth';
import { createPracticeRuns, isOpenTo, type PracticeRuns, type PracticeRunsParts } from './practiceRuns';
import { createRunBook, type RunBook } from './runBook';
import { tellParties } from './tellParties';

export interface PracticeParts
  extends Omit<PracticeRunsParts, 'book' | 'castings' | 'booth'>,
    Omit<LedRunsDeps, 'runs' | 'castings'>,
    Pick<CastingsParts, 'clock'> {
  readonly booth: PracticeBooth;
  readonly reference: Pick<ReferenceShelf, 'now'>;
  readonly people: Pick<People, 'at'>;
}

export interface Practice {
  readonly runs: PracticeRuns;
  readonly castings: Castings;
  readonly led: LedRuns;
  readonly book: RunBook;
  close(): void;
}

export async function openPractice(parts: PracticeParts): Promise<Practice> {
  const { store, reference, board, people, push, seats } = parts;
  const trainers = () =>
    seats.filter((seat) => {
      const person = people.at(seat);
      return person !== undefined && may(person.role, 'runPractice');
    });
  const tell = (seat: SeatId, runs: readonly PracticeRun[]) => {
    const person = people.at(seat);
    const open = runs.filter((run) => isOpenTo(run, { seat, person }));
    if (open.length > 0) push({ seat, page: 'desk' }, 'practice.moved', { runs: open });
  };
  const book = createRunBook({
    store,
    lists: () => reference.now().lists,
    changed: (runs) => {
      for (const seat of seats) tell(seat, runs);
    },
  });
  const castings = await readCastings(parts);
  const runs = createPracticeRuns({ ...parts, book, castings });
  const led = createLedRuns({ ...parts, runs, castings });
  const offs = [
    store.onCommitted(led.heard),
    store.onCommitted(tellParties(castings, push)),
    store.onCommitted(linkRuns({ store, book, newEvent: parts.newEvent })),
    board.onChange((seat, { state }) => {
      for (const trainer of trainers())
        push({ seat: trainer, page: 'desk' }, 'practice.moved', { seats: [{ seat, state: state.at }] });
    }),
  ];
  return {
    runs,
    castings,
    led,
    book,
    close: () => {
      for (const off of offs) off();
      book.close();
    },
  };
}
