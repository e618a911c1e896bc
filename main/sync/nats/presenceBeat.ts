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
import { may } from '@shared/person/may';
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
}

export function createOwnPresence(who: Station, clock: Clock): OwnPresence {
  let own: SeatCard | undefined;
  let nc: SeatSession['nc'] | undefined;
  const isLead = () => own?.person !== undefined && may(own.person.role, 'lendSeats');
  const say = () => {
    if (nc === undefined || own === undefined || nc.isClosed()) return;
    const text = presenceText(own, clock());
    nc.publish(presenceSubject(who), text);
    if (isLead()) nc.publish(presenceAbroad(who, EVERY_CITY), text);
    if (own.lent !== undefined) nc.publish(presenceAbroad(who, own.lent.to), text);
  };
  return {
    isLead,
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

/** Of its own city, and the seats that are lent to it. */
export const pullPresence = (deps: PresencePull): Promise<void> =>
  pull(deps, consumerOf(deps.who), deps.who.region, () => true);

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
  const options = { stream: STREAMS.presence, name, filter: presenceOfRegion(city), from: 'new' } as const;
  await followStream(door, options, async (batch) => {
    for (const { subject, text } of batch.messages) {
      const read = readMessage(presenceMessage, text);
      const by = stationOfPresence(subject);
      if (read.ok && by?.seat === read.value.seat && by.region === read.value.region)
        book.heard(cardOf(read.value, clock()));
    }
    return wanted() ? 'more' : 'enough';
  });
}
