import { describe, expect, test } from 'vitest';
import type { RecordingId } from '../kernel/ids';
import { recordingsOf } from './recordingsOf';

const recording = 'rec-1' as RecordingId;
const started = { at: 1, body: { type: 'recordingStarted', recording } } as const;
const ended = {
  at: 9,
  body: { type: 'recordingEnded', recording, seconds: 8, result: 'whole' },
} as const;
const deleted = { at: 20, body: { type: 'recordingDeleted', recording, days: 180 } } as const;

describe('recordingsOf', () => {
  test('tells what runs, what is whole, and what is gone', () => {
    expect(recordingsOf([started])).toEqual([{ recording, startedAt: 1, deleted: false }]);
    expect(recordingsOf([started, ended])).toMatchObject([{ seconds: 8, result: 'whole', deleted: false }]);
    expect(recordingsOf([started, ended, deleted])).toMatchObject([{ seconds: 8, deleted: true }]);
    expect(recordingsOf([ended, deleted])).toEqual([]);
  });
});
