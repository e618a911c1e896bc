// Renderer, desk page: wishes of other cities for seats, for a lead who sits at a desk and has no board open.
import { may } from '@shared/person/may';
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

/** Reads them with every connection and whenever another person sits here, and hears what comes. */
export function connectLendings(store: Store<DeskState>, bridge: DeskBridge): () => void {
  const set = (lendings: DeskState['lendings']) => store.update((state) => ({ ...state, lendings }));
  const leads = () => {
    const { person } = store.get();
    return person !== undefined && may(person.role, 'lendSeats');
  };
  let led = false;
  const read = async () => {
    led = leads();
    const all = led ? await bridge.call('lend.list', {}) : undefined;
    set(all?.ok ? all.value : []);
  };
  const offs = [
    bridge.onState((state) => {
      if (state === 'open') void read();
    }),
    store.subscribe(() => {
      if (leads() !== led) void read();
    }),
    bridge.listen('lend.changed', (lendings) => {
      if (leads()) set(lendings);
    }),
  ];
  return () => {
    for (const off of offs) off();
  };
}
