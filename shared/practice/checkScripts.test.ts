import { describe, expect, it } from 'vitest';
import { checkScripts } from './checkScripts';
import type { PracticeScript, ScriptLine } from './practiceScriptSchema';
import { line, manifestFixture, scriptFixture } from './scriptFixture';

const world = {
  rows: new Set(['110-01', '12345-05']),
  overlaps: new Set(['minors']),
  departments: new Set([1, 12]),
  questions: new Set(['110-hurt']),
  sounds: manifestFixture.sounds,
};
const paths = (change: Partial<PracticeScript>): readonly string[] =>
  checkScripts([{ file: 'fixture.yaml', script: { ...scriptFixture, ...change } }], world).map(
    ({ path }) => path,
  );
const expecting = (change: Partial<PracticeScript['expected']>): readonly string[] =>
  paths({ expected: { ...scriptFixture.expected, ...change } });

describe('checkScripts', () => {
  it('finds nothing in a script without a fault', () => {
    expect(paths({})).toEqual([]);
  });

  it('wants the file to be called after the script, and every id once', () => {
    const script = scriptFixture;
    const found = checkScripts(
      [
        { file: 'fixture.yaml', script },
        { file: 'other.yaml', script },
      ],
      world,
    );
    expect(found.map(({ file, path }) => [file, path])).toEqual([
      ['other.yaml', 'id'],
      ['other.yaml', 'id'],
    ]);
  });

  it('holds the expectation against the official lists', () => {
    expect(expecting({ rows: ['110-01', '110-09'] })).toEqual(['expected.rows[1]']);
    expect(expecting({ rows: ['12345-05'] })).toEqual(['expected.owner']);
    expect(expecting({ overlap: { id: 'nothing', answer: 'yes' } })).toEqual(['expected.overlap.id']);
    expect(expecting({ danger: 'now' })).toEqual(['expected.dangerLine']);
    expect(expecting({ danger: 'now', dangerLine: 'nine' })).toEqual(['expected.dangerLine']);
  });

  it('knows the ladder of the plan', () => {
    const ladder = ['expected.ladder'];
    expect(paths({ rings: '110' })).toEqual(ladder);
    expect(expecting({ ladder: [] })).toEqual(ladder);
    expect(expecting({ owner: 'unclear' })).toEqual(ladder);
    expect(expecting({ ladder: ['transfer', 'order'] })).toEqual(ladder);
    expect(paths({ refusesTransfer: true })).toEqual(ladder);
    expect(paths({ partner: { ...scriptFixture.partner, behaviour: 'busy', lines: [] } })).toEqual(ladder);
  });

  it('holds every line against the audio: there, the same words, the same voice, an id of its own', () => {
    const [first, ...rest] = scriptFixture.lines;
    if (!first) throw new Error('the fixture has lines');
    const withFirst = (change: object) => paths({ lines: [{ ...first, ...change }, ...rest] });
    expect(withFirst({ audio: 'none.ogg' })).toEqual(['lines[0].audio']);
    expect(withFirst({ text: '别的话' })).toEqual(['lines[0].audio']);
    expect(withFirst({ sound: 'smash' })).toEqual(['lines[0].audio']);
    expect(withFirst({ id: 'two' })).toEqual(['lines[1].id']);
  });

  it('takes a recording in anybody’s voice, and minds words, not signs', () => {
    const sound = manifestFixture.sounds['one.ogg'];
    if (!sound) throw new Error('the fixture has it');
    const recorded = (text: string) => ({
      ...world,
      sounds: { ...world.sounds, 'one.ogg': { ...sound, kind: 'recording' as const, voice: 'wang', text } },
    });
    const paths = (text: string) =>
      checkScripts([{ file: 'fixture.yaml', script: scriptFixture }], recorded(text)).map(({ path }) => path);
    expect(paths('话，one！')).toEqual([]);
    expect(paths('话two')).toEqual(['lines[0].audio']);
  });

  it('wants parts that fit together', () => {
    expect(paths({ partner: { ...scriptFixture.partner, lines: [] } })).toEqual(['partner.lines']);
    expect(paths({ ringing: { hangUpAfterMs: 5000 } })).toEqual(['lines']);
    expect(paths({ lines: [line('one', 'answered')] })).toEqual(['lines']);
  });

  it('knows what can be asked, and wants what does not hold to be put right', () => {
    const withFirst = (change: object) =>
      paths({ lines: scriptFixture.lines.map((one, i) => (i === 0 ? { ...one, ...change } : one)) });
    for (const asked of ['110-hurt', 'minors', 'consent']) expect(withFirst({ at: { asked } })).toEqual([]);
    expect(withFirst({ at: { asked: 'nothing' } })).toEqual(['lines[0].at.asked']);
    expect(withFirst({ trap: 'wrongPlace' })).toEqual(['lines[0].rightIn']);
    expect(withFirst({ rightIn: 'two' })).toEqual(['lines[0].rightIn']);
    expect(withFirst({ trap: 'changesStory', rightIn: 'one' })).toEqual(['lines[0].rightIn']);
    expect(withFirst({ trap: 'changesStory', rightIn: 'two' })).toEqual([]);
    expect(expecting({ promises: ['保证'] })).toEqual(['expected.promises']);
  });

  it('a partner who argues or leaves is met by three, and it is said who takes it in the end', () => {
    const desk = scriptFixture.partner.lines;
    const arguing = (expected: object, lines: readonly ScriptLine[]) =>
      paths({
        expected: { ...scriptFixture.expected, ...expected },
        partner: { ...scriptFixture.partner, behaviour: 'argues', lines },
      });
    const sounds = { audio: 'desk.ogg', text: '话desk' };
    const well = { ...line('well', 'settled'), ...sounds };
    expect(arguing({ ladder: ['threeParty'], settles: '110' }, [...desk, well])).toEqual([]);
    expect(arguing({ settles: '110', ladder: ['transfer'] }, [...desk, well])).toContain('expected.ladder');
    expect(arguing({ ladder: ['threeParty'] }, [...desk, well])).toEqual(['expected.settles']);
    expect(arguing({ ladder: ['threeParty'], settles: '110' }, desk)).toEqual(['partner.lines']);
    const leaving = desk.map((one) => ({ ...one, trap: 'hangsUp' as const }));
    expect(paths({ partner: { ...scriptFixture.partner, lines: leaving } })).toEqual(['expected.ladder']);
    expect(expecting({ settles: '110' })).toEqual(['expected.settles']);
    expect(expecting({ departments: [12, 99] })).toEqual(['expected.departments[1]']);
  });

  it('misses a tone that the phone plays', () => {
    const { 'tone-hold.ogg': _gone, ...sounds } = manifestFixture.sounds;
    const found = checkScripts([], { ...world, sounds });
    expect(found).toMatchObject([
      { file: 'manifest.json', path: 'sounds', words: { en: 'tone-hold.ogg is missing' } },
    ]);
  });
});
