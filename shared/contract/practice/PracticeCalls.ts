import type { CallId, SeatId } from '../../kernel/ids';
import type { Side } from '../../kernel/side';
import type { ClassSeat, StartedSeat } from '../../practice/PracticeClass';
import type { PracticeRun, PracticeRunRecord, SpokenLine } from '../../practice/PracticeRun';

export interface ScriptSummary {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly teaches: { readonly zh: string; readonly en: string };
  readonly rings: Side;
  /** Rows that fit: for whoever looks for practice in one. */
  readonly rows: readonly string[];
}

/** Practice calls: who may ring, how it went, what a trainer says of it. */
export interface PracticeCalls {
  'practice.scripts': { arg: Record<string, never>; answer: readonly ScriptSummary[] };
  'practice.ring': { arg: { script: string }; answer: null };
  /** The phone page: a scripted party has said a line. */
  'practice.spoke': { arg: SpokenLine; answer: null };
  /** Newest first: one's own, or all of this machine for those who run practice. */
  'practice.runs': { arg: Record<string, never>; answer: readonly PracticeRun[] };
  'practice.run': { arg: { call: CallId }; answer: PracticeRunRecord };
  /** `share` of the weight of a trainer's item, 0 to 1. */
  'practice.mark': { arg: { call: CallId; item: string; share: number }; answer: null };
  'practice.comment': { arg: { call: CallId; moment: number; text: string }; answer: null };
  /** A caller for each of these seats: `script`, or one drawn by `seed`. */
  'practice.start': {
    arg: { seats: readonly SeatId[]; script?: string | undefined; seed: number };
    answer: readonly StartedSeat[];
  };
  'practice.class': { arg: Record<string, never>; answer: readonly ClassSeat[] };
}
