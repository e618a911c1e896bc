import type { LegId } from '@shared/kernel/ids';
import { expect, test } from 'vitest';
import { LineSign } from './LineSign';

const leg = 'leg' as LegId;

test('says a level when it changes, repeats a bad one now and then, and is silent without a line', () => {
  const told: (string | undefined)[] = [];
  const sign = new LineSign((line) => told.push(line?.level));
  const look = (loss: number): void => sign.heard({ type: 'quality', leg, quality: { loss, jitter: 1 } });
  for (const loss of [0, 0, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0]) look(loss);
  sign.heard({ type: 'fact', fact: { type: 'legRung', leg } });
  sign.heard({ type: 'fact', fact: { type: 'legEnded', leg, cause: 'hungUpThere' } });
  expect(told).toEqual(['good', 'bad', 'bad', 'good', undefined]);
});
