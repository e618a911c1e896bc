// Runs in the thread of its caller: for tools, tests, and where a worker cannot be started.

import type { Gathered } from '@shared/contract/Gathered';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Clock } from '@shared/kernel/clock';
import { createListeners } from './listeners';
import type { LiveCore } from './liveCore';
import type { Store } from './Store';
import { tidyWhenIdle } from './tidyWhenIdle';
import { askEach, callVerb } from './verbs';

export function inlineStore(core: LiveCore, clock: Clock): Store {
  const listeners = createListeners<readonly RecordedEvent[]>();
  const tidying = tidyWhenIdle(core);
  core.onCommitted = (fresh) => {
    listeners.tell(fresh);
    tidying.committed();
  };
  const mending = createListeners<boolean>();
  const mended = createListeners<Gathered>();
  core.onMending = mending.tell;
  core.onMended = mended.tell;
  return {
    ...askEach<Store>(async (verb, args) => callVerb(core, verb, args)),
    append: async (events, expected) => core.append(events, expected, clock()),
    onCommitted: listeners.on,
    mend: async (source) => core.mend(clock(), source),
    onMending: mending.on,
    onMended: mended.on,
    close: async () => {
      tidying.stop();
      core.close();
    },
  };
}
