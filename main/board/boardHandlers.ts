// Runs in the host. What the board page asks.
import {
  type BoardCalls,
  type FiguresNarrow,
  type FiguresWish,
  SPAN_SEATS,
} from '@shared/contract/board/BoardCalls';
import { NO_COUNTS } from '@shared/indicators/Counts';
import { hotSpots } from '@shared/indicators/hotSpots';
import type { Clock } from '@shared/kernel/clock';
import type { SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok } from '@shared/kernel/result';
import { dayOf, startOfDay } from '@shared/order/clock/shanghaiTime';
import { maskNumber } from '@shared/order/maskNumber';
import { changedRules } from '@shared/seat/TeamRules';
import type { ActorHandlers } from '../ServicesPort';
import { personOf } from '../seats/lead/personOf';
import type { SeatBoard } from '../seats/SeatBoard';
import type { TeamRulesBook } from '../seats/teamRules';
import type { Store } from '../store/Store';
import type { PlatformLink } from '../sync/PlatformLink';
import type { BoardFeed } from './boardFeed';
import type { BoardFile } from './boardFile';
import { exportTable } from './exportTable';
import { questionOf } from './questionOf';

export interface BoardHandlerDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly link: Pick<PlatformLink, 'presence'>;
  readonly board: Pick<SeatBoard, 'view'>;
  readonly feed: BoardFeed;
  readonly file: BoardFile;
  readonly seats: readonly SeatId[];
  /** Of this host's seats. */
  cities(): ReadonlySet<string>;
  readonly teamRules: TeamRulesBook;
}

const RULES_CHANGED: Failure = {
  code: 'rulesChanged',
  message: '规则刚被别人改过，没有保存。',
  hint: '现在显示的是新规则，请看过再改。',
};

const WEEK = 7 * 86_400_000;

export function boardHandlers(deps: BoardHandlerDeps): Pick<ActorHandlers, keyof BoardCalls> {
  const { store, clock, link, feed, file, board, teamRules } = deps;
  const question = (wish: FiguresWish) => questionOf(wish, link.presence(), deps.cities(), clock());
  const rising = async (narrow: FiguresNarrow, by: 'row' | 'division') => {
    const now = clock();
    const offered = async (from: number, to: number) => {
      const counted = await store.countIndicators(question({ ...narrow, from, to, by }));
      return new Map([...counted].map(([key, counts]) => [key, counts.offered]));
    };
    return hotSpots(await offered(now - WEEK, now), await offered(now - 5 * WEEK, now - WEEK));
  };
  const caller = async (seat: SeatId): Promise<string | undefined> => {
    const { state } = board.view(seat);
    const here = deps.seats.includes(seat) && 'call' in state;
    return here ? (await store.readCall(state.call))?.number : undefined;
  };
  return {
    'board.read': async () => ok(await feed.frame()),
    'board.acknowledge': async ({ seat, person }, { alert }) => {
      const held = await feed.acknowledge(seat, alert, person?.name || person?.id || seat);
      return held.ok ? ok({ held: held.value }) : held;
    },
    'board.plan': async (_, { plan }) => {
      file.write({ plan });
      return ok(null);
    },
    'board.rules': async (actor, { team, seen, rules }) => {
      if (changedRules(teamRules.of(team), seen).length > 0) return fail(RULES_CHANGED);
      return teamRules.set(actor.seat, personOf(actor), team, rules);
    },
    'board.figures': async (_, wish) => {
      const counted = await store.countIndicators(question(wish));
      return ok([...counted].map(([key, counts]) => ({ key, counts })));
    },
    'board.spans': async (_, { row: _row, level: _level, ...scope }) =>
      ok(
        await store.listSpans({
          question: question({ ...scope, by: 'seat' }),
          seats: SPAN_SEATS,
          limit: 5_000,
        }),
      ),
    'board.hotSpots': async (_, narrow) =>
      ok({ rows: await rising(narrow, 'row'), divisions: await rising(narrow, 'division') }),
    'board.export': (_, { title, ...table }) => exportTable(table, clock(), title),
    // The line of the audit is all that is wanted of it.
    'board.takeAway': async () => ok(null),
    'board.caller': async (_, { seat }) => {
      const number = await caller(seat);
      return ok(number === undefined ? null : { number: maskNumber(number) });
    },
    'board.showCaller': async (_, { seat }) => {
      const number = await caller(seat);
      return ok(number === undefined ? null : { number });
    },
    'board.own': async ({ person, seat }) => {
      if (person === undefined) return fail({ code: 'notSignedIn', message: '还没有签入。' });
      const now = clock();
      const own = async (from: number) => {
        const asked = { from, to: now + 1, asOf: now, by: 'all' as const };
        const named = !person.id.startsWith('unnamed-');
        const counted = await store.countIndicators(
          named ? { ...asked, person: person.id } : { ...asked, seats: [seat] },
        );
        return counted.get('') ?? NO_COUNTS;
      };
      const midnight = startOfDay(dayOf(now));
      return ok({ today: await own(midnight), week: await own(midnight - 6 * 86_400_000) });
    },
  };
}
