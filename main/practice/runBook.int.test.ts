import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { parseRubric } from '@shared/practice/parseScript';
import { scriptFixture } from '@shared/practice/scriptFixture';
import { expect, it } from 'vitest';
import { runOf } from './runBook';

const rubric = (file: string) => {
  const read = parseRubric(
    readFileSync(join(import.meta.dirname, '../../resources/rubrics', file), 'utf8'),
    file,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

it.each(['call-2.json', 'call-3.json'])('a run that was begun by %s is judged by it for good', (file) => {
  const used = rubric(file);
  const begun = {
    stream: callStream('one' as CallId),
    seat: '12345-001' as SeatId,
    at: 1,
    body: { type: 'practiceBegun', script: scriptFixture, rubric: used },
  } as unknown as RecordedEvent;
  const run = runOf([begun], { rows: [], overlaps: [] });
  expect(run?.score.items.map(({ item }) => [item.id, item.weight])).toEqual(
    used.items.map(({ id, weight }) => [id, weight]),
  );
  const judgesPromises = run?.score.items.some(({ item }) => item.id === 'promise');
  expect(judgesPromises).toBe(used.version >= 3);
});
