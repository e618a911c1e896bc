import type { RecordingId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { record, talking } from './callFixture';
import { otherCalls } from './otherCalls';

const recording = 'rec-1' as RecordingId;
const started = { type: 'recordingStarted', recording } as const;
const ended = { type: 'recordingEnded', recording, seconds: 3, result: 'whole' } as const;

describe('a call beside the one on the screen', () => {
  it.each([
    ['while it records', [started], true],
    ['after it', [started, ended], false],
    ['where it never did', [], false],
  ])('carries the mark of the recording: %s', (_, bodies, marked) => {
    expect(otherCalls({ others: [record([...talking, ...bodies])] })).toMatchObject([{ recording: marked }]);
  });
});
