// Given a recorded call, when it is scored, then each mistake costs its item and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../events/RecordedEvent';
import { LISTS } from '../../intake/intakeFixtures';
import type { CallId } from '../../kernel/ids';
import type { PracticeScript } from '../practiceScriptSchema';
import { scriptFixture as SCRIPT } from '../scriptFixture';
import { playPerfect } from '../testing/trainee';
import type { RunEvent } from './Run';
import type { Rubric } from './rubricSchema';
import { CHECKS, rubricSchema } from './rubricSchema';
import { scoreRun } from './scoreRun';

const words = { zh: '项目', en: 'item' };
const LIMITS: Readonly<Partial<Record<string, number>>> = {
  answered: 15,
  firstQuestion: 30,
  place: 60,
  danger: 10,
  totalTime: 300,
};
const item = (check: Rubric['items'][number]['check'], weight: number) => ({
  id: check,
  check,
  weight,
  ...(LIMITS[check] === undefined ? {} : { limitS: LIMITS[check] }),
  ...(check === 'hands' ? { most: 3 } : {}),
  title: words,
  advice: words,
  clause: '三（二）',
});
const RUBRIC: Rubric = rubricSchema.parse({
  id: 'test',
  version: 1,
  title: words,
  items: [...CHECKS.map((check) => item(check, 4)), item('trainer', 20)],
});

/** A robbery that was rung in at 12345: danger, transfer, answered there. */
const ROBBED: PracticeScript = {
  ...SCRIPT,
  rings: '12345',
  expected: {
    rows: ['110-01'],
    owner: '110',
    danger: 'now',
    dangerLine: SCRIPT.lines[0]?.id,
    ladder: ['transfer'],
    level: 1,
    facts: [{ anyOf: ['黑色摩托车'] }, { anyOf: ['两个人', '2人'] }],
    forbidden: ['骗子'],
  },
  partner: { ...SCRIPT.partner, behaviour: 'answers' },
};
/** The same, and nobody in danger: consent is needed. */
const THEFT: PracticeScript = {
  ...ROBBED,
  expected: { ...ROBBED.expected, danger: 'none', dangerLine: undefined, level: 3 },
};

const score = (script: PracticeScript, events: readonly RunEvent[]) =>
  scoreRun({ script, events, lists: LISTS }, RUBRIC);
const perfect = (script: PracticeScript) => playPerfect(script, LISTS).events;
const lost = (script: PracticeScript, events: readonly RunEvent[]): readonly string[] =>
  score(script, events).items.flatMap(({ item: { id }, verdict }) =>
    verdict === 'missed' || verdict === 'partly' ? [`${id} ${verdict}`] : [],
  );
const without =
  (type: DomainEvent['type']) =>
  (events: readonly RunEvent[]): readonly RunEvent[] =>
    events.filter(({ body }) => body.type !== type);
const changed =
  <T extends DomainEvent['type']>(
    type: T,
    change: (body: Extract<DomainEvent, { type: T }>) => DomainEvent,
  ) =>
  (events: readonly RunEvent[]): readonly RunEvent[] =>
    events.map((event) =>
      event.body.type === type
        ? { ...event, body: change(event.body as Extract<DomainEvent, { type: T }>) }
        : event,
    );
const later =
  (type: DomainEvent['type'], seconds: number) =>
  (events: readonly RunEvent[]): readonly RunEvent[] => {
    const from = events.findIndex(({ body }) => body.type === type);
    return events.map((event, index) => (index < from ? event : { ...event, at: event.at + seconds * 1000 }));
  };

describe('a perfect call', () => {
  it.each([ROBBED, THEFT])('loses nothing', (script) => {
    const events = [...perfect(script), { body: mark(1), at: 9 }];
    expect(lost(script, events)).toEqual([]);
    expect(score(script, events)).toMatchObject({ points: 100, complete: true });
  });

  it('waits for the trainer, and is scored without him meanwhile', () => {
    expect(score(THEFT, perfect(THEFT))).toMatchObject({ points: 100, complete: false });
  });
});

describe('one mistake', () => {
  it.each<[string, PracticeScript, (events: readonly RunEvent[]) => readonly RunEvent[], readonly string[]]>([
    ['answered after 20 s', THEFT, later('legAnswered', 17), ['answered partly']],
    ['answered after 40 s', THEFT, later('legAnswered', 37), ['answered missed']],
    ['danger never marked', ROBBED, without('dangerMarked'), ['danger missed']],
    ['danger marked 15 s late', ROBBED, later('dangerMarked', 15), ['danger partly']],
    [
      'another row of the same side',
      THEFT,
      changed('rowChosen', (body) => ({ ...body, row: '110-06', item: undefined })),
      ['row missed', 'item missed', 'side missed'],
    ],
    [
      'a row of the other side',
      THEFT,
      changed('rowChosen', (body) => ({ ...body, row: '12345-14', item: undefined })),
      ['row missed', 'item missed', 'side missed'],
    ],
    ['no item', THEFT, changed('rowChosen', ({ type, row }) => ({ type, row })), ['item missed']],
    [
      'no place',
      THEFT,
      changed('fieldsWritten', ({ type, fields: { place: _, ...fields } }) => ({ type, fields })),
      ['firstQuestion missed', 'place missed'],
    ],
    [
      'no call-back number',
      THEFT,
      changed('fieldsWritten', ({ type, fields: { callbackNumber: _, ...fields } }) => ({ type, fields })),
      ['callback missed'],
    ],
    [
      'one fact of two',
      THEFT,
      changed('fieldsWritten', ({ type, fields }) => ({
        type,
        fields: { ...fields, narrative: '黑色摩托车' },
      })),
      ['facts partly'],
    ],
    [
      'blame in the record',
      THEFT,
      changed('fieldsWritten', ({ type, fields }) => ({
        type,
        fields: { ...fields, narrative: `${fields.narrative}，是骗子` },
      })),
      ['forbidden missed'],
    ],
    ['no consent asked', THEFT, without('consentRecorded'), ['consent missed']],
    ['another level', THEFT, changed('levelConfirmed', (body) => ({ ...body, level: 2 })), ['level missed']],
    [
      'a three-party call in place of the transfer',
      THEFT,
      changed('ladderStarted', (body) => ({ ...body, step: 'threeParty' })),
      ['ladder missed'],
    ],
    ['ten minutes', THEFT, later('submitted', 560), ['totalTime partly']],
  ])('%s', (_, script, mistake, expected) => {
    expect(lost(script, mistake(perfect(script)))).toEqual(expected);
  });

  it('a needless rung costs half', () => {
    const events = perfect(THEFT);
    const climb = events.find(({ body }) => body.type === 'ladderStarted');
    const twice = events.flatMap((event) => (event === climb ? [event, event] : [event]));
    expect(lost(THEFT, twice)).toEqual(['ladder partly']);
  });
});

describe('a call that was left', () => {
  it('empty: answered, and nothing done', () => {
    const events = perfect(THEFT).slice(0, 3);
    expect(score(THEFT, events).points).toBeLessThan(10);
  });

  it('aborted half-way: what was done counts', () => {
    const events = perfect(THEFT);
    const half = events.slice(
      0,
      events.findIndex(({ body }) => body.type === 'ladderStarted'),
    );
    const { points = 0 } = score(THEFT, half);
    expect(points).toBeGreaterThan(40);
    expect(points).toBeLessThan(80);
  });

  it('never answered: nothing', () => {
    const events = perfect(THEFT).slice(0, 1);
    expect(score(THEFT, [...events, { body: mark(0), at: 9 }]).points).toBe(0);
  });

  it('no event at all: no points, and no crash', () => {
    expect(score(THEFT, []).items).toHaveLength(RUBRIC.items.length);
  });
});

describe('what a call tells beside the matter', () => {
  const begun = (besides?: string): DomainEvent => ({
    type: 'practiceBegun',
    script: THEFT,
    rubric: RUBRIC,
    ...(besides === undefined ? {} : { besides: besides as CallId }),
  });
  const verdict = (id: string, ...more: readonly DomainEvent[]) =>
    score(THEFT, [...perfect(THEFT), ...more.map((body) => ({ body, at: 9 }))]).items.find(
      ({ item: one }) => one.id === id,
    );

  it.each<[string, readonly DomainEvent[], string]>([
    ['alone', [begun()], 'notApplicable'],
    ['beside another, and not linked', [begun('first')], 'missed'],
    ['linked to it', [begun('first'), linkedTo('first')], 'met'],
    ['linked to something else', [begun('first'), linkedTo('other')], 'missed'],
    ['linked, and taken out again', [begun('first'), linkedTo('first'), linkedTo()], 'missed'],
  ])('one event: %s', (_, events, expected) => {
    expect(verdict('linked', ...events)?.verdict).toBe(expected);
  });

  it.each([
    [0, 'met', 1],
    [3, 'met', 1],
    [6, 'partly', 0.5],
    [7, 'missed', 0],
  ])('the mouse: %i clicks', (clicks, expected, share) => {
    const counts: readonly DomainEvent[] = [
      { type: 'practiceHands', keys: 40, clicks: 0 },
      { type: 'practiceHands', keys: 2, clicks },
    ];
    expect(verdict('hands', ...counts)).toMatchObject({
      verdict: expected,
      share,
      hands: { keys: 42, clicks },
    });
    expect(verdict('hands')?.verdict).toBe('notApplicable');
  });

  it('danger that a trainer told in person counts from his first word', () => {
    const at = 1_780_000_100_000;
    const events: readonly RunEvent[] = [
      ...perfect(ROBBED).filter(({ body }) => body.type !== 'practiceSpoken' && body.type !== 'dangerMarked'),
      { at, body: { type: 'practiceLed', act: { do: 'speak', on: true }, by: 't' } },
      { at: at + 8_000, body: { type: 'dangerMarked', kinds: ['violence'] } },
    ];
    expect(score(ROBBED, events).items.find(({ item: one }) => one.id === 'danger')).toMatchObject({
      verdict: 'met',
      tookS: 8,
    });
  });
});

describe('what a script expects for itself', () => {
  const expecting = (change: Partial<PracticeScript['expected']>): PracticeScript => ({
    ...THEFT,
    expected: { ...THEFT.expected, ...change },
  });
  const found = (script: PracticeScript, id: string, events = perfect(script)) =>
    score(script, events).items.find(({ item: one }) => one.id === id);

  it('departments: those that come with the chosen item', () => {
    const lists = {
      ...LISTS,
      rows: LISTS.rows.map((row) => ({
        ...row,
        departments: [12, 18],
        items: row.items.map((one) => ({ ...one, departments: [12] })),
      })),
    };
    const verdict = (departments: readonly number[]) => {
      const script = expecting({ departments });
      const { items } = scoreRun({ script, events: playPerfect(script, lists).events, lists }, RUBRIC);
      return items.find(({ item: one }) => one.id === 'departments');
    };
    expect(verdict([12])).toMatchObject({ verdict: 'met', clause: '附件2' });
    expect(verdict([12, 18])).toMatchObject({ verdict: 'missed', found: '12', expected: '12 18' });
    expect(found(THEFT, 'departments')?.verdict).toBe('notApplicable');
  });

  it('who takes it in the end: settled so, otherwise, or not at all', () => {
    const script: PracticeScript = {
      ...expecting({ owner: 'unclear', ladder: ['threeParty'], settles: '110' }),
      partner: { ...THEFT.partner, behaviour: 'argues' },
    };
    const events = perfect(script);
    expect(found(script, 'settled', events)).toMatchObject({ verdict: 'met', clause: '三（二）2' });
    const givenIn = changed('settled', (body) => ({ ...body, takenBy: '12345' }))(events);
    expect(found(script, 'settled', givenIn)).toMatchObject({ verdict: 'missed', found: '12345' });
    expect(found(script, 'settled', without('settled')(events))?.verdict).toBe('missed');
  });

  it('a promise: in the record, or heard by the trainer', () => {
    const script = expecting({ promises: ['今天修好'] });
    const events = perfect(script);
    const written = changed('fieldsWritten', (body) => ({
      ...body,
      fields: { ...body.fields, narrative: '答应今天修好' },
    }));
    const heard: RunEvent = { at: 9, body: { type: 'practiceLed', act: { do: 'promised' }, by: 't' } };
    expect(found(script, 'promise', events)?.verdict).toBe('met');
    expect(found(script, 'promise', written(events))).toMatchObject({ verdict: 'missed', found: '今天修好' });
    expect(found(script, 'promise', [...events, heard])?.verdict).toBe('missed');
    expect(found(THEFT, 'promise', [...perfect(THEFT), heard])?.verdict).toBe('missed');
    expect(found(THEFT, 'promise')?.verdict).toBe('notApplicable');
  });

  it('a time of its own counts in place of the rubric’s, with its own clause', () => {
    const slow = later('legAnswered', 17)(perfect(THEFT));
    expect(found(THEFT, 'answered', slow)).toMatchObject({ verdict: 'partly' });
    const script = expecting({ within: { answered: 30 }, clauses: { within: '本地规定' } });
    expect(found(script, 'answered', slow)).toMatchObject({ verdict: 'met', clause: '本地规定' });
  });

  it('each item has its clause: the plan’s for what is expected, or the one that the script writes', () => {
    expect(found(THEFT, 'ladder')?.clause).toBe('三（二）1');
    expect(found(THEFT, 'level')?.clause).toBe('三（四）3');
    expect(found(ROBBED, 'danger')?.clause).toBe('三（三）1；三（四）1');
    expect(found(THEFT, 'danger')?.clause).toBeUndefined();
    expect(found(expecting({ clauses: { ladder: '附件1' } }), 'ladder')?.clause).toBe('附件1');
    const script = expecting({ facts: [{ anyOf: ['黑色摩托车'], clause: '三（三）1' }] });
    const blank = changed('fieldsWritten', ({ type, fields }) => ({
      type,
      fields: { ...fields, narrative: '无' },
    }));
    expect(found(script, 'facts', blank(perfect(script)))?.expected).toBe('黑色摩托车（三（三）1）');
  });
});

it('the same events always give the same score, whatever comes to the stream beside them', () => {
  const events = perfect(ROBBED);
  const noise: readonly DomainEvent[] = [
    { type: 'microphoneMuted' },
    { type: 'microphoneUnmuted' },
    { type: 'practiceCommented', moment: 0, text: '好', by: 'trainer' },
  ];
  const first = score(ROBBED, events);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(events.length), fc.constantFrom(...noise))), (extra) => {
      const mixed = [...events];
      for (const [place, body] of extra) mixed.splice(place, 0, { body, at: mixed[place]?.at ?? 0 });
      expect(score(ROBBED, mixed)).toEqual(first);
    }),
    { numRuns: 25 },
  );
});

const mark = (share: number): DomainEvent => ({ type: 'practiceMarked', item: 'trainer', share, by: 't' });

const linkedTo = (...calls: readonly string[]): DomainEvent => ({
  type: 'practiceLinked',
  calls: calls as readonly CallId[],
});
