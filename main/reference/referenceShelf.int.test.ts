// Newer official data count at once; lists and questions at a seat in a call when its last call is over.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '@nats-io/nkeys';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { SeatId } from '@shared/kernel/ids';
import type { ReferenceGroup } from '@shared/reference/ReferenceGroup';
import type { ReferenceUpdate } from '@shared/reference/ReferenceUpdate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signReference } from '../cli/platform/signReference';
import { RESOURCES } from '../testing/testServices';
import { checkGroup } from './checkGroup';
import { loadReference } from './loadReference';
import { keepReference } from './platformCopy';
import { createReferenceShelf, type ReferenceShelf } from './referenceShelf';

const BUSY = '12345-001' as SeatId;
const FREE = '12345-002' as SeatId;
const signer = createAccount();

let root: string;
let shelf: ReferenceShelf;
/** Seats with a call that is not over. */
let inCall: Set<SeatId>;
let commit: (seat: SeatId) => void;
let told: { readonly seat: SeatId; readonly updates: readonly ReferenceUpdate[] }[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linkseat-shelf-'));
  mkdirSync(join(root, 'resources'));
  for (const folder of ['lists', 'calendar', 'rules', 'regions', 'questions', 'rosters', 'knowledge'])
    cpSync(join(RESOURCES, folder), join(root, 'resources', folder), { recursive: true });
  const places = { resourcesDir: join(root, 'resources'), lastGoodDir: join(root, 'data') };
  const loaded = loadReference(places);
  if (!loaded.ok) throw new Error(loaded.error.message);
  inCall = new Set([BUSY]);
  const heard = new Set<(events: readonly RecordedEvent[]) => void>();
  commit = (seat) => {
    for (const fn of heard) fn([{ seat, stream: 'call:one' } as unknown as RecordedEvent]);
  };
  shelf = createReferenceShelf({
    loaded: loaded.value,
    places,
    store: {
      openCalls: async (seat) => (inCall.has(seat) ? [{ call: 'one' } as never] : []),
      onCommitted: (fn) => {
        heard.add(fn);
        return () => heard.delete(fn);
      },
    },
    seats: [BUSY, FREE],
    clock: () => 7,
  });
  told = [];
  shelf.onChange((seat, updates) => told.push({ seat, updates }));
});
afterEach(async () => {
  await shelf.close();
  rmSync(root, { recursive: true, force: true });
});

const shipped = (folder: string, files: readonly string[]) =>
  Object.fromEntries(files.map((file) => [file, readFileSync(join(RESOURCES, folder, file), 'utf8')]));
const LISTS = shipped('lists', ['diversion.json', 'departments.json', 'overlaps.json', 'emergency.json']);
const ROSTER = shipped('rosters', ['duty.json']);

/** As the platform's message has come in. */
async function sent(group: ReferenceGroup, version: number, files: Readonly<Record<string, string>>) {
  const kept = keepReference(
    {
      dir: join(root, 'data'),
      signer: signer.getPublicKey(),
      load: (name, texts) => checkGroup(name, texts, shelf.now().lists),
    },
    JSON.stringify(signReference(signer, { group, version, files })),
  );
  expect(kept).toMatchObject({ ok: true });
  await shelf.refresh();
}
const newLists = {
  ...LISTS,
  'departments.json': LISTS['departments.json']?.replace('公安部门', '公安机关') ?? '',
};
const police = (seat: SeatId) => shelf.at(seat).lists.departments[0]?.name;

describe('official data that the platform sent', () => {
  it('count at once at a seat that is free, and from the end of its call at one that is not', async () => {
    const before = shelf.at(BUSY).lists;
    await sent('lists', 8, newLists);
    expect([police(FREE), shelf.at(FREE).versions.lists]).toEqual(['公安机关', '2022-2#8']);
    // The same object: what was folded by it stays.
    expect(shelf.at(BUSY).lists).toBe(before);
    expect([police(BUSY), shelf.at(BUSY).versions.lists]).toEqual(['公安部门', '2022-2']);
    expect(told).toEqual([
      {
        seat: FREE,
        updates: [
          {
            group: 'lists',
            version: '2022-2#8',
            at: 7,
            added: { count: 0, names: [] },
            changed: { count: 1, names: ['公安机关'] },
            removed: { count: 0, names: [] },
          },
        ],
      },
    ]);
    // A step of the call changes nothing; its end does.
    commit(BUSY);
    await shelf.refresh();
    expect(police(BUSY)).toBe('公安部门');
    inCall.clear();
    commit(BUSY);
    await expect.poll(() => police(BUSY)).toBe('公安机关');
    expect(told.at(-1)).toMatchObject({ seat: BUSY, updates: [{ group: 'lists', version: '2022-2#8' }] });
    expect(shelf.updates(BUSY)).toEqual(told.at(-1)?.updates);
  });

  it('a duty phone counts in the middle of a call, beside lists that wait for its end', async () => {
    await sent('lists', 8, newLists);
    const number = shelf.now().roster.departments[0]?.roundTheClock ?? '';
    await sent('rosters', 3, { 'duty.json': ROSTER['duty.json']?.replace(number, '02855509999') ?? '' });
    expect(shelf.at(BUSY).roster.departments[0]?.roundTheClock).toBe('02855509999');
    expect(police(BUSY)).toBe('公安部门');
    expect(
      told.filter(({ seat }) => seat === BUSY).map(({ updates }) => updates.map((one) => one.group)),
    ).toEqual([['rosters']]);
  });

  it('what did not change stays the same object, and the same data again tell nothing', async () => {
    const { divisions, questions } = shelf.now();
    await sent('lists', 8, newLists);
    expect(shelf.now().divisions).toBe(divisions);
    expect(shelf.now().questions).toBe(questions);
    const count = told.length;
    await shelf.refresh();
    expect(told).toHaveLength(count);
  });

  it('a broken copy on the disk leaves what is in use', async () => {
    await sent('lists', 8, newLists);
    rmSync(join(root, 'resources/lists'), { recursive: true });
    rmSync(join(root, 'data'), { recursive: true });
    await shelf.refresh();
    expect(police(FREE)).toBe('公安机关');
  });
});
