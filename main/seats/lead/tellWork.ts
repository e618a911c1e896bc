// Runs in the host. What a lent seat has done is told to the city whose calls it took (三（五）), as the lines that are
// counted there, once they are whole: a call when it is over, a stretch of time with the next call or the return.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { StreamId } from '@shared/events/StreamId';
import type { Facts } from '@shared/indicators/facts/Facts';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import { toTell } from '@shared/seat/lending/WorkTold';
import type { SeatEvents } from '../../seatEvents';
import type { Store } from '../../store/Store';

export interface WorkDeps {
  readonly store: Pick<
    Store,
    'onCommitted' | 'readAfter' | 'readCursor' | 'writeCursor' | 'loanLines' | 'append'
  >;
  readonly newEvent: SeatEvents;
  readonly seats: readonly SeatId[];
  /** The seat's own city. */
  region(seat: SeatId): string;
  go(work: Promise<unknown>): void;
}

/** Up to here in the log everything is told; never written where no seat was ever lent, and nothing is looked for there. */
const TOLD = 'loanTold';
const PAGE = 512;

interface Line {
  readonly seat: SeatId;
  readonly lentTo: string;
}

/** Answers what ends it. */
export function tellWork(deps: WorkDeps): () => void {
  const { store, newEvent, seats } = deps;
  let closed = false;
  let started = false;
  let since = 0;
  let waiting: RecordedEvent[] = [];
  let working: Promise<void> | undefined;
  /** What was told of a call or an order last. */
  const last = new Map<StreamId, string>();

  const told = async (seq: number): Promise<void> => {
    since = seq;
    await store.writeCursor(TOLD, seq);
  };
  const take = async (events: readonly RecordedEvent[]): Promise<void> => {
    if (since === 0) {
      const first = events.find(({ body }) => body.type === 'seatLent');
      if (first === undefined) return;
      await told(first.seq);
    }
    const calls = new Set(events.flatMap(callsOf));
    const orders = new Set(events.flatMap(orderOf));
    const isBack = events.some(({ body }) => body.type === 'seatReturned');
    if (calls.size + orders.size === 0 && !isBack) return;
    const facts = await store.loanLines({ calls: [...calls], orders: [...orders], seats, since });
    const news = [...perCall(facts), ...perOrder(facts)].filter(
      ([stream, lines]) => last.get(stream) !== JSON.stringify(lines),
    );
    if (news.length === 0 && !isBack) return;
    const lines = [...news, ...perStretch(facts)].map(([stream, { seat, lentTo: city, ...lines }]) =>
      newEvent(seat, stream, { type: 'workTold', region: deps.region(seat), city, ...toTell(lines) }),
    );
    const written = await store.append(lines);
    if (!written.ok) throw new Error(written.error.code);
    for (const [stream, lines] of news) last.set(stream, JSON.stringify(lines));
    await told(events.at(-1)?.seq ?? since);
  };

  /** What a crash, a full disk or the last close left over; what comes meanwhile is in it, or behind it. */
  const catchUp = async (): Promise<void> => {
    since = await store.readCursor(TOLD);
    for (let seq = since, page: readonly RecordedEvent[]; seq > 0 && !closed; seq = page.at(-1)?.seq ?? 0) {
      page = await store.readAfter(seq, PAGE);
      await take(page);
    }
    started = true;
  };
  const work = async (): Promise<void> => {
    try {
      if (!started) await catchUp();
      while (waiting.length > 0 && !closed) {
        const events = waiting;
        waiting = [];
        await take(events);
      }
    } catch (error) {
      started = false;
      throw error;
    } finally {
      working = undefined;
    }
  };
  const wake = () => {
    if (working !== undefined || closed) return;
    working = work();
    deps.go(working);
  };

  const off = store.onCommitted((events) => {
    waiting.push(...events);
    wake();
  });
  wake();
  return () => {
    closed = true;
    off();
  };
}

function callsOf({ stream, body }: RecordedEvent): readonly CallId[] {
  if (stream.startsWith('call:')) return [stream.slice('call:'.length) as CallId];
  return (body.type === 'orderCreated' || body.type === 'callMissed') && body.call !== undefined
    ? [body.call]
    : [];
}

const orderOf = ({ stream }: RecordedEvent): readonly OrderId[] =>
  stream.startsWith('order:') ? [stream.slice('order:'.length) as OrderId] : [];

type Telling = readonly [StreamId, Line & Partial<Facts>];

const perCall = ({ contacts, climbs }: Facts): readonly Telling[] =>
  contacts.map((one) => [
    `loan:${one.lentTo}.${one.call}`,
    { ...whose(one), contacts: [one], climbs: climbs.filter(({ call }) => call === one.call) },
  ]);

const perOrder = ({ sents, stages }: Facts): readonly Telling[] =>
  [...new Map([...sents, ...stages].map((one) => [`${one.order} ${one.lentTo}`, one])).values()].map(
    (one) => {
      const isOf = (line: { readonly order: OrderId; readonly lentTo: string }) =>
        line.order === one.order && line.lentTo === one.lentTo;
      return [
        `loan:${one.lentTo}.${one.order.replaceAll('.', '~')}`,
        { ...whose(one), sents: sents.filter(isOf), stages: stages.filter(isOf) },
      ];
    },
  );

const perStretch = ({ spans }: Facts): readonly Telling[] =>
  [...new Map(spans.map((one) => [`${one.seat} ${one.lentTo}`, one])).values()].map((one) => [
    `loan:${one.lentTo}.${one.seat}.${one.since}`,
    { ...whose(one), spans: spans.filter((span) => span.seat === one.seat && span.lentTo === one.lentTo) },
  ]);

const whose = ({ seat, lentTo }: Line): Line => ({ seat, lentTo });
