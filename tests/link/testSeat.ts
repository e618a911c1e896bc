// A seat's log and link without the rest of the host, for tests of the link.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import type { Clock } from '@shared/kernel/clock';
import type { EventId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { openStore } from '../../main/store/openStore';
import type { Store } from '../../main/store/Store';
import { createHostLink, type HostLinkDeps } from '../../main/sync/hostLink';
import type { PlatformLink } from '../../main/sync/PlatformLink';

export interface TestSeat {
  readonly seats: readonly SeatId[];
  readonly store: Store;
  readonly link: PlatformLink;
  close(): Promise<void>;
}

export interface SeatOptions {
  readonly seats: readonly string[];
  readonly settings: Partial<Settings>;
  readonly clock?: Clock | undefined;
  readonly file?: string | undefined;
  readonly worker?: boolean | undefined;
  /** Milliseconds between two comparisons; an hour. */
  readonly compare?: number | undefined;
  readonly keepReference?: HostLinkDeps['keepReference'] | undefined;
}

let made = 0;

export async function openSeat(options: SeatOptions): Promise<TestSeat> {
  const { seats, clock = () => Date.now(), worker = false } = options;
  const folder = options.file === undefined ? mkdtempSync(join(tmpdir(), 'linkseat-link-')) : undefined;
  const opened = await openStore({ file: options.file ?? join(folder ?? '', 'live.db'), clock, worker });
  if (!opened.ok) throw new Error(opened.error.message);
  const { store } = opened.value;
  const ids = seats as readonly SeatId[];
  const link = await createHostLink({
    store,
    seats: ids,
    clock,
    practice: false,
    log: () => {},
    newEvent: (seat, stream, body) => {
      made += 1;
      return {
        id: `link-${process.pid}-${made}` as EventId,
        stream,
        at: clock(),
        seat,
        origin: 'seat',
        body,
      };
    },
    settings: () => ({ ...DEFAULT_SETTINGS, ...options.settings }),
    keepReference: options.keepReference ?? (async () => ok({ kept: true })),
    pace: { first: 20, longest: 200, compare: options.compare ?? 3_600_000, wait: 1_000 },
  });
  return {
    seats: ids,
    store,
    link,
    close: async () => {
      await link.close();
      await store.close();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Settles when the seat's status is as wanted; the test's own limit ends what never comes. */
export function whenStatus(
  { link, seats }: TestSeat,
  wanted: (status: LinkStatus) => boolean,
): Promise<LinkStatus> {
  const seat = seats[0] as SeatId;
  return new Promise((resolve) => {
    const look = (who: SeatId, status: LinkStatus) => {
      if (who !== seat || !wanted(status)) return;
      off();
      resolve(status);
    };
    const off = link.onStatus(look);
    look(seat, link.status(seat));
  });
}

/** Settles when `check` answers something, asked after each commit of the seat's log. */
export async function whenLogged<T>({ store }: TestSeat, check: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    let wake = () => {};
    const news = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const off = store.onCommitted(() => wake());
    const found = await check();
    if (found !== undefined) {
      off();
      return found;
    }
    await news;
    off();
  }
}
