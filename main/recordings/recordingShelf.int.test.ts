import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallId, RecordingId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordingShelf } from './recordingShelf';

const KEY = Buffer.alloc(32, 7);
const recording = 'rec-1' as RecordingId;
const call = 'call-1' as CallId;
const one = { recording, call, at: 1_000 };
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-recordings-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => join(dir, 'recordings', 'rec-1.rec');
const shelf = (key = KEY) => openRecordingShelf(dir, key);

function keep(...sounds: string[]): void {
  const open = shelf();
  expect(open.begin(one)).toEqual(ok(null));
  for (const sound of sounds) expect(open.add(recording, Buffer.from(sound))).toEqual(ok(null));
  open.end(recording);
}
const played = () => {
  const read = shelf().read(recording);
  return read.ok ? read.value.sound.toString() : read.error.code;
};

describe('a recording on the shelf', () => {
  it('is read back whole, knows its call, and stands nowhere on the disk as it is', () => {
    keep('hello ', 'world');
    expect(played()).toBe('hello world');
    expect(shelf().list()).toEqual([recording]);
    expect(shelf().about(recording)).toEqual(one);
    expect(readFileSync(file()).includes('hello')).toBe(false);
    expect(readFileSync(file()).includes('call-1')).toBe(false);
  });

  it('is opened by no other key', () => {
    keep('hello');
    expect(shelf(Buffer.alloc(32, 8)).read(recording)).toMatchObject({ error: { code: 'recordingChanged' } });
    expect(shelf(Buffer.alloc(32, 8)).about(recording)).toBeUndefined();
  });

  it('plays up to where it was cut off, changed or put in another order', () => {
    keep('one', 'two', 'three');
    const whole = readFileSync(file());
    truncateSync(file(), whole.length - 5);
    expect(played()).toBe('onetwo');
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(whole.length - 1) ^ 1, whole.length - 1);
    writeFileSync(file(), changed);
    expect(played()).toBe('onetwo');
    writeFileSync(file(), whole);
    appendFileSync(file(), whole.subarray(whole.length - 35));
    expect(played()).toBe('onetwothree');
  });

  it('is deleted, and is then unknown', () => {
    keep('one');
    shelf().delete(recording);
    expect(played()).toBe('recordingUnknown');
    expect(shelf().list()).toEqual([]);
  });

  it.each(['../x', 'a/b', ''])('no id of a file elsewhere: %j', (id) => {
    expect(shelf().begin({ ...one, recording: id as RecordingId }).ok).toBe(false);
    expect(shelf().read(id as RecordingId).ok).toBe(false);
  });

  it('takes no piece of a recording that was not begun here', () => {
    expect(shelf().add(recording, Buffer.from('x')).ok).toBe(false);
  });
});
