import { fail, ok, type Result } from '@shared/kernel/result';
import { describe, expect, it } from 'vitest';
import {
  AFTER_FIRST_KEY,
  AFTER_LAST_KEY,
  type DraftState,
  DraftWriter,
  type Fields,
  RETRY_AFTER,
} from './DraftWriter';

/** A desk whose time is moved by hand and whose host answers when the test says so. */
function desk() {
  let now = 0;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const sent: { readonly at: number; readonly fields: Fields }[] = [];
  const answers: ((answer: Result<{ version: number }>) => void)[] = [];
  let state: DraftState = { texts: {}, unsaved: false, trouble: undefined };
  const writer = new DraftWriter({
    send: (fields) => {
      sent.push({ at: now, fields });
      return new Promise((resolve) => answers.push(resolve));
    },
    timers: {
      set(run, after) {
        const timer = { at: now + after, run };
        timers.push(timer);
        return timer;
      },
      clear(timer) {
        timers = timers.filter((one) => one !== timer);
      },
    },
    now: () => now,
    changed: (next) => {
      state = next;
    },
  });
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    writer,
    sent,
    state: () => state,
    async pass(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
      await settle();
    },
    async answer(answer: Result<{ version: number }>) {
      answers.shift()?.(answer);
      await settle();
    },
  };
}

describe('DraftWriter', () => {
  it('writes once the keys rest', async () => {
    const { writer, sent, pass } = desk();
    writer.write({ narrative: 'a' });
    await pass(AFTER_LAST_KEY - 1);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toEqual([{ at: AFTER_LAST_KEY, fields: { narrative: 'a' } }]);
  });

  it('writes while somebody types without a pause', async () => {
    const { writer, sent, pass } = desk();
    for (let at = 0; at <= AFTER_FIRST_KEY; at += 100) {
      writer.write({ narrative: `${at}` });
      await pass(100);
    }
    expect(sent[0]?.at).toBeLessThanOrEqual(AFTER_FIRST_KEY);
  });

  it('keeps writes in order, one at a time, the newest text of each field last', async () => {
    const { writer, sent, pass, answer } = desk();
    writer.write({ narrative: 'a' });
    await pass(AFTER_LAST_KEY);
    writer.write({ narrative: 'ab', place: 'x' });
    await pass(AFTER_LAST_KEY);
    expect(sent.length).toBe(1);
    await answer(ok({ version: 3 }));
    expect(sent.map(({ fields }) => fields)).toEqual([{ narrative: 'a' }, { narrative: 'ab', place: 'x' }]);
  });

  it('shows the typed text until the fold has caught up, never an older echo', async () => {
    const { writer, pass, answer, state } = desk();
    writer.write({ narrative: 'a' });
    await pass(AFTER_LAST_KEY);
    writer.write({ narrative: 'ab' });
    await answer(ok({ version: 3 }));
    writer.reached(3);
    expect(state().texts).toEqual({ narrative: 'ab' });
    expect(state().unsaved).toBe(true);
    await pass(AFTER_LAST_KEY);
    await answer(ok({ version: 4 }));
    expect(state()).toEqual({ texts: { narrative: 'ab' }, unsaved: false, trouble: undefined });
    writer.reached(4);
    expect(state().texts).toEqual({});
  });

  it('tries again when the host did not take it, under what was typed since', async () => {
    const { writer, sent, pass, answer, state } = desk();
    writer.write({ narrative: 'a', place: 'x' });
    await pass(AFTER_LAST_KEY);
    await answer(fail({ code: 'offline', message: 'no host' }));
    expect(state()).toMatchObject({ unsaved: true, trouble: 'no host' });
    writer.write({ narrative: 'ab' });
    await pass(RETRY_AFTER);
    expect(sent.at(-1)?.fields).toEqual({ narrative: 'ab', place: 'x' });
    await answer(ok({ version: 2 }));
    expect(state()).toMatchObject({ unsaved: false, trouble: undefined });
  });

  it('sends at once on flush and waits for the answer', async () => {
    const { writer, sent, answer } = desk();
    writer.write({ narrative: 'a' });
    let done = false;
    const flushed = writer.flush().then(() => {
      done = true;
    });
    await Promise.resolve();
    await Promise.resolve();
    expect(sent.length).toBe(1);
    expect(done).toBe(false);
    await answer(ok({ version: 2 }));
    await flushed;
    expect(done).toBe(true);
  });

  it('keeps what was not answered for the next load', async () => {
    const { writer, pass } = desk();
    writer.write({ narrative: 'a' });
    await pass(AFTER_LAST_KEY);
    writer.write({ place: 'x' });
    expect(writer.unsaved()).toEqual({ narrative: 'a', place: 'x' });
  });

  it('sends nothing once closed', async () => {
    const { writer, sent, pass } = desk();
    writer.write({ narrative: 'a' });
    writer.close();
    await pass(AFTER_LAST_KEY);
    expect(sent).toEqual([]);
  });
});
