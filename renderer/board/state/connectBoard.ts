// Renderer, board page: hears the host, and asks anew whenever the way to it is open again.
import { may } from '@shared/person/may';
import type { Bridge, BridgeState } from '../../ui/bridge/Bridge';
import type { Store } from '../../ui/store/Store';
import type { BoardState } from './BoardState';
import type { SeatRows } from './SeatRows';

export function connectBoard(
  store: Store<BoardState>,
  rows: SeatRows,
  bridge: Bridge,
  clock: () => number,
): void {
  const set = (change: Partial<BoardState>) => store.update((state) => ({ ...state, ...change }));

  const read = async () => {
    const frame = await bridge.call('board.read', {});
    if (!frame.ok) return set({ trouble: frame.error, read: true });
    const { cards, now, queues, alerts, plan, rules } = frame.value;
    rows.fill(cards);
    set({ queues, alerts, plan, rules, skew: now - clock(), read: true, trouble: undefined });
    const { person } = store.get();
    const lendings =
      person !== undefined && may(person.role, 'lendSeats') ? await bridge.call('lend.list', {}) : undefined;
    set({ lendings: lendings?.ok ? lendings.value : [] });
    const box = await bridge.call('letter.box', {});
    if (box.ok) set({ letters: box.value });
  };
  const readLists = async () => {
    const reference = await bridge.call('reference.read', {});
    if (!reference.ok) return;
    const { lists, divisions } = reference.value;
    const named = divisions.flatMap((file) => file.divisions);
    set({ lists, places: new Map(named.map(({ code, name }) => [code, name])) });
  };
  const open = async () => {
    const session = await bridge.call('session.open', {});
    if (!session.ok) return set({ trouble: session.error, online: bridge.state() });
    const { seat, person, settings, now } = session.value;
    set({ online: 'open', seat, person, settings, skew: now - clock() });
    await readLists();
    await read();
  };
  const onState = (online: BridgeState) => {
    if (online === 'open') void open();
    else set({ online });
  };
  bridge.listen('board.changed', (change) => {
    rows.apply(change);
    const { cards: _, gone: __, ...rest } = change;
    if (Object.keys(rest).length > 0) set(rest as Partial<BoardState>);
  });
  bridge.listen('letter.changed', (letters) => set({ letters }));
  bridge.listen('lend.changed', (lendings) => set({ lendings }));
  bridge.listen('lead.notDone', ({ code, message }) => set({ trouble: { code, message } }));
  bridge.listen('reference.changed', () => void readLists());
  bridge.listen('settings.changed', (settings) => set({ settings }));
  bridge.listen('person.changed', (person) => {
    set({ person: person ?? undefined });
    void read();
  });
  bridge.onState(onState);
  if (bridge.state() === 'open') void open();
}
