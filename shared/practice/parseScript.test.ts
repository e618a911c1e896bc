import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseScript, readScript } from './parseScript';
import { showProblem } from './ScriptProblem';
import { manifestFixture, scriptFixture } from './scriptFixture';

const text = stringify(scriptFixture);
const lineOf = (broken: string, part: string): number =>
  broken.split('\n').findIndex((row) => row.includes(part)) + 1;
/** The first fault, as a person reads it, without the file. */
const told = (broken: string, language: 'zh' | 'en' = 'en') => {
  const result = parseScript(broken, 'x.yaml');
  return result.ok ? 'none' : showProblem(result.error[0] as never, language).replace('x.yaml:', '');
};

describe('parseScript', () => {
  it('reads a whole script, as YAML or as JSON, with or without a byte-order mark', () => {
    const read = { ok: true, value: scriptFixture };
    expect(parseScript(text, 'x.yaml')).toEqual(read);
    expect(parseScript(`\uFEFF${text}`, 'x.yaml')).toEqual(read);
    expect(parseScript(JSON.stringify(scriptFixture, null, 2), 'x.json')).toEqual(read);
  });

  it('names the line of what is no YAML', () => {
    const broken = text.replace('  afterMs: 3000', '\tafterMs: 3000');
    expect(told(broken)).toBe(`${lineOf(broken, '\tafter')}:1: indent with spaces, not with tabs`);
    expect(told(broken, 'zh')).toContain('缩进不能用制表符');
    expect(told(text.replace('voice: woman', 'voice: woman\nvoice: man'))).toContain('written twice');
  });

  it('names path, line and column of a wrong value', () => {
    const broken = text.replace('one.ogg', 'One.mp3');
    expect(told(broken)).toBe(
      `${lineOf(broken, 'One.mp3')}:12: lines[0].audio: a sound file, like roof-1.ogg or roof-1.wav`,
    );
  });

  it.each([
    ['rings: "12345"', 'rings: 12345', '请加引号，写作 "12345"', 'put it in quotes: "12345"'],
    ['rings: "12345"', 'rings: "119"', '只能是：110、12345', 'must be one of: 110, 12345'],
    ['version: 1', 'version: one', '应是数字', 'a number is wanted here'],
    ['version: 1', 'version: 0', '不能小于 1', 'must not be below 1'],
    ['version: 1\n', '', '缺少这一项', 'this field is missing'],
    ['voice: woman', 'voice:', '这一项是空的', 'this field is empty'],
    ['voice: woman', 'voice: 7', '请加引号，写作 "7"', 'put it in quotes, "7"'],
    ['voice: woman', 'voice: Frau', '只能用小写英文字母', 'small letters, digits'],
    ['at: retrieved', 'at: later', '只能是：answered', 'must be one of: answered'],
    ['afterMs: 20000', 'afterMs: soon', 'afterMs：应是', 'afterMs: a'],
    ['everyMs: 8000', 'everyMs: 1', '不能小于 2000', 'must not be below 2000'],
    ['02855500001', '02886640001', '只能用虚构号码', 'a fictitious number'],
  ])('%j as %j is told in plain words', (from, to, zh, en) => {
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    expect(told(broken, 'zh')).toContain(zh);
    expect(told(broken)).toContain(en);
  });

  it('shows a misspelt field where it stands', () => {
    const broken = text.replace('times: 3', 'tiems: 3');
    const result = parseScript(broken, 'x.yaml');
    const found = result.ok ? [] : result.error.map((one) => showProblem(one, 'en'));
    expect(found).toContain(
      `x.yaml:${lineOf(broken, 'tiems')}:3: idle.tiems: there is no field “tiems”: check the spelling`,
    );
  });

  it('a text that begins with a star is told where it stands, whether it refers to something or not', () => {
    for (const faulty of [text.replace('voice: ', 'voice: *'), `a: &x 1\nb: *x\n`]) {
      const result = parseScript(faulty, 'x.yaml');
      const words = result.ok ? [] : result.error.map((one) => showProblem(one, 'zh'));
      expect(words).toEqual([expect.stringContaining(`:${lineOf(faulty, '*')}:`)]);
      expect(words[0]).toContain('“*”开头的是引用');
    }
  });

  it('whatever is typed is read or told with a place, and never thrown', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 6 }), fc.nat(20), (at, typed, gone) => {
        const result = parseScript(text.slice(0, at) + typed + text.slice(at + gone), 'x.yaml');
        if (!result.ok) for (const one of result.error) expect(one.line).toBeGreaterThan(0);
      }),
    );
  });
});

describe('readScript', () => {
  const world = {
    rows: new Set(['110-01']),
    overlaps: new Set<string>(),
    departments: new Set([1, 12]),
    questions: new Set<string>(),
    sounds: manifestFixture.sounds,
  };

  it('finds what a script points to, and places what it does not find', () => {
    expect(readScript(text, 'fixture.yaml', world)).toEqual({ ok: true, value: scriptFixture });
    const broken = text.replace('audio: two.ogg', 'audio: none.ogg');
    const result = readScript(broken, 'fixture.yaml', world);
    expect(result.ok ? [] : result.error.map((one) => showProblem(one, 'zh'))).toEqual([
      `fixture.yaml:${lineOf(broken, 'none.ogg')}:12: lines[1].audio: 还没有声音 none.ogg：请录音、导入或朗读`,
    ]);
  });
});
