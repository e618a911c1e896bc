import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cueReader } from '../../shared/diversion/danger/cueReader.ts';
import { expandPattern, readExamples } from '../../shared/diversion/suggest/examples.ts';
import { plainTextReader } from '../../shared/diversion/suggest/plainText.ts';
import { seeded } from './trainModel.mjs';

const root = new URL('../../', import.meta.url);
export const fileOf = (path) => fileURLToPath(new URL(path, root));
export const textOf = (path) => readFileSync(fileOf(path), 'utf8');
export const jsonOf = (path) => JSON.parse(textOf(path));

export const toPlain = plainTextReader(jsonOf('resources/suggest/dialect.json'));
const fillers = readExamples(textOf('resources/suggest/fillers.txt'));
const before = fillers
  .filter(({ item }) => item === '01')
  .flatMap(({ pattern }) => expandPattern(pattern, 9));
const after = fillers.filter(({ item }) => item === '02').flatMap(({ pattern }) => expandPattern(pattern, 9));

/** The sentences of a pattern, some with what callers say around the matter, so that the model learns to pass over it. */
function sentences(pattern, most, random) {
  return expandPattern(pattern, most).map((sentence) => {
    const head = random() < 0.4 ? pick(before, random) : '';
    const tail = random() < 0.3 ? pick(after, random) : '';
    return `${head}${sentence}${tail}`;
  });
}

const pick = (items, random) => items[Math.floor(random() * items.length)] ?? '';

/** All examples: {text, plain, label, group, item}; a group is one line of one file. */
export function samplesOf(folder, classes, most = 8) {
  const names = readdirSync(fileOf(folder))
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const random = seeded(11);
  const samples = [];
  for (const name of names) {
    const label = classes.indexOf(name.replace('.txt', ''));
    if (label < 0) throw new Error(`${folder}/${name}: no class has this name`);
    for (const { line, item, pattern } of readExamples(textOf(`${folder}/${name}`))) {
      const group = `${name}:${line}`;
      for (const text of sentences(pattern, most, random)) {
        samples.push({ text, plain: toPlain(text).text, label, item, group });
      }
    }
  }
  return samples;
}

/** Tab-separated held-out sentences, without `#` lines. */
export const table = (path) =>
  textOf(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

export const rowCodes = () => jsonOf('resources/lists/diversion.json').rows.map(({ code }) => code);

/** Rows whose examples all tell of danger. */
const DANGER_ROWS = ['110-04', '110-05', '110-06'];
/** Rows and items whose examples may tell of it or not. Of all others, those without a cue of danger tell of none. */
const EITHER = new Set([
  '110-01',
  '110-02',
  '110-03.01',
  '110-03.02',
  '12345-11.01',
  '12345-12.05',
  '12345-13.03',
  '12345-13.05',
  '12345-13.10',
  '12345-15.02',
  '12345-15.03',
  '12345-15.06',
  '12345-15.07',
  '12345-16.07',
  '12345-16.08',
]);

/** The examples of resources/suggest/danger, and those of the rows at a lower weight. */
export function dangerSamples() {
  const codes = rowCodes();
  const own = samplesOf('resources/suggest/danger', ['none', 'possible', 'now'], 10);
  const readCues = cueReader(jsonOf('resources/suggest/danger.json'), (text) => toPlain(text).text);
  const fromRows = samplesOf('resources/suggest/examples', codes, 6).flatMap((sample) => {
    const code = codes[sample.label];
    if (sample.item === '00' || EITHER.has(code) || EITHER.has(`${code}.${sample.item}`)) return [];
    if (DANGER_ROWS.includes(code)) return [{ ...sample, label: 2, weight: 0.4, fromRows: true }];
    const standing = readCues(sample.plain).cues.filter(({ lifted }) => lifted === undefined);
    return standing.length > 0 ? [] : [{ ...sample, label: 0, weight: 0.4, fromRows: true }];
  });
  return [...own.map((sample) => ({ ...sample, weight: 1.5 })), ...fromRows];
}
