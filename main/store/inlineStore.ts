// Runs in the thread of its caller: for tools, tests, and where a worker cannot be started.
import type { Clock } from '@shared/kernel/clock';
import type { StoreCore } from './createCore';
import { createListeners } from './listeners';
import type { Store } from './Store';
import { tidyWhenIdle } from './tidyWhenIdle';
import { askEach, callVerb } from './verbs';

export function inlineStore(core: StoreCore, clock: Clock): Store {
  const listeners = createListeners();
  const tidying = tidyWhenIdle(core);
  core.onCommitted = (fresh) => {
    listeners.tell(fresh);
    tidying.committed();
  };
  return {
    ...askEach<Store>(async (verb, args) => callVerb(core, verb, args)),
    append: async (events, expected) => core.append(events, expected, clock()),
    onCommitted: listeners.on,
    close: async () => {
      tidying.stop();
      core.close();
    },
  };
}
