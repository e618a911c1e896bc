import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav } from '@shared/practice/lineSound';
import { copyScript } from '@shared/practice/newScript';
import { setInScript } from '@shared/practice/scriptEdit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReference } from '../reference/loadReference';
import { openPracticeBooth } from './PracticeBooth';
import { openScriptShelf, type ScriptShelf } from './scriptShelf';

const RESOURCES = join(import.meta.dirname, '../../resources');
const reference = loadReference({ resourcesDir: RESOURCES });
if (!reference.ok) throw new Error(reference.error.message);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linkseat-shelf-'));
  for (const part of ['scripts', 'rubrics', 'schema', 'audio/manifest.json'])
    cpSync(join(RESOURCES, part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (): ScriptShelf => openScriptShelf({ resourcesDir: folder, reference: reference.value.data });

it('a script that can’t be played says why, with file, line and column; the others play', () => {
  const file = join(folder, 'scripts/roof-at-12345.yaml');
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes('everyMs'));
  lines[at] = 'idle: {everyMs: often, times: 3}';
  writeFileSync(file, lines.join('\n'));
  const booth = openPracticeBooth(folder, open());
  expect(booth.problems()).toEqual([
    { code: 'scriptBroken', message: `roof-at-12345.yaml:${at + 1}:17: idle.everyMs: 应是数字` },
  ]);
  expect(booth.script('roof-at-12345').ok).toBe(false);
  expect(booth.script('lamp-at-12345').ok).toBe(true);
  expect(booth.summaries('12345').length + booth.summaries('110').length).toBe(49);
});

it('a line whose sound is missing is told, too', () => {
  rmSync(join(folder, 'audio/manifest.json'));
  const [first] = openPracticeBooth(folder, open()).problems();
  expect(first?.message).toMatch(/\.yaml:\d+:12: lines\[0\]\.audio: 还没有声音/);
});

describe('what is written here', () => {
  const ownDir = () => join(folder, 'own');
  const shelf = () =>
    openScriptShelf({ resourcesDir: folder, reference: reference.value.data, ownDir: ownDir() });
  const lamp = readFileSync(join(RESOURCES, 'scripts/lamp-at-12345.yaml'), 'utf8');
  const text = copyScript(lamp, 'my-lamp');

  it('is a draft from its first word on, whatever it says, also for the next start', () => {
    expect(shelf().keepDraft('my-lamp', 'id: [')).toEqual({ ok: true, value: null });
    expect(shelf().read('my-lamp')).toMatchObject({
      ok: true,
      value: { origin: 'own', text: '', draft: 'id: [' },
    });
    expect(
      shelf()
        .entries()
        .find(({ id }) => id === 'my-lamp'),
    ).toMatchObject({ drafted: true });
    shelf().keepDraft('my-lamp', undefined);
    expect(shelf().read('my-lamp')).toMatchObject({ ok: false, error: { code: 'scriptUnknown' } });
  });

  it('each saving is a version of its own; the newest plays, the draft is done with', () => {
    shelf().keepDraft('my-lamp', text);
    expect(shelf().save('my-lamp', text)).toEqual({ ok: true, value: { version: 1 } });
    const next = setInScript(text, ['temper'], 80);
    expect(shelf().save('my-lamp', next)).toEqual({ ok: true, value: { version: 2 } });
    expect(readdirSync(join(ownDir(), 'scripts'))).toEqual(['my-lamp@1.yaml', 'my-lamp@2.yaml']);
    const [first = ''] = text.split('\n');
    const schema = join(ownDir(), 'scripts', first.replace(/^.*=/, ''));
    expect(JSON.parse(readFileSync(schema, 'utf8'))).toMatchObject({ type: 'object' });
    expect(openPracticeBooth(folder, shelf()).script('my-lamp')).toMatchObject({
      ok: true,
      value: { version: 2, temper: 80 },
    });
    expect(
      shelf()
        .entries()
        .find(({ id }) => id === 'my-lamp'),
    ).toMatchObject({ drafted: false });
  });

  it('what can’t be played is no version, and a script of the house is not written over', () => {
    const broken = setInScript(text, ['clause'], undefined);
    expect(shelf().save('my-lamp', broken)).toMatchObject({ ok: false, error: { code: 'scriptUnplayable' } });
    expect(shelf().save('lamp-at-12345', lamp)).toMatchObject({
      ok: false,
      error: { code: 'scriptOfHouse' },
    });
    expect(shelf().keepDraft('lamp-at-12345', lamp)).toMatchObject({ error: { code: 'scriptOfHouse' } });
    expect(existsSync(ownDir())).toBe(false);
  });

  it('a disk that refuses is told', () => {
    writeFileSync(ownDir(), 'a file where the folder should be');
    expect(shelf().keepDraft('my-lamp', text)).toMatchObject({ error: { code: 'scriptNotWritten' } });
    expect(shelf().save('my-lamp', text)).toMatchObject({ error: { code: 'scriptNotWritten' } });
  });
});

it('a change of one field changes its own line of every script of the house, and no other', () => {
  for (const { id, text } of open().all()) {
    const before = text.split('\n');
    const after = setInScript(text, ['version'], 7).split('\n');
    const changed = before.filter((line) => !after.includes(line));
    expect([id, changed]).toEqual([id, [expect.stringMatching(/^version: \d+$/)]]);
  }
});

it('a recorded line is a sound from then on, under a name that says what it is', () => {
  const shelf = () =>
    openScriptShelf({ resourcesDir: folder, reference: reference.value.data, ownDir: join(folder, 'own') });
  const wav = (hertz: number) =>
    encodeWav(
      Float32Array.from({ length: 8_000 }, (_, i) => 0.3 * Math.sin(i * hertz)),
      16_000,
    );
  const kept = shelf().keepSound('my-lamp', '路灯不亮。', wav(0.2));
  const audio = kept.ok ? kept.value.audio : '';
  expect(audio).toMatch(/^my-lamp-[0-9a-f]{8}\.wav$/);
  expect(shelf().world().sounds[audio]).toMatchObject({
    kind: 'recording',
    text: '路灯不亮。',
    durationMs: 500,
  });
  expect(shelf().keepSound('my-lamp', '路灯不亮。', wav(0.3))).not.toEqual(kept);
  expect(Object.keys(shelf().world().sounds)).toContain(audio);
  expect(shelf().keepSound('my-lamp', '路灯', new Uint8Array(60))).toMatchObject({
    error: { code: 'soundUnreadable' },
  });
});
