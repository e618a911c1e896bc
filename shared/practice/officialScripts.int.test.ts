import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadQuestions, QUESTION_FILES } from '../intake/questions/loadQuestions';
import { audioManifestSchema, TONE_FILES } from './audioManifestSchema';
import type { BotFacts, Played } from './BotStep';
import { checkScripts, type NamedScript } from './checkScripts';
import { parseScript } from './parseScript';
import { planCaller } from './planCaller';
import { awaitsWord, isStory } from './planSpeech';
import { BEHAVIOURS } from './practiceScriptSchema';
import { readOggOpus } from './readOggOpus';
import { scriptWorld } from './scriptWorld';

const resource = (path: string): string => fileURLToPath(new URL(`../../resources/${path}`, import.meta.url));
const text = (path: string): string => readFileSync(resource(path), 'utf8');

function value<T, E>(result: { ok: true; value: T } | { ok: false; error: E }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 1));
  return result.value;
}

const files = readdirSync(resource('scripts')).filter((name) => name.endsWith('.yaml'));
const scripts: readonly NamedScript[] = files.map((file) => ({
  file,
  script: value(parseScript(text(`scripts/${file}`), file)),
}));
const manifest = audioManifestSchema.parse(JSON.parse(text('audio/manifest.json')));
const sounds = Object.entries(manifest.sounds);

/** The overlaps of the two lists that a call-taker meets most. */
const OVERLAPS = [
  'facilities',
  'chemicals',
  'gas-leak',
  'missing-person',
  'natural-disaster',
  'traffic-facilities',
  'vehicle-noise',
  'minors',
  'mental-disorder',
  'medical-school-dispute',
  'wage-debt-dispute',
  'family-neighbour-dispute',
  'epidemic',
  'fakes-unlicensed',
  'officials',
  'collapsed',
  'blocked-road',
];

describe('the scripts of the house', () => {
  it('agree with the official lists, the overlaps and the audio', () => {
    const { rows } = JSON.parse(text('lists/diversion.json'));
    const { overlaps } = JSON.parse(text('lists/overlaps.json'));
    const { departments } = JSON.parse(text('lists/departments.json'));
    const questions = value(
      loadQuestions(
        Object.fromEntries(QUESTION_FILES.map((file) => [file, text(`questions/${file}`)])) as Record<
          (typeof QUESTION_FILES)[number],
          string
        >,
        rows.map(({ code }: { code: string }) => code),
      ),
    );
    const world = scriptWorld({ lists: { rows, overlaps, departments }, questions }, manifest.sounds);
    expect(checkScripts(scripts, world)).toEqual([]);
  });

  it('are a library: every row, every overlap of the lists’ main ones, every outcome, all levels', () => {
    const all = scripts.map(({ script }) => script);
    const rows: { code: string }[] = JSON.parse(text('lists/diversion.json')).rows;
    const seen = new Set<string>(all.flatMap(({ expected }) => expected.rows));
    const overlaps = new Set(all.flatMap(({ expected: { overlap } }) => (overlap ? [overlap.id] : [])));
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(rows.map(({ code }) => code).filter((code) => !seen.has(code))).toEqual([]);
    expect(OVERLAPS.filter((id) => !overlaps.has(id))).toEqual([]);
    expect(
      new Set(all.flatMap(({ partner: { behaviour, again = behaviour } }) => [behaviour, again])),
    ).toEqual(new Set(BEHAVIOURS));
    expect(new Set(all.map(({ expected }) => expected.level))).toEqual(new Set([undefined, 1, 2, 3]));
    expect(all.filter(({ expected }) => expected.danger === 'now').length).toBeGreaterThanOrEqual(10);
  });

  it('cover what a call-taker must be able to practise', () => {
    const has = (test: (script: NamedScript['script']) => boolean): boolean =>
      scripts.some(({ script }) => test(script));
    for (const owner of ['12345', '110'] as const)
      for (const rings of ['12345', '110'] as const)
        expect(
          has((s) => s.expected.owner === owner && s.rings === rings && s.expected.danger === 'none'),
        ).toBe(true);
    for (const behaviour of ['answers', 'busy', 'noAnswer', 'declines'])
      expect(has((s) => s.partner.behaviour === behaviour)).toBe(true);
    expect(has((s) => s.expected.overlap?.id === 'gas-leak' && s.expected.ladder[0] === 'threeParty')).toBe(
      true,
    );
    expect(has((s) => s.expected.danger === 'now' && s.expected.rows.includes('110-05'))).toBe(true);
    expect(has((s) => s.lines.length > 0 && s.lines.every((line) => line.sound !== undefined))).toBe(true);
    expect(has((s) => s.ringing.hangUpAfterMs !== undefined)).toBe(true);
    expect(has((s) => s.refusesTransfer === true)).toBe(true);
    expect(has((s) => s.expected.danger === 'now' && s.expected.rows.includes('12345-14'))).toBe(true);
  });
});

/** A caller whom nobody disturbs: what he says, and when he has said his last word (ms after the answer). Who waits for a word gets it. */
function aloneOnTheLine(script: NamedScript['script']): readonly Played[] {
  const played: Played[] = [];
  let facts: BotFacts = { answeredAt: 0, held: false, ended: false };
  for (;;) {
    if (awaitsWord(script, played, facts))
      facts = { ...facts, silentSince: (played.at(-1)?.until ?? 0) + WORD };
    const step = planCaller(script, played, facts);
    if (step.do !== 'play') return played;
    const length = manifest.sounds[step.audio]?.durationMs ?? 0;
    played.push({ line: step.line, from: step.at, until: step.at + length });
  }
}

describe('what makes a call hard is met twice at least', () => {
  type Script = NamedScript['script'];
  const linesOf = ({ lines, partner }: Script) => [...lines, ...partner.lines];
  it.each<[string, (script: Script) => boolean]>([
    ['noise behind the caller', ({ noise }) => noise !== undefined],
    ['a bad line', (script) => linesOf(script).some(({ trap }) => trap === 'badLine')],
    ['a wrong promise', ({ expected }) => expected.promises !== undefined],
    ['a partner who argues', ({ partner }) => [partner.behaviour, partner.again].includes('argues')],
    [
      'a partner who says why not, and leaves',
      ({ partner }) => partner.lines.some((one) => one.trap === 'hangsUp'),
    ],
    [
      'facts for who asks',
      (script) => linesOf(script).some(({ at }) => typeof at === 'object' && 'asked' in at),
    ],
    ['departments to be found', ({ expected }) => expected.departments !== undefined],
  ])('%s', (_, has) => {
    expect(scripts.filter(({ script }) => has(script)).length).toBeGreaterThanOrEqual(2);
  });
});

/** What somebody needs to say a word to him, ms. */
const WORD = 1_000;

describe('a call with nobody at the desk', () => {
  const talkers = scripts.filter(({ script }) => script.ringing.hangUpAfterMs === undefined);

  it.each(talkers)('$file tells its story within a minute, and lives for two', ({ script }) => {
    const played = aloneOnTheLine(script);
    const story = script.lines.filter(isStory);
    expect(played.slice(0, story.length).map((one) => one.line)).toEqual(story.map(({ id }) => id));
    expect(played[story.length - 1]?.until).toBeLessThan(60_000);
    expect(played.at(-1)?.until).toBeGreaterThan(120_000);
  });
});

describe('the audio', () => {
  it('is up to date with the scripts, with nothing left over', () => {
    const maker = fileURLToPath(new URL('../../scripts/make-audio.mjs', import.meta.url));
    expect(execFileSync(process.execPath, [maker, '--check'], { encoding: 'utf8' })).toBe('');
  });

  it('has a file for every entry and an entry for every file', () => {
    const onDisk = readdirSync(resource('audio')).filter((name) => name.endsWith('.ogg'));
    expect(onDisk.sort()).toEqual(sounds.map(([file]) => file).sort());
    expect(onDisk).toEqual(expect.arrayContaining(Object.values(TONE_FILES)));
  });

  it('is whole mono Ogg Opus of the length and size that the manifest says', () => {
    for (const [file, sound] of sounds) {
      const bytes = readFileSync(resource(`audio/${file}`));
      const opus = value(readOggOpus(bytes));
      expect({ file, bytes: bytes.length, channels: opus.channels }).toEqual({
        file,
        bytes: sound.bytes,
        channels: 1,
      });
      expect(Math.abs(opus.durationMs - sound.durationMs), file).toBeLessThanOrEqual(20);
    }
  });

  it('can be heard, is not clipped, and stays small', () => {
    for (const [file, { kind, peakDb, rmsDb }] of sounds) {
      const spoken = kind === 'speech' || kind === 'recording';
      expect(rmsDb, file).toBeGreaterThan(spoken ? -30 : -60);
      expect(peakDb, file).toBeGreaterThan(spoken ? -12 : -50);
      expect(peakDb, file).toBeLessThanOrEqual(-1);
    }
    expect(sounds.reduce((sum, [, { bytes }]) => sum + bytes, 0)).toBeLessThan(4_500_000);
  });
});
