import type { LetterId, SeatId } from '../../kernel/ids';
import type { SeatEvent } from '../SeatEvent';

/** A short message as its reader has it. Times in milliseconds. */
export interface ReceivedLetter {
  readonly letter: LetterId;
  readonly from: SeatId;
  readonly region: string;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly read: boolean;
  /** What its reader has answered last. */
  readonly answer?: string | undefined;
}

/** … and as its writer has it. */
export interface SentLetter {
  readonly letter: LetterId;
  readonly to: readonly SeatId[];
  readonly text: string;
  readonly at: number;
  readonly readBy: readonly SeatId[];
  readonly answers: readonly { readonly seat: SeatId; readonly name: string; readonly text: string }[];
}

/** Newest first, the last `KEPT` of each. */
export interface LetterBox {
  readonly received: readonly ReceivedLetter[];
  readonly sent: readonly SentLetter[];
}

export const EMPTY_BOX: LetterBox = { received: [], sent: [] };

const KEPT = 50;

/** One event of the seat's own stream. */
export function evolveBox(
  box: LetterBox,
  { at, body }: { readonly at: number; readonly body: SeatEvent },
): LetterBox {
  switch (body.type) {
    case 'letterReceived': {
      const { letter, from, region, by, text } = body;
      const received = { letter, from, region, name: by.name, text, at, read: false };
      return { ...box, received: [received, ...box.received].slice(0, KEPT) };
    }
    case 'letterRead':
      return {
        ...box,
        received: box.received.map((one) => (one.letter === body.letter ? { ...one, read: true } : one)),
      };
    case 'letterSent': {
      const { letter, to, text } = body;
      return {
        ...box,
        sent: [{ letter, to, text, at, readBy: [], answers: [] }, ...box.sent].slice(0, KEPT),
      };
    }
    case 'letterAnswered':
      return {
        ...box,
        received: box.received.map((one) =>
          one.letter === body.letter ? { ...one, read: true, answer: body.text } : one,
        ),
      };
    case 'letterAnsweredBy': {
      const { seat, text, by } = body;
      return {
        ...box,
        sent: box.sent.map((one) =>
          one.letter === body.letter
            ? { ...one, answers: [...one.answers, { seat, name: by.name, text }] }
            : one,
        ),
      };
    }
    case 'letterReadBy':
      return {
        ...box,
        sent: box.sent.map((one) =>
          one.letter === body.letter && !one.readBy.includes(body.seat)
            ? { ...one, readBy: [...one.readBy, body.seat] }
            : one,
        ),
      };
    default:
      return box;
  }
}

/** The message that a word back goes to: the newest, while it has none. */
export const toAnswer = ({ received: [newest] }: LetterBox): ReceivedLetter | undefined =>
  newest?.answer === undefined ? newest : undefined;
