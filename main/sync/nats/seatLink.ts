// Runs in the host. One seat's link to the platform over NATS JetStream. Each connection (keepConnected.ts) is a
// session: compare and push, pull, presence and reference begin with it and end with it.
import type { Checkpoint } from '@shared/audit/Checkpoint';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import type { Clock } from '@shared/kernel/clock';
import type { HandoverId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { ReferenceGroup } from '@shared/reference/ReferenceGroup';
import type { Letter, SeatAddress } from '@shared/seat/letter/Letter';
import type { SeatCard } from '@shared/seat/SeatCard';
import type { Log } from '../../log/Log';
import type { Store } from '../../store/Store';
import { HANDOVER_WAIT, LETTER_UNSENT } from '../PlatformLink';
import type { ParkedLog } from '../parkedLog';
import type { PresenceBook } from '../presenceBook';
import { createCheckpointPost } from './checkpointPost';
import type { PlatformAddress } from './connectPlatform';
import { fetchHandover } from './handovers';
import { keepConnected } from './keepConnected';
import { publishLetter, pullLetters } from './letters';
import { createLinkState } from './linkState';
import { createOwnPresence, pullLeads, pullPresence } from './presenceBeat';
import { pullReference } from './pullReference';
import { ofLoans, ofOwnCity, pullShared, retryParked } from './pullShared';
import { createPushSessions, PushTrouble } from './pushSession';
import { PACE, type Pace, type SeatSession } from './SeatSession';
import type { Turns } from './turns';
import { createUnsentHandovers } from './unsentHandovers';
import { createWaiter } from './waiter';
import { watchStreams } from './watchStreams';

export interface SeatLinkDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly address: PlatformAddress;
  readonly parked: ParkedLog;
  readonly presence: PresenceBook;
  /** Shared by the seats of a host. */
  readonly turns: Turns;
  takeLetter(letter: Letter): Promise<void>;
  /** The place in the log up to which this seat's events are at the platform. */
  onKept(seq: number): Promise<void>;
  readonly keepReference: (text: string) => Promise<Result<unknown>>;
  readonly pace?: Pace | undefined;
}

export interface SeatLink {
  status(): LinkStatus;
  onStatus(fn: (status: LinkStatus) => void): () => void;
  retry(): Promise<Result<{ readonly left: number }>>;
  sendHandover(record: HandoverRecord): Promise<Result<null>>;
  handover(id: HandoverId): Promise<HandoverRecord | undefined>;
  sendCheckpoint(checkpoint: Checkpoint): Promise<void>;
  setPresence(card: SeatCard | undefined): void;
  /** Somebody looks at who is there. */
  watch(): void;
  sendLetter(to: SeatAddress, letter: Letter): Promise<Result<null>>;
  close(): Promise<void>;
}

/** A platform that does not have their stream yet is no trouble for a seat's records. */
const SMALL_PARTS: ReadonlySet<string> = new Set(['presence', 'leads', 'letters', 'loans']);

export async function createSeatLink(deps: SeatLinkDeps): Promise<SeatLink> {
  const { store, clock, log, address, parked } = deps;
  const { who } = address;
  const pace = deps.pace ?? PACE;
  const state = createLinkState({ store, seat: who.seat, parked, clock });
  const waiter = createWaiter();
  const push = await createPushSessions({ ...deps, pace, state, waiter });
  const handovers = createUnsentHandovers(who, state);
  const checkpoints = createCheckpointPost(who);
  const presence = createOwnPresence(who, clock);
  let session: SeatSession | undefined;

  const hold = async (now: SeatSession) => {
    session = now;
    presence.beatOver(now);
    const sendLeft = () => {
      handovers.sendAll(now);
      void checkpoints.sendLeft(now);
    };
    sendLeft();
    const { door } = now;
    const pull = { store, door, parked, clock };
    const watch = { door, state, waiter, again: pace.longest, made: sendLeft };
    void watchStreams(watch).catch(() => undefined);
    await Promise.all([
      // Behind a leaf node the connection can outlast the platform: what was left goes when that takes records again.
      keepGoing('push', now, () => push.run(now, sendLeft)),
      keepGoing('pull', now, () => pullShared({ ...pull, source: ofOwnCity(who) })),
      keepGoing('loans', now, async () => {
        const source = ofLoans(who, presence.isLead);
        if (presence.isLead()) await once('loans', now, () => pullShared({ ...pull, source }));
      }),
      keepGoing('letters', now, () => pullLetters({ store, door, who, take: deps.takeLetter })),
      keepGoing('presence', now, async () => {
        if (!presence.isWatched()) return;
        await once('presence', now, () => pullPresence(hear(now), presence.isWatched));
        // Nobody looks any more, and who is not heard has not fallen silent.
        if (!door.closed()) deps.presence.forget();
      }),
      keepGoing('leads', now, async () => {
        if (presence.isLead()) await once('leads', now, () => pullLeads(hear(now), presence.isLead));
      }),
      keepGoing('reference', now, () =>
        pullReference(door, who, (_, text) => deps.keepReference(text), told),
      ),
      now.nc.closed().then(() => {
        session = undefined;
      }),
    ]);
  };

  const hear = ({ door }: SeatSession) => ({ door, who, book: deps.presence, clock });
  /** The seats of a host have one book: one of them reads for all, or they would hear each other seats² times. */
  const once = (what: string, { nc }: SeatSession, work: () => Promise<void>) =>
    deps.turns.take([what, who.region, ...address.servers].join(' '), nc.closed(), work);

  /** A part that fails (a stream is gone, a permission is missing) says so and begins again; the others go on. */
  const keepGoing = async (part: string, { door }: SeatSession, work: () => Promise<void>) => {
    while (!door.closed()) {
      try {
        await work();
      } catch (error) {
        if (door.closed()) return;
        log('warn', 'link.part', { part, reason: error instanceof Error ? error.name : '' });
        const trouble = error instanceof PushTrouble ? error.failure : NOT_READY;
        if (!SMALL_PARTS.has(part)) state.set({ trouble });
      }
      if (!door.closed()) await waiter.pause(pace.first * 2);
    }
  };

  const told = (group: string, outcome: Result<unknown>) => {
    const { [group as ReferenceGroup]: _, ...others } = state.read().refusedReference ?? {};
    if (outcome.ok) return state.set({ refusedReference: others });
    log('warn', 'link.reference', { group, code: outcome.error.code });
    state.set({ refusedReference: { ...others, [group]: outcome.error } });
  };

  const running = keepConnected({ address, clock, log, pace, state, waiter, hold });
  return {
    status: state.read,
    onStatus: state.onChange,
    retry: async () => {
      await retryParked({ store, parked });
      const trouble = session === undefined ? undefined : await push.sendRefused(session);
      if (trouble !== undefined) return fail(trouble);
      state.set({});
      const { refused, messages } = parked.read();
      return session === undefined ? fail(NOT_CONNECTED) : ok({ left: refused.size + messages.size });
    },
    sendHandover: (record) => handovers.send(session, record),
    handover: async (id) =>
      session === undefined ? undefined : fetchHandover(session.nc, id, HANDOVER_WAIT).catch(() => undefined),
    sendCheckpoint: (checkpoint) => checkpoints.send(session, checkpoint),
    setPresence: presence.set,
    watch: presence.watch,
    sendLetter: async (to, letter) =>
      session === undefined ? fail(LETTER_UNSENT) : publishLetter(session, who, to, letter),
    close: async () => {
      push.close();
      waiter.close();
      await session?.nc.close();
      await running;
    },
  };
}

const NOT_READY: Failure = {
  code: 'linkNotReady',
  message: '平台暂时不能接收，稍后自动再试。',
  hint: '记录都在本机，照常工作。',
};
const NOT_CONNECTED: Failure = {
  code: 'linkNotConnected',
  message: '现在没有连上平台，连上后会自动再发。',
};
