import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { IntakeLists } from '../../intake/IntakeState';
import { parseScript } from '../parseScript';
import { playOwn, playPerfect } from '../testing/trainee';
import { rubricSchema } from './rubricSchema';
import { scoreRun } from './scoreRun';

const resource = (path: string): string =>
  fileURLToPath(new URL(`../../../resources/${path}`, import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(resource(path), 'utf8'));

const rubric = rubricSchema.parse(json('rubrics/call-3.json'));
const lists: IntakeLists = {
  rows: json('lists/diversion.json').rows,
  overlaps: json('lists/overlaps.json').overlaps,
};
const scripts = readdirSync(resource('scripts')).map((file) => {
  const parsed = parseScript(readFileSync(resource(`scripts/${file}`), 'utf8'), file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
});

const LOST = new Set(['missed', 'partly']);

describe.each(scripts.map((script) => [script.id, script] as const))('%s', (_, script) => {
  it('played as the plan wants it is taken by the machine and earns at least 95 of 100', () => {
    const { events, refused } = playPerfect(script, lists);
    const { points = 100, items } = scoreRun({ script, events, lists }, rubric);
    const lost = items.flatMap(({ item, verdict }) => (LOST.has(verdict) ? [`${item.id} ${verdict}`] : []));
    expect({ refused, lost: points >= 95 ? [] : lost }).toEqual({ refused: [], lost: [] });
  });

  it('taken as one’s own where it is not earns less than 60', () => {
    const { events } = playOwn(script, lists);
    const score = scoreRun({ script, events, lists }, rubric);
    const wrong = script.expected.rows.length > 0 && script.expected.owner !== script.rings;
    if (wrong) expect(score.points).toBeLessThan(60);
    else expect(score.points ?? 0).toBeLessThanOrEqual(100);
  });
});
