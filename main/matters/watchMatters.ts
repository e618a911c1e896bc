// Runs in the host. The watch over matters, for the desks that are open.
import type { SeatId } from '@shared/kernel/ids';
import type { PushListener } from '../ServicesPort';
import type { SeatDirectory } from '../seats/SeatDirectory';
import type { Store } from '../store/Store';
import type { Matters } from './createMatters';
import { hitsOf } from './matterHandlers';
import { createMatterWatch, type MatterWatch } from './matterWatch';

interface WatchParts {
  readonly store: Store;
  readonly seats: readonly SeatId[];
  readonly directory: SeatDirectory;
  readonly push: PushListener;
}

export const watchMatters = (matters: Matters, { store, seats, directory, push }: WatchParts): MatterWatch =>
  createMatterWatch({
    desks: () => seats.filter((seat) => directory.isOpen(seat, 'desk')),
    openCalls: async (seat) => (await store.openCalls(seat)).map(({ call }) => call),
    incident: async (seat, call) => {
      const found = await matters.incidents.similar(seat, call);
      return found.ok ? found.value : null;
    },
    precedents: async (seat, call) => {
      const hits = await hitsOf(matters, seat, call);
      return hits.ok ? hits.value : [];
    },
    tell: (seat, name, data) => push({ seat, page: 'desk' }, name, data),
  });
