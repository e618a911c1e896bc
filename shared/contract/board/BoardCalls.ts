import type { BoardChange, BoardFrame, PlanPlace, SeatKey } from '../../board/BoardFrame';
import type { Counts } from '../../indicators/Counts';
import type { Span } from '../../indicators/facts/Facts';
import type { HotSpot } from '../../indicators/hotSpots';
import type { Grouping } from '../../indicators/Question';
import type { Level } from '../../intake/IntakeEvent';
import type { SeatId } from '../../kernel/ids';
import type { Side } from '../../kernel/side';
import type { Lending } from '../../seat/lending/lendings';
import type { TeamRules } from '../../seat/TeamRules';

export type FigureGroup = Exclude<Grouping, 'place'> | 'city' | 'team';

/** What figures are narrowed down to: `city` six digits (GB/T 2260), `person` a staff number, `row` a code of the list. */
/** Seats in one picture of states: more would be lines without a height. */
export const SPAN_SEATS = 40;

export interface FiguresNarrow {
  readonly side?: Side | undefined;
  readonly city?: string | undefined;
  readonly team?: string | undefined;
  readonly person?: string | undefined;
  readonly row?: string | undefined;
  readonly level?: Level | undefined;
}

/** … in a range: milliseconds; `from` included, `to` not. */
export interface FiguresScope extends FiguresNarrow {
  readonly from: number;
  readonly to: number;
}

export interface FiguresWish extends FiguresScope {
  readonly by: FigureGroup;
}

export interface FigureLine {
  readonly key: string;
  readonly counts: Counts;
}

export interface TableFile {
  readonly format: 'csv' | 'xlsx';
  readonly name: string;
  /** The head first. */
  readonly lines: readonly (readonly string[])[];
}

export interface ExportedTable {
  readonly name: string;
  readonly type: string;
  /** Base64. */
  readonly data: string;
}

/** What the board page asks, each by the right `seeBoard`, and what everybody may know of his own work. */
export interface BoardCalls {
  'board.read': { arg: Record<string, never>; answer: BoardFrame };
  /** Recorded with who did it. False: it no longer holds. */
  'board.acknowledge': { arg: { alert: string }; answer: { held: boolean } };
  'board.plan': { arg: { plan: Readonly<Record<SeatKey, PlanPlace>> }; answer: null };
  /** `seen`: the rules that were on the screen; where they are others by now, nothing is kept. In force at once. */
  'board.rules': { arg: { team: string; seen: TeamRules; rules: TeamRules }; answer: null };
  'board.figures': { arg: FiguresWish; answer: readonly FigureLine[] };
  /** States of the first `SPAN_SEATS` seats; they are known by seat and person, not by row and level. */
  'board.spans': { arg: FiguresScope; answer: readonly Span[] };
  /** Of the last seven days, whatever the range. */
  'board.hotSpots': {
    arg: FiguresNarrow;
    answer: { readonly rows: readonly HotSpot[]; readonly divisions: readonly HotSpot[] };
  };
  /** A table as it stands on the screen, under a title that says of what; that it left, and of what, is recorded. */
  'board.export': { arg: TableFile & { scope: FiguresScope; title: string }; answer: ExportedTable };
  /** A chart as a picture, or the page on paper: made by the page itself, once this was recorded. */
  'board.takeAway': { arg: { name: string; as: 'png' | 'print'; scope: FiguresScope }; answer: null };
  /** Who calls at a seat of this machine now, masked. Null: nobody, or another machine's. */
  'board.caller': { arg: { seat: SeatId }; answer: { readonly number: string } | null };
  /** In full, recorded before it is answered. */
  'board.showCaller': { arg: { seat: SeatId }; answer: { readonly number: string } | null };
  /** What is counted of the person who asks, today and in the last seven days. */
  'board.own': { arg: Record<string, never>; answer: { readonly today: Counts; readonly week: Counts } };
}

export interface BoardPushes {
  /** To boards that are open, whose person may see them. */
  'board.changed': BoardChange;
  /** To a lead's board and desk: what his seat knows of seats asked for and lent (三（五）). */
  'lend.changed': readonly Lending[];
}
