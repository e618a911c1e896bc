import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../intake/IntakeEvent';
import type { CallId } from '../kernel/ids';
import { evolveIncident, incidentFrom } from './Incident';
import type { IncidentEvent } from './IncidentEvent';
import { placeKey } from './placeKey';
import { proposeIncidentLevel } from './proposeIncidentLevel';
import { type MatterKey, sameMatter } from './sameMatter';

const call = (id: string) => id as CallId;
const opened: IncidentEvent = {
  type: 'incidentOpened',
  row: '12345-01',
  item: '',
  division: '510104',
  place: '东大街',
  calls: [call('a'), call('b')],
};

describe('an incident', () => {
  it('is folded from its stream: joined once, left, decided', () => {
    const events: readonly IncidentEvent[] = [
      { type: 'incidentJoined', call: call('z') },
      opened,
      { type: 'incidentJoined', call: call('c') },
      { type: 'incidentJoined', call: call('c') },
      { type: 'incidentLeft', call: call('a') },
      { type: 'incidentLevelDecided', level: 2, callers: 3, call: call('c') },
      opened,
    ];
    expect(evolveIncident(undefined, { type: 'incidentJoined', call: call('z') })).toBeUndefined();
    expect(incidentFrom(events)).toEqual({
      row: '12345-01',
      item: '',
      division: '510104',
      place: '东大街',
      calls: ['b', 'c'],
      left: ['a'],
      decided: { level: 2, callers: 3 },
    });
  });
});

describe('the level above', () => {
  it.each<[callers: number, level: Level, decidedAt: number, proposed: Level | undefined]>([
    [1, 3, 0, undefined],
    [2, 3, 0, undefined],
    [3, 3, 0, 2],
    [9, 3, 0, 2],
    [9, 3, 3, undefined],
    [9, 2, 3, undefined],
    [10, 2, 3, 1],
    [10, 3, 3, 2],
    [29, 2, 10, undefined],
    [30, 2, 10, 1],
    [30, 3, 29, 2],
    [30, 1, 10, undefined],
    [300, 3, 30, undefined],
  ])('at %i callers, level %i, decided at %i: %s', (callers, level, decidedAt, proposed) => {
    expect(proposeIncidentLevel({ callers, level, decidedAt })).toBe(proposed);
  });

  it('is one step at most, never downward, and silent once decided', () => {
    const size = fc.record({
      callers: fc.nat(50),
      level: fc.constantFrom<Level>(1, 2, 3),
      decidedAt: fc.nat(50),
    });
    fc.assert(
      fc.property(size, (one) => {
        const proposed = proposeIncidentLevel(one);
        if (proposed !== undefined) expect(one.level - proposed).toBe(1);
        expect(proposeIncidentLevel({ ...one, decidedAt: one.callers })).toBeUndefined();
      }),
    );
  });
});

describe('placeKey', () => {
  it.each([
    ['人民南路二段 12 号', '人民南路2段１２号'],
    ['东大街，十五号院', '东大街15号院'],
    ['蜀都大道一百零八号', '蜀都大道108号'],
    ['二〇三号楼', '203号楼'],
    ['Ａ座 3楼', 'a座三楼'],
  ])('%s and %s are one place', (a, b) => {
    expect(placeKey(a)).toBe(placeKey(b));
  });

  it.each([
    ['人民南路二段', '人民南路三段'],
    ['三圣乡', '二圣乡'],
    ['万一', '万1'],
  ])('%s and %s are not', (a, b) => {
    expect(placeKey(a)).not.toBe(placeKey(b));
  });

  it('is idempotent, and empty for signs alone', () => {
    expect(placeKey(' ，。- ')).toBe('');
    const text = fc.string({ unit: fc.constantFrom(...'一二十百〇零号段街 1A，') });
    fc.assert(
      fc.property(text, (place) => {
        expect(placeKey(placeKey(place))).toBe(placeKey(place));
      }),
    );
  });
});

describe('sameMatter', () => {
  const MINUTE = 60_000;
  const rule = { by: 'row', within: 30 * MINUTE } as const;
  const first: MatterKey = {
    row: '12345-01',
    item: '12345-01.02',
    division: '510104',
    place: '东大街',
    at: 0,
  };
  it.each<[string, Partial<MatterKey>, 'row' | 'item', boolean]>([
    ['same county, other words', { place: '红星路' }, 'row', true],
    ['another county, same words', { division: '510105' }, 'row', false],
    ['a city is no county: the words decide', { division: '510100' }, 'row', true],
    ['no county: the same words', { division: '' }, 'row', true],
    ['no county: other words', { division: '', place: '红星路' }, 'row', false],
    ['no county and no words', { division: '', place: '' }, 'row', false],
    ['thirty minutes', { at: 30 * MINUTE }, 'row', true],
    ['a moment more', { at: 30 * MINUTE + 1 }, 'row', false],
    ['another row', { row: '12345-02' }, 'row', false],
    ['another item by row', { item: '12345-01.05' }, 'row', true],
    ['another item by item', { item: '12345-01.05' }, 'item', false],
    ['no row', { row: '' }, 'row', false],
  ])('%s', (_, over, by, same) => {
    expect(sameMatter(first, { ...first, ...over }, { ...rule, by })).toBe(same);
    expect(sameMatter({ ...first, ...over }, first, { ...rule, by })).toBe(same);
  });
});
