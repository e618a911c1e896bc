import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { noSpeech, speakerOf } from './speak';

const VOICE = { pitch: 50, speed: 175, female: true };
const there = (() => {
  try {
    execFileSync('espeak-ng', ['--version']);
    return process.platform === 'linux';
  } catch {
    return false;
  }
})();

it.skipIf(!there)('espeak-ng speaks a line of any words, and a longer one longer', async () => {
  const speak = speakerOf('linux');
  const size = async (text: string) => {
    const spoken = await speak?.(text, VOICE);
    expect(spoken?.ok && Buffer.from(spoken.value).subarray(0, 4).toString()).toBe('RIFF');
    return spoken?.ok ? spoken.value.length : 0;
  };
  expect(await size('喂，我们楼道里有股煤气味。')).toBeGreaterThan(await size('--help'));
});

it('says so where there is no engine', async () => {
  expect(await noSpeech('喂', VOICE)).toMatchObject({ ok: false, error: { code: 'noSpeechEngine' } });
  expect(speakerOf('darwin')).toBeUndefined();
  const path = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    expect(await speakerOf('linux')?.('喂', VOICE)).toMatchObject({ error: { code: 'noSpeechEngine' } });
    expect(await speakerOf('win32')?.('喂', VOICE)).toMatchObject({ error: { code: 'noSpeechEngine' } });
  } finally {
    process.env.PATH = path;
  }
});
