// Renderer, desk page: short messages from leads, as the host has them.
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

/** Reads them with every connection, and hears what comes. */
export function connectLetters(store: Store<DeskState>, bridge: DeskBridge): () => void {
  const set = (letters: DeskState['letters']) => store.update((state) => ({ ...state, letters }));
  const read = () =>
    void bridge.call('letter.box', {}).then((answer) => {
      if (answer.ok) set(answer.value);
    });
  if (bridge.state() === 'open') read();
  const offs = [
    bridge.onState((state) => {
      if (state === 'open') read();
    }),
    bridge.listen('letter.changed', set),
    bridge.listen('lead.notDone', ({ code, message }) =>
      store.update((state) => ({ ...state, trouble: { code, message } })),
    ),
  ];
  return () => {
    for (const off of offs) off();
  };
}
