// Runs in the host. The letters of this host's seats: written, sent, taken in, read.
import { seatStream } from '@shared/events/StreamId';
import type { Clock } from '@shared/kernel/clock';
import type { IdMaker, LetterId, SeatId } from '@shared/kernel/ids';
import type { Person } from '@shared/person/Person';
import type { Letter, LetterBody, SeatAddress } from '@shared/seat/letter/Letter';
import { EMPTY_BOX, evolveBox, type LetterBox } from '@shared/seat/letter/LetterBox';
import type { SeatEvent } from '@shared/seat/SeatEvent';
import type { Store } from '../../store/Store';
import type { PlatformLink } from '../../sync/PlatformLink';

export interface PostOffice {
  /** To each of them; answers who could not be reached. */
  send(
    seat: SeatId,
    by: Person,
    to: readonly SeatAddress[],
    body: LetterBody,
    id?: LetterId,
  ): Promise<readonly SeatAddress[]>;
  box(seat: SeatId): Promise<LetterBox>;
  addressOf(seat: SeatId): SeatAddress;
}

export interface PostOfficeDeps {
  readonly store: Store;
  readonly link: PlatformLink;
  readonly clock: Clock;
  readonly ids: IdMaker;
  region(seat: SeatId): string;
}

/** Letters on their way at the same time. */
const AT_ONCE = 32;

export function createPostOffice({ store, link, clock, ids, region }: PostOfficeDeps): PostOffice {
  const addressOf = (seat: SeatId): SeatAddress => ({ region: region(seat), seat });
  return {
    addressOf,
    send: async (seat, by, to, body, id = ids() as LetterId) => {
      const letter: Letter = { id, from: addressOf(seat), by, at: clock(), body };
      const unsent: SeatAddress[] = [];
      for (let at = 0; at < to.length; at += AT_ONCE) {
        const some = to.slice(at, at + AT_ONCE);
        const sent = await Promise.all(some.map((one) => link.sendLetter(one, letter)));
        unsent.push(...some.filter((_, index) => sent[index]?.ok !== true));
      }
      return unsent;
    },
    box: async (seat) =>
      (await store.readStream(seatStream(seat))).reduce(
        (box, { at, body }) => evolveBox(box, { at, body: body as SeatEvent }),
        EMPTY_BOX,
      ),
  };
}
