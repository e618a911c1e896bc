// Runs in the host. The calls of the contract that are about practice.
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { SIDES, sideOf } from '@shared/kernel/side';
import { namedId } from '@shared/person/Person';
import { exportTable } from '../board/exportTable';
import type { Actor, ActorHandlers } from '../ServicesPort';
import type { LedRuns } from './ledRuns';
import { classOf, startClass } from './practiceClass';
import type { PracticeRuns } from './practiceRuns';
import { type RingDeps, ringCitizen } from './ringCitizen';
import type { RunBook } from './runBook';

export interface PracticeDeps extends RingDeps {
  readonly book: RunBook;
  readonly runs: PracticeRuns;
  readonly led: LedRuns;
  readonly clock: Clock;
  /** Of this machine. */
  readonly seats: readonly SeatId[];
}

export type PracticeHandlers = Pick<
  ActorHandlers,
  | 'practice.scripts'
  | 'practice.ring'
  | 'practice.spoke'
  | 'practice.runs'
  | 'practice.run'
  | 'practice.sound'
  | 'practice.mark'
  | 'practice.comment'
  | 'practice.start'
  | 'practice.class'
  | 'practice.export'
  | 'practice.watch'
  | 'practice.lead'
  | 'practice.hands'
  | 'practice.asked'
>;

export const practiceHandlers = (deps: PracticeDeps): PracticeHandlers => {
  const { booth, runs, led } = deps;
  const by = ({ person, seat }: Actor): string => (person && namedId(person)) ?? seat;
  return {
    'practice.scripts': async ({ seat }, { all }) =>
      ok((all ? SIDES : [sideOf(seat)]).flatMap((side) => booth.summaries(side))),
    'practice.ring': async ({ seat }, wish) => ringCitizen(deps, seat, wish),
    'practice.spoke': ({ seat }, said) => runs.spoke(seat, said),
    'practice.runs': async (actor) => ok(deps.practice ? await runs.list(actor) : []),
    'practice.run': (actor, { call }) => runs.read(actor, call),
    'practice.sound': (actor, { call }) => runs.sound(actor, call),
    'practice.mark': (actor, { call, item, share }) =>
      runs.note(actor, call, { type: 'practiceMarked', item, share, by: by(actor) }),
    'practice.comment': (actor, { call, moment, text }) =>
      runs.note(actor, call, { type: 'practiceCommented', moment, text, by: by(actor) }),
    'practice.start': async (_, wish) => ok(startClass(deps, wish)),
    'practice.class': async () => ok(await classOf(deps)),
    'practice.export': (_, table) => exportTable(table, deps.clock()),
    'practice.watch': (actor, { call }) => led.watch(actor, call),
    'practice.lead': (actor, { call, act }) => led.act(actor, call, act, by(actor)),
    'practice.hands': (actor, { call, ...hands }) =>
      runs.note(actor, call, { type: 'practiceHands', ...hands }),
    // Another caller on the practice exchange hears it himself.
    'practice.asked': async (actor, { call, question }) =>
      deps.castings.of(call) === undefined
        ? ok(null)
        : runs.note(actor, call, { type: 'practiceAsked', question }),
  };
};
