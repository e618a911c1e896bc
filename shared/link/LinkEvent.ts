import type { EventId } from '../kernel/ids';

/** Why a message from the platform was put aside: not understood, from a newer program, or before what it follows. */
export type ParkReason = 'unreadable' | 'newer' | 'early';

/**
 * What the platform link of a seat has to remember, in the seat's stream `link:<seat>`. Nothing is ever deleted:
 * what was put aside and what became of it both stand there.
 */
export type LinkEvent =
  /** The platform would not take this event, and says why; the others go on. */
  | {
      readonly type: 'eventRefused';
      readonly event: EventId;
      readonly seatNo: number;
      readonly reason: string;
    }
  /** After mending: it was sent again and taken. */
  | { readonly type: 'refusedEventTaken'; readonly event: EventId }
  | {
      readonly type: 'messageParked';
      /** The platform's stream and a digest of the message: `SHARED/0f…`. */
      readonly message: string;
      readonly reason: ParkReason;
      readonly detail: string;
      readonly subject: string;
      /** As it came, so that nothing is lost when the platform's copy goes. */
      readonly text: string;
    }
  | { readonly type: 'parkedMessageApplied'; readonly message: string };
