// The file is mended while people save: they are answered in time, and nothing is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCore } from './openCore';
import type { Store } from './Store';
import { fields, offered, TEST_KEY } from './testing/sampleEvents';
import { openWorkerStore } from './workerStore';

const EVENTS = 400;
/** Tries of one save, each after the answer to the one before. */
const MOST_TRIES = 100_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-at-work-'));
  file = join(folder, 'live.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function fill(): void {
  const opened = openCore({ file, key: TEST_KEY, now: 1 });
  if (!opened.ok) throw new Error(opened.error.message);
  const { core } = opened.value;
  const texts = Array.from({ length: EVENTS - 1 }, (_, n) =>
    fields('call:c1', `第 ${n} 次 ${'字'.repeat(200)}`),
  );
  const done = core.append([offered(), ...texts], undefined, 1);
  if (!done.ok) throw new Error(done.error.message);
  core.close();
}

/** As a desk does: the same save until it is on the disk. Answers with what it was told meanwhile. */
async function saveUntilSaved(store: Store, text: string): Promise<readonly string[]> {
  const event = fields('call:c1', text);
  const told: string[] = [];
  for (let n = 0; n < MOST_TRIES; n++) {
    const done = await store.append([event]);
    if (done.ok) return told;
    told.push(done.error.code);
    // The page's timer has its turn, and so has the message that the mending is over.
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`${text}: never saved`);
}

it('refuses a save that would wait for a long mending, and takes it once, when it is over', async () => {
  fill();
  const opened = await openWorkerStore({ file, key: TEST_KEY, now: 1 }, () => 2, { patience: 0 });
  if (!opened.ok) throw new Error(opened.error.message);
  const { store } = opened.value;

  const mending = store.mend();
  const told = await Promise.all(['一', '二', '三'].map((text) => saveUntilSaved(store, text)));

  expect(await mending).toMatchObject({ ok: true, value: { events: EVENTS } });
  expect(new Set(told.flat())).toEqual(new Set(['mending']));
  const log = await store.readAfter(EVENTS, 100);
  expect(log.map(({ body }) => body.type === 'fieldsWritten' && body.fields.narrative).sort()).toEqual(
    ['一', '二', '三'].sort(),
  );
  expect(await store.verifyChain()).toBeUndefined();
  await store.close();
});
