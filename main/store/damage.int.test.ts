// The damage harness: one of the three files of a log is hurt at random; what was answered and is not sent yet must be
// there again. `npm run test:damage` is the long form.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCore } from './openCore';
import { type Snapshot, SUFFIXES, takeSnapshot } from './testing/damageSnapshots';
import { randomFrom } from './testing/randomFrom';
import { fields, TEST_KEY } from './testing/sampleEvents';

const ROUNDS = Number(process.env.LINKSEAT_DAMAGE_ROUNDS ?? 40);
const SEED = Number(process.env.LINKSEAT_DAMAGE_SEED ?? 20_261_124);
/** Rounds that share a snapshot. */
const SHARED = 10;

type Random = () => number;

const HURTS: Readonly<Record<string, (file: string, random: Random) => void>> = {
  bits: (file, random) => {
    const bytes = readFileSync(file);
    const flips = 1 + Math.floor(random() * 20);
    for (let n = 0; n < flips && bytes.length > 0; n++) {
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    writeFileSync(file, bytes);
  },
  block: (file, random) => {
    const bytes = readFileSync(file);
    const at = Math.floor(random() * bytes.length);
    const end = Math.min(bytes.length, at + 512 * (1 + Math.floor(random() * 16)));
    bytes.fill(random() < 0.5 ? 0 : 0xff, at, end);
    writeFileSync(file, bytes);
  },
  truncated: (file, random) => truncateSync(file, Math.floor(random() * readFileSync(file).length)),
  deleted: (file) => rmSync(file),
};

it(
  `has every unsent event again whichever file is hurt, over ${ROUNDS} rounds (seed ${SEED})`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkseat-damage-'));
    const random = randomFrom(SEED);
    const found = { unsent: 0, of: 0, all: 0, ofAll: 0, aside: 0 };
    let snapshot: Snapshot | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      if (snapshot === undefined || round % SHARED === 0)
        snapshot = takeSnapshot(join(folder, `s${round}`), random);
      const place = join(folder, `r${round}`);
      mkdirSync(place);
      const file = join(place, 'live.db');
      for (const suffix of SUFFIXES)
        if (existsSync(join(snapshot.folder, `live.db${suffix}`)))
          copyFileSync(join(snapshot.folder, `live.db${suffix}`), file + suffix);
      const victim = file + (SUFFIXES[Math.floor(random() * 3)] ?? '');
      const kinds = Object.keys(HURTS);
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'bits';
      if (existsSync(victim)) HURTS[kind]?.(victim, random);
      const name = `round ${round}: ${kind} ${victim.slice(place.length + 1)}`;

      const opened = openCore({ file, key: TEST_KEY, now: 1 });
      if (!opened.ok) throw new Error(`${name}: ${opened.error.code} ${opened.error.message}`);
      const { core, problems } = opened.value;
      found.aside += problems.length;
      const log = new Map(core.readAfter(0, 10_000).map((event) => [event.id, event]));
      for (const event of snapshot.recorded) {
        const again = log.get(event.id);
        const same = again?.hash === event.hash && again.seq === event.seq;
        found.ofAll += 1;
        found.all += same ? 1 : 0;
        if (event.seq <= snapshot.sent) continue;
        found.of += 1;
        found.unsent += same ? 1 : 0;
        expect(
          same,
          `${name}: event ${event.seq} of ${snapshot.recorded.length}, sent ${snapshot.sent}`,
        ).toBe(true);
      }
      const next = core.append([fields('call:c1', '续')], undefined, 1);
      expect(next.ok && next.value[0]?.seatNo, name).toBe(snapshot.recorded.length + 1);
      core.close();
      const again = openCore({ file, key: TEST_KEY, now: 2 });
      expect(again.ok && again.value.problems, `${name}, opened again`).toEqual([]);
      if (again.ok) again.value.core.close();
      rmSync(place, { recursive: true });
    }
    rmSync(folder, { recursive: true });
    console.log(
      `damage: ${ROUNDS} rounds, ${found.unsent} of ${found.of} unsent events recovered, ${found.all} of ${found.ofAll} of all; ${found.aside} databases set aside`,
    );
    expect(found.unsent).toBe(found.of);
  },
  10_000 + 2_000 * ROUNDS,
);
