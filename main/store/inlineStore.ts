// Runs in the thread of its caller: for tools, tests, and where a worker cannot be started.
import type { Clock } from '@shared/kernel/clock';
import type { StoreCore } from './createCore';
import { feedWhenIdle } from './feedWhenIdle';
import { createListeners } from './listeners';
import type { Store } from './Store';
import { askEach, callVerb } from './verbs';

export function inlineStore(core: StoreCore, clock: Clock): Store {
  const listeners = createListeners();
  const feeder = feedWhenIdle(core);
  core.onCommitted = (fresh) => {
    listeners.tell(fresh);
    feeder.committed(fresh);
  };
  return {
    ...askEach<Store>(async (verb, args) => callVerb(core, verb, args)),
    append: async (events, expected) => core.append(events, expected, clock()),
    onCommitted: listeners.on,
    close: async () => {
      feeder.stop();
      core.close();
    },
  };
}
