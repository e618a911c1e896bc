import type { LegRole, Supervision } from '../call/Leg';
import type { LineLevel } from '../call/lineQuality';
import type { Level } from '../intake/IntakeEvent';
import type { SeatId } from '../kernel/ids';
import type { Person } from '../person/Person';
import type { SeatState } from './SeatState';

/** What a seat is about now: codes of the list, no word of the caller. */
export interface CardMatter {
  /** `12345-05`; empty while none is chosen. */
  readonly row: string;
  readonly level?: Level | undefined;
  readonly danger: boolean;
}

/** One leg of the seat's call, without its number. */
export interface CardLeg {
  readonly role: LegRole;
  readonly at: 'ringing' | 'talking' | 'held';
  readonly supervision?: Supervision | undefined;
}

/** Since midnight, official time. `handled`: talk, hold and wrap-up of them, milliseconds. */
export interface DayFigures {
  readonly calls: number;
  readonly handled: number;
  readonly missed: number;
}

/**
 * One seat as a board shows it: what its sign of life brings. Small, since a province has 100,000 of them, and without
 * personal data of callers. Times by the clock of whoever holds it: on the wire they are seconds ago, so a reader's
 * clock that is wrong by an hour still tells right durations.
 */
export interface SeatCard {
  readonly seat: SeatId;
  /** The seat's own city, six digits (GB/T 2260). */
  readonly region: string;
  readonly team: string;
  readonly person?: Person | undefined;
  readonly shift?: string | undefined;
  readonly state: SeatState;
  /** When its pause began by the seat's own clock, milliseconds: for every reader the same name of this pause, and no time. */
  readonly began?: number | undefined;
  /** By which a phone reaches it, where that is not the seat's own name. */
  readonly number?: string | undefined;
  /** Queued for after the call. */
  readonly next?: 'available' | 'pause' | 'training' | 'offline' | undefined;
  /** The phone is registered: a seat that is lost in mid-call is busy without one. */
  readonly phone: boolean;
  readonly matter?: CardMatter | undefined;
  readonly legs: readonly CardLeg[];
  readonly today: DayFigures;
  /** Whether what it records reaches the platform. */
  readonly link: 'none' | 'up' | 'down';
  readonly sound?: LineLevel | undefined;
  readonly help?: { readonly word: string; readonly since: number } | undefined;
  /** The city whose calls it takes (三（五）). */
  readonly lent?: { readonly to: string; readonly until?: number | undefined } | undefined;
}

export const NO_FIGURES: DayFigures = { calls: 0, handled: 0, missed: 0 };
