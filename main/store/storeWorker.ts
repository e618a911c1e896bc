// Runs in a worker thread of the host: the core with its database, so that a save or a long read never stalls
// the main loop; or one chore beside it. Built as an entry of its own (out/main/storeWorker.js).
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { doChore } from './chores/doChore';
import type { ChoreOrder } from './chores/startChore';
import type { LiveCore } from './liveCore';
import { type CoreOptions, openCore } from './openCore';
import { type Tidying, tidyWhenIdle } from './tidyWhenIdle';
import { callVerb } from './verbs';
import type { Ask, Told } from './workerMessages';

const port = parentPort;
if (port === null) throw new Error('storeWorker runs as a worker thread only');
const tell = (message: Told): void => port.postMessage(message);

function answer(core: LiveCore, tidying: Tidying, { ask, verb, args }: Ask): void {
  let committed: readonly RecordedEvent[] | undefined;
  core.onCommitted = (events) => {
    committed = events;
  };
  try {
    const value = carryOut(core, tidying, verb, args);
    tell({ told: 'answer', ask, value, committed });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ told: 'thrown', ask, message, committed });
  }
  if (committed !== undefined) tidying.committed();
  if (verb === 'close') port?.close();
}

function carryOut(core: LiveCore, tidying: Tidying, verb: Ask['verb'], args: Ask['args']): unknown {
  switch (verb) {
    case 'append':
      return core.append(...(args as Parameters<LiveCore['append']>));
    case 'mend':
      return core.mend(...(args as Parameters<LiveCore['mend']>));
    case 'close':
      tidying.stop();
      core.close();
      return null;
    default:
      return callVerb(core, verb, args);
  }
}

/** Answers what it is asked, until it is closed. */
function serve(to: MessagePort): void {
  const opened = openCore(workerData as CoreOptions, (done, of) => tell({ told: 'folding', done, of }));
  if (!opened.ok) {
    tell({ told: 'opened', result: opened });
    return;
  }
  const { core, problems } = opened.value;
  const tidying = tidyWhenIdle(core);
  core.onMending = (running) => tell({ told: 'mending', running });
  core.onMended = (gathered) => tell({ told: 'mended', gathered });
  to.on('message', (ask: Ask) => answer(core, tidying, ask));
  tell({ told: 'opened', result: { ok: true, value: problems } });
}

const given = workerData as CoreOptions | ChoreOrder;
if ('order' in given) port.postMessage(doChore(given, given.order));
else serve(port);
