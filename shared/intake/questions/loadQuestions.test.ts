import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import diversion from '../../../resources/lists/diversion.json' with { type: 'json' };
import { loadQuestions, QUESTION_FILES, type QuestionFile } from './loadQuestions';
import { questionsFor } from './QuestionBook';

const read = (file: QuestionFile): string =>
  readFileSync(`${import.meta.dirname}/../../../resources/questions/${file}`, 'utf8');
const texts = Object.fromEntries(QUESTION_FILES.map((file) => [file, read(file)])) as Record<
  QuestionFile,
  string
>;
const codes = diversion.rows.map(({ code }) => code);

function shipped() {
  const loaded = loadQuestions(texts, codes);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const faults = (file: QuestionFile, from: string, to: string) => {
  expect(texts[file], 'the test edits what is there').toContain(from);
  const loaded = loadQuestions({ ...texts, [file]: texts[file].replace(from, to) }, codes);
  return loaded.ok ? [] : loaded.error;
};

describe('the shipped questions', () => {
  const book = shipped();

  test('110 asks where, which number, what, in this order; 12345 asks the same three', () => {
    const fields = (side: '12345' | '110') =>
      book.sides[side].first.flatMap((question) => (question.kind === 'field' ? [question.field] : []));
    expect(fields('110')).toEqual(['place', 'callbackNumber', 'narrative']);
    expect([...fields('12345')].sort()).toEqual(['callbackNumber', 'narrative', 'place']);
  });

  test.each(codes)('%s has two to four questions, in both languages', (code) => {
    const own = book.rows[code] ?? [];
    expect(own.length).toBeGreaterThanOrEqual(2);
    expect(own.length).toBeLessThanOrEqual(4);
    for (const { ask } of own) {
      expect(ask.zh).toMatch(/[？?]/);
      expect(ask.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('the row’s questions come after the side’s; an unknown row has none of its own', () => {
    const all = questionsFor(book, '110', '110-05').map(({ id }) => id);
    expect(all.slice(0, 3)).toEqual(['110-where', '110-callback', '110-what']);
    expect(all.slice(-4)).toEqual(['p05-now', 'p05-age', 'p05-seen', 'p05-look']);
    expect(questionsFor(book, '110', '')).toEqual(book.sides['110'].first);
  });
});

describe('a fault is told with file and line', () => {
  test.each<[string, QuestionFile, string, string, RegExp]>([
    ['no JSON', '110.json', '"side": "110",', '"side": "110"', /not valid JSON/],
    ['an unknown kind', '110.json', '"kind": "field"', '"kind": "text"', /./],
    ['an id twice', 'rows.json', '"id": "01-road"', '"id": "110-hurt"', /110-hurt stands twice/],
    ['the other side', '110.json', '"side": "110"', '"side": "12345"', /other side/],
    ['an unknown row', 'rows.json', '"row": "12345-01"', '"row": "12345-99"', /no row 12345-99/],
    ['danger by no answer', '110.json', '"answer": "yes"', '"answer": "maybe"', /maybe is no answer/],
    ['no words', '12345.json', '"en": "Have you reported this before?"', '"en": ""', /./],
  ])('%s', (_, file, from, to, message) => {
    const [first] = faults(file, from, to);
    expect(first).toMatchObject({ file, message: expect.stringMatching(message) });
    const line = texts[file].slice(0, texts[file].indexOf(from)).split('\n').length;
    expect(Math.abs((first?.line ?? 0) - line)).toBeLessThanOrEqual(1);
  });

  test('a row that is left without questions', () => {
    const without = JSON.parse(texts['rows.json']) as { rows: unknown[] };
    without.rows.pop();
    const loaded = loadQuestions({ ...texts, 'rows.json': JSON.stringify(without) }, codes);
    expect(loaded.ok ? '' : loaded.error[0]?.message).toBe('no questions for 110-07');
  });
});
