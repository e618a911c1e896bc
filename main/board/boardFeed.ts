// Runs in the host. What boards show, and what is other than before: batched, so that a thousand changes a second are
// twenty messages. Works only while a board is open.

import type { Alert } from '@shared/alerts/Alert';
import { alertsOf } from '@shared/alerts/alertsOf';
import type { BoardChange, BoardFrame, SeatKey, ShownAlert } from '@shared/board/BoardFrame';
import { seatKey } from '@shared/board/BoardFrame';
import type { QueueNow } from '@shared/board/QueueNow';
import type { Counts } from '@shared/indicators/Counts';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import { SIDES, type Side } from '@shared/kernel/side';
import type { OrderRow } from '@shared/order/OrderRow';
import type { SeatCard } from '@shared/seat/SeatCard';
import { teamRulesOf } from '@shared/seat/TeamRules';
import type { Store } from '../store/Store';
import type { PlatformLink } from '../sync/PlatformLink';
import { type AcknowledgementsDeps, createAcknowledgements } from './acknowledgements';
import type { BoardFile } from './boardFile';

export interface BoardFeedDeps extends Pick<AcknowledgementsDeps, 'newEvent'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly file: BoardFile;
  readonly link: Pick<PlatformLink, 'presence' | 'onPresence'>;
  /** Of this host's seats. */
  cities(): ReadonlySet<string>;
  /** Since when callers wait, by the number that they dialled. */
  waiting(side: Side): readonly number[];
  /** Whether somebody has a board open. */
  watched(): boolean;
  tell(change: BoardChange): void;
}

export interface BoardFeed {
  frame(): Promise<BoardFrame>;
  /** False where it holds no more. */
  acknowledge(seat: SeatId, id: string, by: string): Promise<Result<boolean>>;
  /** Rules are others now. */
  renew(): void;
  close(): void;
}

/** Milliseconds between two messages at most: three frames of a screen. */
const BATCH = 50;
const SECOND = 1_000;
/** Seconds between two counts of the last 24 hours, which cost more. */
const COUNT_EVERY = 5;
const DAY = 86_400_000;
/** How long a seat that fell silent in mid-call is told of, if nobody sees to it. */
const LOST_FOR = 30 * 60_000;
const MOST_ORDERS = 200;
/** The weightiest first: thousands of long talks at once are read by nobody, and would fill the line each second. */
const MOST_ALERTS = 300;

export function createBoardFeed(deps: BoardFeedDeps): BoardFeed {
  const { store, clock, file, link } = deps;
  const acknowledgements = createAcknowledgements(deps);
  const changed = new Map<SeatKey, SeatCard>();
  const gone = new Set<SeatKey>();
  const lost = new Map<SeatKey, SeatCard & { readonly goneAt: number }>();
  const ladderFails = new Map<string, number>();
  let day = new Map<string, Counts>();
  let orders: readonly OrderRow[] = [];
  let batch: NodeJS.Timeout | undefined;
  let told = { queues: '', alerts: '' };

  const flush = () => {
    batch = undefined;
    if (!deps.watched()) {
      changed.clear();
      gone.clear();
      return;
    }
    deps.tell({ cards: [...changed.values()], gone: [...gone] });
    changed.clear();
    gone.clear();
  };
  const later = () => {
    batch ??= setTimeout(flush, BATCH);
  };

  const queues = (): readonly QueueNow[] =>
    SIDES.map((side) => ({ side, waiting: deps.waiting(side), day: day.get(side) }));

  const alerts = (): readonly Alert[] => {
    const { rules } = file.read();
    for (const [key, card] of lost) if (clock() - card.goneAt > LOST_FOR) lost.delete(key);
    const cities = deps.cities();
    // Leads of other cities are there to be asked for seats: how they work is told by their own boards.
    const ours = ({ region, lent }: SeatCard) => cities.has(region) || cities.has(lent?.to ?? '');
    const cards = link.presence().filter(ours);
    const silent = [...lost.values()].filter(ours);
    const facts = { cards, lost: silent, ladderFails, queues: queues(), orders };
    return alertsOf(facts, (team) => teamRulesOf(rules, team).alerts, clock());
  };
  const shownAlerts = async (): Promise<readonly ShownAlert[]> => {
    const shown = alerts().slice(0, MOST_ALERTS);
    const acknowledged = await acknowledgements.of(shown.map(({ id }) => id));
    return shown.map((alert) => ({ ...alert, acknowledged: acknowledged.get(alert.id) }));
  };

  const count = async (): Promise<void> => {
    const now = clock();
    const counted = await store.countIndicators({ from: now - DAY, to: now, asOf: now, by: 'side' });
    day = new Map(counted);
    orders = (await store.listOrders({ query: '', limit: MOST_ORDERS, sort: 'due' })).filter(
      ({ dueAt }) => dueAt !== undefined,
    );
  };

  const tellRest = async (): Promise<void> => {
    if (!deps.watched()) return;
    const now = { queues: queues(), alerts: await shownAlerts() };
    const texts = { queues: JSON.stringify(now.queues), alerts: JSON.stringify(now.alerts) };
    const change: BoardChange = {
      ...(texts.queues === told.queues ? {} : { queues: now.queues }),
      ...(texts.alerts === told.alerts ? {} : { alerts: now.alerts }),
    };
    told = texts;
    if (Object.keys(change).length > 0) deps.tell(change);
  };

  const tellSoon = () => void tellRest().catch(() => undefined);

  let second = 0;
  const timer = setInterval(() => {
    if (!deps.watched()) return;
    second += 1;
    if (second % COUNT_EVERY === 0) void count().catch(() => undefined);
    tellSoon();
  }, SECOND);
  timer.unref();

  const offs = [
    acknowledgements.close,
    acknowledgements.onChange(tellSoon),
    link.onPresence((cards, left) => {
      for (const card of cards) {
        const key = seatKey(card);
        changed.set(key, card);
        gone.delete(key);
        lost.delete(key);
      }
      for (const card of left) {
        const key = seatKey(card);
        changed.delete(key);
        gone.add(key);
        if (card.state.at === 'busy') lost.set(key, { ...card, goneAt: clock() });
      }
      later();
    }),
    store.onCommitted((events) => {
      for (const { stream, body } of events) {
        if (body.type !== 'attemptEnded') continue;
        const call = stream.slice('call:'.length);
        const went = body.result === 'handedOff' || body.result === 'threeParty';
        // Cancelled by a person or left by the caller: the ladder did not fail.
        if (went) ladderFails.delete(call);
        else if (body.result !== 'cancelled' && body.result !== 'callerGone')
          ladderFails.set(call, (ladderFails.get(call) ?? 0) + 1);
      }
    }),
  ];

  return {
    frame: async () => {
      await count();
      const { plan, rules } = file.read();
      told = { queues: '', alerts: '' };
      return {
        now: clock(),
        cards: link.presence(),
        queues: queues(),
        alerts: await shownAlerts(),
        plan,
        rules,
      };
    },
    acknowledge: async (seat, id, by) => {
      if (!alerts().some((alert) => alert.id === id)) return ok(false);
      if ((await acknowledgements.of([id])).has(id)) return ok(true);
      const written = await acknowledgements.record(seat, id, by);
      return written.ok ? ok(true) : written;
    },
    renew: () => {
      if (deps.watched()) deps.tell({ rules: file.read().rules });
      tellSoon();
    },
    close: () => {
      clearInterval(timer);
      clearTimeout(batch);
      for (const off of offs) off();
    },
  };
}
