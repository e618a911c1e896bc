import type { Suggester, Suggestion } from '@shared/diversion/suggest/suggester';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import { danger as marked } from '@shared/intake/intakeFixtures';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../ui/store/Store';
import type { DraftState } from '../draft/DraftWriter';
import { evolveRecord } from '../state/CallRecord';
import { NOTHING_SUGGESTED } from '../state/DeskState';
import { settingOf } from '../state/heard';
import { record, recordedAs, stateWith, talking } from '../view/callFixture';
import { RAISE_AFTER, startSuggesting } from './suggesting';

const none = NOTHING_SUGGESTED.danger;
const said = (text: string): Suggestion => ({
  rows: [{ code: '12345-15', score: 0.9, why: [text.slice(0, 2)] }],
  danger: text.includes('着火') ? { level: 'now', why: ['着火'], categories: ['fire'] } : none,
  overlap: null,
});

/** A page with a suggester that knows one danger, its own timers, and a host that records what is raised. */
async function page(load: () => Promise<Suggester> = async () => ({ suggest: said })) {
  const store = createStore(stateWith(record(talking)));
  const typed = createStore<DraftState>({ texts: {}, unsaved: false, trouble: undefined });
  const timers: { run: () => void; after: number }[] = [];
  const raised: IntakeEvent[] = [];
  const hear = (...bodies: readonly IntakeEvent[]) =>
    store.update((state) => {
      const now = state.record ?? record(talking);
      return { ...state, record: evolveRecord(now, recordedAs(bodies, now.version + 1), settingOf(state)) };
    });
  const stop = startSuggesting({
    store,
    typed,
    load,
    raise: async (_, event) => {
      raised.push(event);
      hear(event);
    },
    timers: {
      set: (run, after) => {
        const timer = { run, after };
        timers.push(timer);
        return timer;
      },
      clear: (timer) => {
        const at = timers.indexOf(timer as (typeof timers)[number]);
        if (at >= 0) timers.splice(at, 1);
      },
    },
  });
  await Promise.resolve();
  const type = (narrative: string) => typed.update((state) => ({ ...state, texts: { narrative } }));
  /** Time goes by: what was waiting runs. */
  const pass = async () => {
    for (const { run } of timers.splice(0)) run();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { store, type, hear, raised, timers, pass, stop };
}

const lower: IntakeEvent = { type: 'dangerLowered', reason: '演习', words: ['着火'] };

describe('suggestions while typing', () => {
  it('come with each key, from the text on the screen, and go with it', async () => {
    const { store, type } = await page();
    type('路灯');
    expect(store.get().suggested.rows[0]).toMatchObject({ code: '12345-15', why: ['路灯'] });
    type('');
    expect(store.get().suggested).toBe(NOTHING_SUGGESTED);
  });

  it('are read again once the suggester is there, and the page goes on without it', async () => {
    let give: (suggester: Suggester) => void = () => {};
    const { store, type } = await page(() => new Promise((resolve) => (give = resolve)));
    type('路灯');
    expect(store.get().suggested).toBe(NOTHING_SUGGESTED);
    give({ suggest: said });
    await Promise.resolve();
    await Promise.resolve();
    expect(store.get().suggested.rows).toHaveLength(1);
  });

  it('take the recorded narrative where nothing is being typed', async () => {
    const { store, hear } = await page();
    hear({ type: 'fieldsWritten', fields: { narrative: '停电' } });
    expect(store.get().suggested.rows[0]?.why).toEqual(['停电']);
  });
});

describe('danger from words', () => {
  it('is raised once the words have stood a moment, with kinds and words, once', async () => {
    const { type, raised, timers, pass } = await page();
    type('楼上着火了');
    expect(raised).toEqual([]);
    expect(timers.map(({ after }) => after)).toEqual([RAISE_AFTER]);
    await pass();
    expect(raised).toEqual([{ type: 'dangerMarked', kinds: ['fire'], by: 'words', words: ['着火'] }]);
    type('楼上着火了，快点');
    await pass();
    expect(raised).toHaveLength(1);
  });

  it('waits anew with each key, and is forgotten when the words go', async () => {
    const { type, raised, timers, pass } = await page();
    type('着火');
    type('着火了');
    expect(timers).toHaveLength(1);
    type('火锅');
    expect(timers).toHaveLength(0);
    await pass();
    expect(raised).toEqual([]);
  });

  it('stays lowered for the same words', async () => {
    const { type, hear, raised, pass } = await page();
    type('着火');
    await pass();
    hear(lower);
    type('着火，演习');
    await pass();
    expect(raised).toHaveLength(1);
  });

  it('that a person has marked is not marked again, nor after the person lowered it', async () => {
    const { type, hear, raised, pass } = await page();
    hear(marked as IntakeEvent);
    type('着火');
    await pass();
    hear(lower);
    await pass();
    expect(raised).toEqual([]);
  });

  it('is not raised while the partner decides', async () => {
    const { type, hear, raised, pass } = await page();
    hear({ type: 'ladderStarted', step: 'threeParty', target: '110' });
    type('着火');
    await pass();
    expect(raised).toEqual([]);
  });

  it('nothing waits after the page has gone', async () => {
    const { type, timers, stop } = await page();
    type('着火');
    stop();
    expect(timers).toEqual([]);
  });
});
