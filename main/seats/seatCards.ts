// Runs in the host. What each seat of this host says of itself to the boards: made anew on every fact that changes it.
import { type Call, isHeld } from '@shared/call/Call';
import { evolveCall } from '@shared/call/evolveCall';
import { isConnected, isEnded, type Leg } from '@shared/call/Leg';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import type { Person } from '@shared/person/Person';
import type { CardLeg, CardMatter, SeatCard } from '@shared/seat/SeatCard';
import type { CallLog } from '../calls/callLog';
import type { ReferenceShelf } from '../reference/referenceShelf';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';
import type { PlatformLink } from '../sync/PlatformLink';
import type { SeatBoard } from './SeatBoard';
import type { SeatDirectory } from './SeatDirectory';

export interface SeatCardDeps {
  readonly seats: readonly SeatId[];
  readonly store: Store;
  readonly calls: CallLog;
  readonly board: SeatBoard;
  readonly directory: SeatDirectory;
  readonly link: PlatformLink;
  readonly reference: Pick<ReferenceShelf, 'at'>;
  settings(seat: SeatId): SettingsStore;
  personAt(seat: SeatId): Person | undefined;
}

/** Tells the link, until it is closed. */
export function tellSeatCards(deps: SeatCardDeps): () => void {
  const told = new Map<SeatId, string>();
  const working = new Map<SeatId, 'once' | 'again'>();
  let closed = false;

  const say = async (seat: SeatId) => {
    const card = await cardOf(deps, seat);
    const text = JSON.stringify(card);
    if (closed || told.get(seat) === text) return;
    told.set(seat, text);
    deps.link.setPresence(seat, card);
  };
  /** One at a time for each seat; what happens meanwhile is in the next. A save is answered first: it never waits for a card. */
  const changed = (seat: SeatId) => {
    if (closed || !deps.seats.includes(seat)) return;
    const busy = working.has(seat);
    working.set(seat, busy ? 'again' : 'once');
    if (busy) return;
    void nextTurn()
      .then(() => say(seat))
      .catch(() => undefined)
      .finally(() => {
        const again = working.get(seat) === 'again';
        working.delete(seat);
        if (again) changed(seat);
      });
  };

  const offs = [
    deps.store.onCommitted((events) => {
      for (const seat of new Set(events.map((event) => event.seat))) changed(seat);
    }),
    deps.directory.onPhone(changed),
    deps.link.onStatus(changed),
  ];
  for (const seat of deps.seats) changed(seat);
  return () => {
    closed = true;
    for (const off of offs) off();
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function cardOf(deps: SeatCardDeps, seat: SeatId): Promise<SeatCard> {
  const { board, directory, link } = deps;
  const { state, next, help, lent } = board.view(seat);
  const now = board.seat(seat);
  const { platformRegion: region, team, sipServer, sipUser } = deps.settings(seat).read();
  const call = now.contact?.call;
  const events = call === undefined ? [] : await deps.calls.read(call);
  return {
    seat,
    region,
    team,
    person: state.at === 'offline' ? undefined : deps.personAt(seat),
    shift: now.shift,
    state,
    began: state.at === 'pause' ? state.since : undefined,
    number: sipServer === '' || sipUser === seat ? undefined : sipUser,
    next: next?.to,
    phone: now.connected,
    matter: call === undefined || now.contact?.outgoing ? undefined : await matterOf(deps, seat, call),
    legs: legsOf(call, events),
    today: board.today(seat),
    link: LINK[link.status(seat).state],
    sound: directory.phone(seat).line?.level,
    help: help && { word: help.word, since: help.since },
    lent: lent && { to: lent.to, until: lent.until },
  };
}

const LINK = {
  notConfigured: 'none',
  offline: 'down',
  connecting: 'down',
  refused: 'down',
  connected: 'up',
} as const;

async function matterOf(
  { calls, reference }: SeatCardDeps,
  seat: SeatId,
  call: CallId,
): Promise<CardMatter | undefined> {
  const intake = await calls.intake(call, { side: sideOf(seat), lists: reference.at(seat).lists });
  if (intake.step === 'idle' || intake.step === 'ringing') return undefined;
  const level = intake.level ?? undefined;
  return { row: intake.row, ...(level === undefined ? {} : { level }), danger: intake.danger.now };
}

function legsOf(call: CallId | undefined, events: readonly RecordedEvent[]): readonly CardLeg[] {
  if (call === undefined) return [];
  const folded = events.reduce<Call | undefined>(
    (one, { at, body }) => evolveCall(one, { at, body }),
    undefined,
  );
  return (folded?.legs ?? []).filter((leg) => !isEnded(leg)).map(cardLeg);
}

const cardLeg = (leg: Leg): CardLeg => ({
  role: leg.role,
  at: isHeld(leg) ? 'held' : isConnected(leg) ? 'talking' : 'ringing',
  ...(leg.supervision === undefined ? {} : { supervision: leg.supervision }),
});
