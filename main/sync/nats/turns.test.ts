import { expect, it } from 'vitest';
import { createTurns } from './turns';

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets one work under a name, then the next that still wants to; other names are not held up', async () => {
  const turns = createTurns();
  const working: string[] = [];
  const ends = new Map<string, () => void>();
  const overs = new Map<string, () => void>();
  const take = (name: string, who: string) =>
    turns.take(name, new Promise<void>((resolve) => overs.set(who, resolve)), () => {
      working.push(who);
      return new Promise<void>((resolve) => ends.set(who, resolve));
    });
  const all = ['a', 'b', 'c'].map((who) => take('one', who));
  void take('two', 'x');
  await settled();
  expect(working).toEqual(['a', 'x']);
  overs.get('b')?.();
  await all[1];
  ends.get('a')?.();
  await settled();
  expect(working).toEqual(['a', 'x', 'c']);
});

it('goes on with the next where work fails, and tells who did it', async () => {
  const turns = createTurns();
  const never = new Promise(() => {});
  await expect(turns.take('one', never, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  await turns.take('one', never, () => Promise.resolve());
});
