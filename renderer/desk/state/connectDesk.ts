// Renderer, desk page: the host's answers and pushes become the page's state; nothing else writes facts into it.
import type { Pushes } from '@shared/contract/calls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { CallId } from '@shared/kernel/ids';
import type { Bridge, BridgeState } from '../../ui/bridge/Bridge';
import type { Store } from '../../ui/store/Store';
import { hasHole } from './CallRecord';
import { connectAtOnce } from './connectAtOnce';
import { connectLendings } from './connectLendings';
import { connectLetters } from './connectLetters';
import { connectMatters } from './connectMatters';
import { connectPractice } from './connectPractice';
import { connectReference } from './connectReference';
import type { DeskState } from './DeskState';
import { heardEvents, opened, recordOf, refolded, withRecord } from './heard';

const ORDERS_SHOWN = 30;

export type DeskBridge = Pick<Bridge, 'call' | 'listen' | 'state' | 'onState'>;

export interface Connection {
  readonly readOrders: () => Promise<void>;
  readonly close: () => void;
}

/** Connects store and bridge. Everything is asked for anew after each reconnect, as pushes were missed. */
export function connectDesk(store: Store<DeskState>, bridge: DeskBridge, now: () => number): Connection {
  const set = (change: Partial<DeskState>) => store.update((state) => ({ ...state, ...change }));
  const waiting = connectAtOnce(store, bridge, {
    every: (milliseconds, run) => {
      const timer = setInterval(run, milliseconds);
      return () => clearInterval(timer);
    },
  });
  const reference = connectReference(store, bridge, () => void waiting.read());
  let opening = 0;
  /** Pushed while the session is being opened: the answer's calls may have been read before. */
  let meanwhile: RecordedEvent[] | undefined;

  const open = async () => {
    opening += 1;
    const turn = opening;
    const heard: RecordedEvent[] = [];
    meanwhile = heard;
    // The lists come first: the fold says whose a matter is, and would be wrong for a moment without them.
    await reference.read();
    const answer = await bridge.call('session.open', {});
    if (turn !== opening) return;
    meanwhile = undefined;
    if (!answer.ok) return set({ trouble: answer.error });
    store.update((state) =>
      heardEvents({ ...opened(state, answer.value, now()), trouble: undefined }, heard),
    );
    await Promise.all([readScripts(), readOrders(), readMissed(), waiting.read(), readRecords()]);
  };

  const readScripts = async () => {
    const answer = await bridge.call('practice.scripts', {});
    if (answer.ok) set({ scripts: answer.value });
  };

  const readRecords = async () => {
    const answer = await bridge.call('records.read', {});
    if (answer.ok) set({ records: answer.value });
  };

  const readOrders = async () => {
    const query = store.get().screen.orderQuery;
    const answer = await bridge.call('order.list', { query, limit: ORDERS_SHOWN });
    if (answer.ok && store.get().screen.orderQuery === query) set({ orders: answer.value });
  };

  const readMissed = async () => {
    const answer = await bridge.call('missed.list', {});
    if (answer.ok) set({ missed: answer.value });
  };

  const onLists = ({ orders, missed }: Pushes['lists.changed']) => {
    if (missed) void readMissed();
    if (orders.length === 0) return;
    store.update((state) => ({ ...state, listChanges: state.listChanges + 1 }));
    void readOrders();
  };

  const onEvents = (events: readonly RecordedEvent[]) => {
    meanwhile?.push(...events);
    store.update((state) => heardEvents(state, events));
    const { record, others } = store.get();
    for (const one of record === undefined ? others : [record, ...others])
      if (hasHole(one, events)) void fillHole(one.id);
    waiting.heard(events);
  };

  const fillHole = async (call: CallId) => {
    const answer = await bridge.call('call.read', { call });
    if (!answer.ok) return;
    store.update((state) =>
      recordOf(state, call) === undefined ? state : withRecord(state, refolded(state, call, answer.value)),
    );
  };

  const onState = (state: BridgeState) => {
    if (state === 'open') void open();
    else set({ online: state });
  };

  const offs = [
    bridge.listen('events', onEvents),
    bridge.listen('lists.changed', onLists),
    bridge.listen('phone.status', (phone) => set({ phone })),
    bridge.listen('phone.testHeard', (audioTest) => set({ audioTest })),
    bridge.listen('seat.changed', (seat) => set({ seat })),
    bridge.listen('person.changed', (person) => set({ person: person ?? undefined })),
    bridge.listen('link.status', (link) => set({ link })),
    bridge.listen('records.changed', (records) => set({ records })),
    bridge.listen('practice.scriptsChanged', () => void readScripts()),
    bridge.listen('settings.changed', (settings) => set({ settings })),
    bridge.onState(onState),
    connectMatters(store, bridge),
    connectLetters(store, bridge),
    connectLendings(store, bridge),
    connectPractice(store, bridge),
    waiting.close,
    reference.close,
  ];
  if (bridge.state() === 'open') void open();
  return {
    readOrders,
    close: () => {
      for (const off of offs) off();
    },
  };
}
