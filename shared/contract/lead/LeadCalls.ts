import type { LendingId, LetterId, SeatId } from '../../kernel/ids';
import type { Side } from '../../kernel/side';
import type { HelpWay } from '../../seat/help/HelpEvent';
import type { Lending } from '../../seat/lending/lendings';
import type { SeatAddress } from '../../seat/letter/Letter';
import type { LetterBox } from '../../seat/letter/LetterBox';
import type { SeatView } from '../../seat/Seat';
import type { SeatState } from '../../seat/SeatState';

/** Help between seats and their leads, letters, and seats that are lent. */
export interface LeadCalls {
  /** One key and a word: the leads see it at once. */
  'seat.askHelp': { arg: { word: string }; answer: SeatView };
  'seat.withdrawHelp': { arg: Record<string, never>; answer: SeatView };
  /** A short message; answers to whom it could not be sent. */
  'letter.send': {
    arg: { to: readonly SeatAddress[]; text: string };
    answer: { readonly letter: LetterId; readonly unsent: readonly SeatId[] };
  };
  'letter.box': { arg: Record<string, never>; answer: LetterBox };
  /** Whoever wrote it is told. */
  'letter.read': { arg: { letter: LetterId }; answer: LetterBox };
  /** A word back to whoever wrote it. */
  'letter.answer': { arg: { letter: LetterId; text: string }; answer: LetterBox };
  /** Recorded with its reason before it begins. `text`: of a message. */
  'lead.help': {
    arg: { seat: SeatAddress; way: HelpWay; reason: string; text?: string | undefined };
    answer: null;
  };
  /** A stuck seat, if it still is as it was seen; one in a call never. Refused there: `lead.notDone`. */
  'lead.free': {
    arg: { seat: SeatAddress; state: 'available' | 'offline'; reason: string; seen: SeatState['at'] };
    answer: null;
  };
  /** 三（五）: asks leads of other cities for so many seats of a side; `until` in milliseconds. */
  'lend.ask': {
    arg: {
      to: readonly SeatAddress[];
      side: Side;
      count: number;
      reason: string;
      until?: number | undefined;
    };
    answer: { readonly lending: LendingId; readonly unsent: readonly SeatId[] };
  };
  /** Lends idle seats of one's own city, no more than are still wanted. */
  'lend.give': { arg: { lending: LendingId; seats: readonly SeatAddress[] }; answer: null };
  /** One seat goes back now; asked by the lead of either city. */
  'lend.back': { arg: { lending: LendingId; seat: SeatAddress }; answer: null };
  /** What this lead's seat knows of, asked and heard. */
  'lend.list': { arg: Record<string, never>; answer: readonly Lending[] };
  /** The lent seat itself goes back. */
  'seat.giveBack': { arg: Record<string, never>; answer: SeatView };
}
