// Runs in the host. The link with what the services have for it: whom it tells, and what it keeps.
import { join } from 'node:path';
import type { Pushes } from '@shared/contract/calls';
import type { SeatId } from '@shared/kernel/ids';
import { checkGroup } from '../reference/checkGroup';
import { keepReference } from '../reference/platformCopy';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { ServicesOptions } from '../ServicesPort';
import type { SeatEvents } from '../seatEvents';
import type { SecretBook } from '../secrets/secretBook';
import type { Store } from '../store/Store';
import { createHostLink } from './hostLink';
import type { PlatformLink } from './PlatformLink';

export interface StartedLink {
  readonly link: PlatformLink;
  readonly offs: readonly (() => void)[];
}

export interface LinkParts {
  readonly options: ServicesOptions;
  readonly store: Store;
  readonly newEvent: SeatEvents;
  readonly practice: boolean;
  /** The seats' secrets of the platform. */
  readonly secrets: SecretBook;
  readonly reference: Pick<ReferenceShelf, 'now' | 'refresh'>;
  tell<K extends 'link.status' | 'events'>(seat: SeatId, name: K, data: Pushes[K]): void;
}

export async function startLink(parts: LinkParts): Promise<StartedLink> {
  const { options, store, newEvent, practice, reference, secrets, tell } = parts;
  const { seats, clock, log, dataDir } = options;
  const dir = join(dataDir, 'lists');
  const link = await createHostLink({
    store,
    seats,
    clock,
    newEvent,
    log,
    practice,
    settings: (seat) => options.settings(seat).read(),
    keeper: (seat) => ({
      read: () => secrets.read(seat),
      write: (secret) => secrets.write(seat, secret),
    }),
    keepReference: async (signer, text) => {
      const kept = keepReference(
        { dir, signer, load: (group, texts) => checkGroup(group, texts, reference.now().lists) },
        text,
      );
      if (kept.ok && kept.value.kept) await reference.refresh();
      return kept;
    },
  });
  const offs = [
    link.onStatus((seat, status) => tell(seat, 'link.status', status)),
    // What other seats did with an order stands in every desk's list.
    store.onCommitted((events) => {
      const foreign = events.filter(({ origin, seat }) => origin === 'platform' && !seats.includes(seat));
      if (foreign.length > 0) for (const seat of seats) tell(seat, 'events', foreign);
    }),
  ];
  return { link, offs };
}
