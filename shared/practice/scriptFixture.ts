import type { AudioManifest } from './audioManifestSchema';
import { TONE_FILES } from './audioManifestSchema';
import type { PracticeScript, ScriptLine } from './practiceScriptSchema';

/** For tests: a small whole script that has no fault. */
export const line = (id: string, at: ScriptLine['at'], pauseAfterMs = 0): ScriptLine => ({
  id,
  at,
  text: `话${id}`,
  audio: `${id}.ogg`,
  pauseAfterMs,
});

export const scriptFixture: PracticeScript = {
  id: 'fixture',
  version: 1,
  lesson: 1,
  title: { zh: '例', en: 'Example' },
  rings: '12345',
  from: { number: '02855500001', name: '来电人' },
  voice: 'woman',
  teaches: { zh: '例', en: 'Example' },
  clause: '附件3（二）1',
  expected: { rows: ['110-01'], owner: '110', danger: 'none', ladder: ['transfer'] },
  ringing: {},
  lines: [
    line('one', 'answered', 1000),
    line('two', { afterMs: 20_000 }, 500),
    line('back', 'retrieved'),
    line('met', 'transferred'),
    line('hello', 'idle'),
    line('there', 'idle'),
  ],
  idle: { everyMs: 8000, times: 3 },
  partner: { behaviour: 'answers', afterMs: 3000, voice: 'desk', lines: [line('desk', 'answered')] },
};

const sound = (text: string, voice: string) =>
  ({
    kind: 'speech',
    text,
    voice,
    hash: '0123456789abcdef',
    durationMs: 1000,
    bytes: 1,
    peakDb: -2,
    rmsDb: -20,
  }) as const;

export const manifestFixture: AudioManifest = {
  version: 1,
  sounds: Object.fromEntries([
    ...scriptFixture.lines.map(({ audio, text }) => [audio, sound(text, 'woman')]),
    ...scriptFixture.partner.lines.map(({ audio, text }) => [audio, sound(text, 'desk')]),
    ...Object.values(TONE_FILES).map((file) => [file, sound('音', 'tone')]),
  ]),
};
