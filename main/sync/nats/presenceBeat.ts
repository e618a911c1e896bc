// Runs in the host. The seat's own sign of life, and those of its region.
import { presenceMessage } from '@shared/contract/platform/messages';
import { cardOf, presenceText } from '@shared/contract/platform/presenceWire';
import { readMessage } from '@shared/contract/platform/readMessage';
import {
  presenceOfRegion,
  presenceSubject,
  STREAMS,
  type Station,
  stationOfPresence,
} from '@shared/contract/platform/subjects';
import type { Clock } from '@shared/kernel/clock';
import type { SeatCard } from '@shared/seat/SeatCard';
import { PRESENCE_EVERY } from '../PlatformLink';
import type { PresenceBook } from '../presenceBook';
import { followStream, type StreamDoor } from './followStream';
import type { SeatSession } from './SeatSession';

export interface OwnPresence {
  /** `undefined`: the seat gives no more signs of life. */
  set(card: SeatCard | undefined): void;
  /** Says it now and every 5 s until the connection ends. */
  beatOver({ nc }: SeatSession): void;
}

export function createOwnPresence(who: Station, clock: Clock): OwnPresence {
  let own: SeatCard | undefined;
  let nc: SeatSession['nc'] | undefined;
  const say = () => {
    if (nc !== undefined && own !== undefined && !nc.isClosed()) nc.publish(...presenceBeat(who, own, clock));
  };
  return {
    set: (card) => {
      own = card;
      say();
    },
    beatOver: (session) => {
      nc = session.nc;
      const beat = setInterval(say, PRESENCE_EVERY);
      void nc.closed().then(() => clearInterval(beat));
      say();
    },
  };
}

/** Subject and text of one sign of life. */
const presenceBeat = (who: Station, card: SeatCard, clock: Clock): readonly [string, string] => [
  presenceSubject(who),
  presenceText(card, clock()),
];

/** Only what comes from now on: who is there says so within 5 s, and old words prove nothing. */
export async function pullPresence(
  door: StreamDoor,
  who: Station,
  book: PresenceBook,
  clock: Clock,
): Promise<void> {
  const filter = presenceOfRegion(who.region);
  await followStream(
    door,
    { stream: STREAMS.presence, seat: who.seat, filter, from: 'new' },
    async (batch) => {
      for (const { subject, text } of batch.messages) {
        const read = readMessage(presenceMessage, text);
        const by = stationOfPresence(subject);
        if (read.ok && by?.seat === read.value.seat && by.region === read.value.region)
          book.heard(cardOf(read.value, clock()));
      }
      return 'more';
    },
  );
}
