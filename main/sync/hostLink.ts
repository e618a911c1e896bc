// Runs in the host. The one link that the services see. Seats of one machine share the log and hear of each other
// through the host itself; a seat whose settings name a platform has a link of its own besides.

import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import type { Settings } from '@shared/contract/Settings';
import type { Clock } from '@shared/kernel/clock';
import type { HandoverId, SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import type { Letter, SeatAddress } from '@shared/seat/letter/Letter';
import type { SeatCard } from '@shared/seat/SeatCard';
import type { Log } from '../log/Log';
import type { SeatEvents } from '../seatEvents';
import { SENT_CURSOR, type Store } from '../store/Store';
import type { CredentialKeeper } from './nats/credentials';
import { cursorName } from './nats/pushEvents';
import { createSeatLink, type SeatLink, type SeatLinkDeps } from './nats/seatLink';
import { createTurns } from './nats/turns';
import { createWaiter } from './nats/waiter';
import type { PlatformLink } from './PlatformLink';
import { HANDOVER_PATIENCE, LETTER_UNSENT, PRESENCE_EVERY } from './PlatformLink';
import { openParkedLog, type ParkedLog } from './parkedLog';
import { createPresenceBook } from './presenceBook';

export type LinkSettings = Pick<
  Settings,
  'platformServers' | 'platformCredentials' | 'platformCa' | 'platformSigner' | 'platformRegion'
>;

export interface HostLinkDeps {
  readonly store: Store;
  readonly seats: readonly SeatId[];
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  readonly log: Log;
  settings(seat: SeatId): LinkSettings;
  /** No link reads the practice log, whatever the settings say. */
  readonly practice: boolean;
  /** Settles when it counts, wherever it may. */
  keepReference(signer: string, text: string): Promise<Result<unknown>>;
  /** Where the seat's secret is kept; without one the file that it comes in is read where it lies. */
  keeper?(seat: SeatId): CredentialKeeper;
  readonly pace?: SeatLinkDeps['pace'];
}

export async function createHostLink(deps: HostLinkDeps): Promise<PlatformLink> {
  const { store, seats, clock } = deps;
  const listeners = new Set<(seat: SeatId, status: LinkStatus) => void>();
  const tell = (seat: SeatId, status: LinkStatus) => {
    for (const fn of listeners) fn(seat, status);
  };
  const local = await createLocalStatus(deps, tell);
  const parked = new Map<SeatId, ParkedLog>();
  const links = new Map<SeatId, SeatLink>();
  const cards = new Map<SeatId, SeatCard>();
  const presence = createPresenceBook(clock, ({ seat, region }) => cards.get(seat)?.region === region);
  const waiter = createWaiter();
  const turns = createTurns();
  const takers = new Set<(to: SeatId, letter: Letter) => Promise<void>>();
  // A letter that is there at the start waits for whoever takes letters in.
  let somebodyTakes = () => {};
  const taken = new Promise<void>((resolve) => {
    somebodyTakes = resolve;
  });
  const takeLetter = async (to: SeatId, letter: Letter) => {
    await taken;
    for (const take of takers) await take(to, letter);
  };
  const isHere = ({ seat, region }: SeatAddress) =>
    seats.includes(seat) && deps.settings(seat).platformRegion === region;
  const sent = new Map<SeatId, number>();
  // What may be erased one day: only what all seats with a platform have there.
  const kept = async (seat: SeatId, seq: number) => {
    sent.set(seat, seq);
    if ([...links.keys()].every((one) => sent.has(one)))
      await store.writeCursor(SENT_CURSOR, Math.min(...sent.values()));
  };

  const open = async (seat: SeatId) => {
    const settings = deps.settings(seat);
    if (deps.practice || settings.platformServers.length === 0) return;
    const parkedLog = parked.get(seat) ?? (await openParkedLog(store, deps.newEvent, seat));
    parked.set(seat, parkedLog);
    const link = await createSeatLink({
      ...deps,
      address: { ...addressOf(seat, settings), keeper: deps.keeper?.(seat) },
      parked: parkedLog,
      presence,
      turns,
      takeLetter: (letter) => takeLetter(seat, letter),
      onKept: (seq) => kept(seat, seq),
      keepReference: (text) => deps.keepReference(settings.platformSigner, text),
    });
    links.set(seat, link);
    link.onStatus((status) => tell(seat, status));
    const card = cards.get(seat);
    if (card !== undefined) link.setPresence(card);
    tell(seat, link.status());
  };

  const hearLocal = (seat: SeatId) => {
    const card = cards.get(seat);
    if (card !== undefined) presence.heard(card);
  };
  const beat = setInterval(() => {
    for (const seat of cards.keys()) hearLocal(seat);
    presence.sweep();
  }, PRESENCE_EVERY);
  beat.unref();

  const find = async (seat: SeatId, id: HandoverId) =>
    (await store.handover(id)) ?? (await links.get(seat)?.handover(id));

  for (const seat of seats) await open(seat);

  return {
    status: (seat) => links.get(seat)?.status() ?? local.status(seat),
    onStatus: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    details: async (seat) => {
      links.get(seat)?.watch();
      const now = parked.get(seat)?.read();
      return {
        refused: [...(now?.refused.values() ?? [])].map(({ event, seatNo, reason, at }) => ({
          event,
          seatNo,
          reason,
          at,
        })),
        messages: [...(now?.messages.values() ?? [])].map(({ message, reason, detail, at }) => ({
          message,
          reason,
          detail,
          at,
        })),
        presence: presence.list(),
      };
    },
    retry: async (seat) => (await links.get(seat)?.retry()) ?? ok({ left: 0 }),
    // Without a platform whoever may ask for it reads the same log.
    sendHandover: async (record) => (await links.get(record.from)?.sendHandover(record)) ?? ok(null),
    sendCheckpoint: async (checkpoint) => links.get(checkpoint.seat)?.sendCheckpoint(checkpoint),
    handover: find,
    awaitHandover: (seat, id, found) => {
      const until = clock() + HANDOVER_PATIENCE;
      const look = async () => {
        for (let pause = 100; !waiter.closed() && clock() < until; pause = Math.min(1_000, pause * 2)) {
          await waiter.pause(pause);
          const record = waiter.closed() ? undefined : await find(seat, id);
          if (record !== undefined) return found(record);
        }
      };
      void look().catch(() => undefined);
    },
    setPresence: (seat, card) => {
      if (card === undefined) cards.delete(seat);
      else cards.set(seat, card);
      links.get(seat)?.setPresence(card);
      hearLocal(seat);
    },
    sendLetter: async (to, letter) => {
      if (!isHere(to))
        return (await links.get(letter.from.seat)?.sendLetter(to, letter)) ?? fail(LETTER_UNSENT);
      await takeLetter(to.seat, letter);
      return ok(null);
    },
    onLetter: (take) => {
      takers.add(take);
      somebodyTakes();
      return () => takers.delete(take);
    },
    presence: presence.list,
    onPresence: presence.onChange,
    configure: async (seat) => {
      const before = links.get(seat);
      links.delete(seat);
      await before?.close();
      await open(seat);
      if (!links.has(seat)) tell(seat, local.status(seat));
    },
    close: async () => {
      clearInterval(beat);
      waiter.close();
      local.close();
      await Promise.all([...links.values()].map((link) => link.close()));
      listeners.clear();
    },
  };
}

const addressOf = (seat: SeatId, settings: LinkSettings): SeatLinkDeps['address'] => ({
  who: { region: settings.platformRegion, seat },
  servers: settings.platformServers,
  credentials: settings.platformCredentials,
  ca: settings.platformCa,
});

/** Seats without a platform: everything is queued, and counted; of a practice log nothing is ever sent. */
async function createLocalStatus(
  { store, seats, practice }: HostLinkDeps,
  tell: (seat: SeatId, status: LinkStatus) => void,
) {
  const statuses = new Map<SeatId, LinkStatus>();
  const status = (seat: SeatId) => statuses.get(seat) ?? counted(0, undefined);
  if (practice) return { status, close: () => {} };
  for (const seat of seats) {
    const { seatNo } = await store.seatHead(seat);
    const cursor = await store.readCursor(cursorName(seat));
    const [oldest] = await store.readSeat(seat, cursor + 1, cursor + 1);
    statuses.set(seat, counted(seatNo - cursor, oldest?.recordedAt));
  }
  const off = store.onCommitted((events) => {
    for (const seat of new Set(events.map((event) => event.seat))) {
      const before = statuses.get(seat);
      if (before === undefined) continue;
      const mine = events.filter((event) => event.seat === seat);
      const next = counted(before.waiting + mine.length, before.waitingSince ?? mine[0]?.recordedAt);
      statuses.set(seat, next);
      tell(seat, next);
    }
  });
  return { status, close: off };
}

const counted = (waiting: number, waitingSince: number | undefined): LinkStatus => ({
  state: 'notConfigured',
  waiting: Math.max(0, waiting),
  ...(waitingSince === undefined ? {} : { waitingSince }),
});
