// What desks and phone pages ask about practice, and what they are told of it.
import type { RecordedEvent } from '../../events/RecordedEvent';
import type { CallId, SeatId } from '../../kernel/ids';
import type { Side } from '../../kernel/side';
import type { CallCue, CallerOrder, LeadAct } from '../../practice/LeadAct';
import type { ClassSeat, StartedSeat } from '../../practice/PracticeClass';
import type { KeyAct } from '../../practice/PracticeEvent';
import type { PracticeRun, PracticeRunRecord, RunSound, SpokenLine } from '../../practice/PracticeRun';
import type { PracticeScript } from '../../practice/practiceScriptSchema';
import type { ExportedTable, TableFile } from '../board/BoardCalls';

export interface ScriptSummary {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly teaches: { readonly zh: string; readonly en: string };
  readonly rings: Side;
  /** Rows that fit: for whoever looks for practice in one. */
  readonly rows: readonly string[];
}

export interface PracticeCalls {
  /** Of this seat's side, easiest first; `all`: of both. */
  'practice.scripts': { arg: { all?: true | undefined }; answer: readonly ScriptSummary[] };
  /** `partner`: who picks up when the caller is put through; the script's own where nothing is said. */
  'practice.ring': { arg: { script: string; partner?: 'script' | 'seat' | undefined }; answer: null };
  /** The phone page: a scripted party has said a line. */
  'practice.spoke': { arg: SpokenLine; answer: null };
  /** Newest first: one's own, or all of this machine for those who run practice. */
  'practice.runs': { arg: Record<string, never>; answer: readonly PracticeRun[] };
  'practice.run': { arg: { call: CallId }; answer: PracticeRunRecord };
  /** Both voices of a run, the trainee left; recorded as played before it is answered. Empty where nothing was kept. */
  'practice.sound': { arg: { call: CallId }; answer: readonly RunSound[] };
  /** `share` of the weight of a trainer's item, 0 to 1. */
  'practice.mark': { arg: { call: CallId; item: string; share: number }; answer: null };
  'practice.comment': { arg: { call: CallId; moment: number; text: string }; answer: null };
  /** A caller for each of these seats: `script`, or one drawn by `seed`. */
  'practice.start': {
    arg: {
      seats: readonly SeatId[];
      script?: string | undefined;
      seed: number;
      partner?: 'script' | 'seat' | undefined;
    };
    answer: readonly StartedSeat[];
  };
  'practice.class': { arg: Record<string, never>; answer: readonly ClassSeat[] };
  /** Practice as a table, as it stands on the screen; that it left is recorded. */
  'practice.export': { arg: TableFile; answer: ExportedTable };
  /** The run as it is; what comes to it is told as `practice.watched` from now on, until another one is watched. */
  'practice.watch': { arg: { call: CallId }; answer: PracticeRunRecord };
  /** Recorded in the run before it happens. */
  'practice.lead': { arg: { call: CallId; act: LeadAct }; answer: null };
  /** Keys and mouse buttons pressed at this desk since the last count, in the practice call on its screen. */
  'practice.hands': {
    arg: { call: CallId; keys: number; clicks: number; acts?: readonly KeyAct[] | undefined };
    answer: null;
  };
  /** The trainee has just asked this question of the intake, in the practice call on his screen. */
  'practice.asked': { arg: { call: CallId; question: string }; answer: null };
}

/** Told by the host without being asked. */
export interface PracticePushes {
  /** The whole practice script for the bots of this phone page. */
  'practice.play': {
    readonly script: PracticeScript;
    readonly others?: readonly { readonly script: PracticeScript; readonly afterMs: number }[] | undefined;
  };
  /** A trainer has saved a script: there is another, or another version of one. */
  'practice.scriptsChanged': null;
  /** What the trainer who leads wants of a scripted caller. */
  'practice.order': CallerOrder;
  /** What the trainee's work tells the scripted parties of his call. */
  'practice.cue': CallCue;
  /** What came to the run that this desk watches. */
  'practice.watched': { readonly call: CallId; readonly events: readonly RecordedEvent[] };
  /** Runs that this desk may see and that have moved on; for who runs practice, also seats whose state is another. */
  'practice.moved': {
    readonly runs?: readonly PracticeRun[] | undefined;
    readonly seats?: readonly Pick<ClassSeat, 'seat' | 'state'>[] | undefined;
  };
}
