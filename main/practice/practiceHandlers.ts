// Runs in the host. The calls of the contract that are about practice.
import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { namedId } from '@shared/person/Person';
import type { Actor, ActorHandlers } from '../ServicesPort';
import { classOf, startClass } from './practiceClass';
import type { PracticeRuns } from './practiceRuns';
import { type RingDeps, ringCitizen } from './ringCitizen';

export interface PracticeDeps extends RingDeps {
  readonly runs: PracticeRuns;
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
  | 'practice.mark'
  | 'practice.comment'
  | 'practice.start'
  | 'practice.class'
>;

export const practiceHandlers = (deps: PracticeDeps): PracticeHandlers => {
  const { booth, runs } = deps;
  const by = ({ person, seat }: Actor): string => (person && namedId(person)) ?? seat;
  return {
    'practice.scripts': async ({ seat }) => ok(booth.summaries(sideOf(seat))),
    'practice.ring': async ({ seat }, { script }) => ringCitizen(deps, seat, script),
    'practice.spoke': ({ seat }, said) => runs.spoke(seat, said),
    'practice.runs': async (actor) => ok(await runs.list(actor)),
    'practice.run': (actor, { call }) => runs.read(actor, call),
    'practice.mark': (actor, { call, item, share }) =>
      runs.note(actor, call, { type: 'practiceMarked', item, share, by: by(actor) }),
    'practice.comment': (actor, { call, moment, text }) =>
      runs.note(actor, call, { type: 'practiceCommented', moment, text, by: by(actor) }),
    'practice.start': async (_, wish) => ok(startClass(deps, wish)),
    'practice.class': (actor) => classOf(deps, actor),
  };
};
