// Runs in the host. The seat's own sign of life, those of its city, and those of leads elsewhere.
import { presenceMessage } from '@shared/contract/platform/messages';
import { everyCityConsumer } from '@shared/contract/platform/permissions';
import { cardOf, presenceText } from '@shared/contract/platform/presenceWire';
import { readMessage } from '@shared/contract/platform/readMessage';
import {
  consumerOf,
  EVERY_CITY,
  presenceAbroad,
  presenceOfRegion,
  presenceSubject,
  STREAMS,
  type Station,
  stationOfPresence,
} from '@shared/contract/platform/subjects';
import type { Clock } from '@shared/kernel/clock';
import { may, type Right } from '@shared/person/may';
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
  /** Its person may lend seats, and ask other cities for some. */
  isLead(): boolean;
  /** Its person looks at a board, or somebody has looked just now at who is there. */
  isWatched(): boolean;
  /** Somebody looks at who is there. */
  watch(): void;
}

/** Milliseconds for which a seat follows its city after somebody has looked. */
const WATCH = 30_000;

export function createOwnPresence(who: Station, clock: Clock): OwnPresence {
  let own: SeatCard | undefined;
  let nc: SeatSession['nc'] | undefined;
  let watchedUntil = 0;
  const holds = (right: Right) => own?.person !== undefined && may(own.person.role, right);
  const isLead = () => holds('lendSeats');
  const say = () => {
    if (nc === undefined || own === undefined || nc.isClosed()) return;
    const text = presenceText(own, clock());
    nc.publish(presenceSubject(who), text);
    if (isLead()) nc.publish(presenceAbroad(who, EVERY_CITY), text);
    if (own.lent !== undefined) nc.publish(presenceAbroad(who, own.lent.to), text);
  };
  return {
    isLead,
    isWatched: () => holds('seeBoard') || performance.now() < watchedUntil,
    watch: () => {
      watchedUntil = performance.now() + WATCH;
    },
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

export interface PresencePull {
  readonly door: StreamDoor;
  readonly who: Station;
  readonly book: PresenceBook;
  readonly clock: Clock;
}

/**
 * Of its own city, and the seats that are lent to it, while `wanted`: two thousand desks that each follow their city
 * would be 800,000 messages a second.
 */
export const pullPresence = (deps: PresencePull, wanted: () => boolean): Promise<void> =>
  pull(deps, consumerOf(deps.who), deps.who.region, wanted);

/** Leads of other cities, while `wanted`. */
export const pullLeads = (deps: PresencePull, wanted: () => boolean): Promise<void> =>
  pull(deps, everyCityConsumer(deps.who), EVERY_CITY, wanted);

/** Only what comes from now on: who is there says so within 5 s, and old words prove nothing. */
async function pull(
  { door, book, clock }: PresencePull,
  name: string,
  city: string,
  wanted: () => boolean,
): Promise<void> {
  const options = {
    stream: STREAMS.presence,
    name,
    filter: presenceOfRegion(city),
    from: 'new',
    wanted,
  } as const;
  await followStream(door, options, async (batch) => {
    for (const { subject, text } of batch.messages) {
      const read = readMessage(presenceMessage, text);
      const by = stationOfPresence(subject);
      if (read.ok && by?.seat === read.value.seat && by.region === read.value.region)
        book.heard(cardOf(read.value, clock()));
    }
    return 'more';
  });
}
