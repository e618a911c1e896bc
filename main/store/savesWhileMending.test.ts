import { fail, ok, type Result } from '@shared/kernel/result';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppendError } from './Store';
import { createSavesWhileMending, PATIENCE } from './savesWhileMending';

type Saved = Result<number, AppendError>;
const REFUSED = { ok: false, error: { code: 'mending' } };

describe('saves while a damaged file is mended', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('wait for a short mending, in their order', async () => {
    const saves = createSavesWhileMending<number>();
    const begun: number[] = [];
    const save = (n: number): Promise<Saved> =>
      saves.save(async () => {
        begun.push(n);
        return ok(n);
      });
    saves.mending(true);
    const both = [save(1), save(2)];
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(begun).toEqual([]);
    saves.mending(false);
    expect(await Promise.all(both)).toEqual([ok(1), ok(2)]);
    expect(begun).toEqual([1, 2]);
  });

  it('are refused in a long one, at once from then on, and not recorded behind the back of who asked', async () => {
    const saves = createSavesWhileMending<number>();
    const begin = vi.fn(async (): Promise<Saved> => ok(1));
    saves.mending(true);
    const waiting = saves.save(begin);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(await waiting).toMatchObject(REFUSED);
    expect(await saves.save(begin)).toMatchObject(REFUSED);
    saves.mending(false);
    expect(begin).not.toHaveBeenCalled();
    expect(await saves.save(begin)).toEqual(ok(1));
  });

  it('that found the damage are answered in time too', async () => {
    const saves = createSavesWhileMending<number>();
    let answer: (saved: Saved) => void = () => {};
    const first = saves.save(() => new Promise((resolve) => (answer = resolve)));
    saves.mending(true);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(await first).toMatchObject(REFUSED);
    answer(fail({ code: 'ioError', message: '' }));
    saves.mending(false);
    // The next mending has its own patience.
    saves.mending(true);
    const next = saves.save(async () => ok(2));
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    saves.mending(false);
    expect(await next).toEqual(ok(2));
  });
});
