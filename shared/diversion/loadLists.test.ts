import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIST_FILES, type ListFile, type ListProblem, type ListTexts, loadLists } from './loadLists';

const texts = Object.fromEntries(
  LIST_FILES.map((file) => [
    file,
    readFileSync(`${import.meta.dirname}/../../resources/lists/${file}`, 'utf8'),
  ]),
) as ListTexts;

/** The shipped lists with one place changed, and the line on which that place stands. */
function changed(file: ListFile, from: string, to: string): { texts: ListTexts; line: number } {
  const text = texts[file];
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`${from} is not in ${file}`);
  return {
    texts: { ...texts, [file]: text.slice(0, at) + to + text.slice(at + from.length) },
    line: text.slice(0, at).split('\n').length,
  };
}

const problemsOf = (given: ListTexts): readonly ListProblem[] => {
  const loaded = loadLists(given);
  return loaded.ok ? [] : loaded.error;
};

describe('loadLists', () => {
  test('the shipped files are whole', () => expect(problemsOf(texts)).toEqual([]));

  test('a byte-order mark and Windows line ends are no fault', () => {
    const windows = `\uFEFF${texts['diversion.json'].replaceAll('\n', '\r\n')}`;
    expect(problemsOf({ ...texts, 'diversion.json': windows })).toEqual([]);
  });

  test.each<[string, ListFile, string, string, string, RegExp]>([
    ['broken JSON', 'diversion.json', '"no": 3,', '"no": 3', '', /not valid JSON: expected “,” or “}”/],
    ['wrong type', 'diversion.json', '"no": 3,', '"no": "3",', 'rows[2].no', /expected/i],
    [
      'unknown field',
      'departments.json',
      '"no": 4, ',
      '"no": 4, "x": 1, ',
      'departments[3]',
      /unrecognized/i,
    ],
    [
      'another code',
      'diversion.json',
      '"code": "12345-05",',
      '"code": "12345-06",',
      'rows[4].code',
      /12345-05/,
    ],
    [
      'an item twice',
      'diversion.json',
      '"code": "12345-03.02"',
      '"code": "12345-03.01"',
      'rows[2].items[1].code',
      /twice/,
    ],
    [
      'an item in no text',
      'diversion.json',
      '"name": "路灯"',
      '"name": "灯路"',
      'rows[0].items[4].name',
      /“灯路”/,
    ],
    ['a lost word', 'diversion.json', '违章搭建、', '违章搭建、违法占地、', 'rows[1].text', /违法占地/],
    [
      'no such department',
      'diversion.json',
      '"departments": [18, 12]',
      '"departments": [18, 99]',
      'rows[0].items[0].departments[1]',
      /99/,
    ],
    [
      'no such parent',
      'diversion.json',
      '"under": "12345-05.08"',
      '"under": "12345-05.88"',
      'rows[4].items[8].under',
      /12345-05\.88/,
    ],
    ['a department twice', 'departments.json', '"no": 23,', '"no": 22,', 'departments[22].no', /twice/],
    [
      'no such row',
      'overlaps.json',
      '"rows110": ["110-06"]',
      '"rows110": ["110-09"]',
      'overlaps[0].rows110[0]',
      /110-09/,
    ],
    [
      'row of the other list',
      'overlaps.json',
      '"rows110": ["110-06"]',
      '"rows110": ["12345-06"]',
      'overlaps[0].rows110[0]',
      /not of list 110/,
    ],
    [
      'a foreign item',
      'overlaps.json',
      '"110-06.05"]',
      '"110-07.01"]',
      'overlaps[0].items[14]',
      /110-07\.01/,
    ],
    [
      'unsure is a guess',
      'overlaps.json',
      '"unsure": {"threeParty": true}',
      '"unsure": {"owner": "110"}',
      'overlaps[0].unsure',
      /unrecognized|expected/i,
    ],
    [
      'a foreign consequence',
      'overlaps.json',
      '"row": "110-06"}',
      '"row": "110-01"}',
      'overlaps[0].yes.row',
      /110-01/,
    ],
    [
      'a number with letters',
      'emergency.json',
      '"number": "119"',
      '"number": "11x"',
      'lines[0].number',
      /.+/,
    ],
  ])('%s: file, line and place are said', (_, file, from, to, path, message) => {
    const { texts: given, line } = changed(file, from, to);
    const problems = problemsOf(given);
    const hit = problems.find((problem) => problem.path === path && message.test(problem.message));
    expect(hit, JSON.stringify(problems)).toBeDefined();
    // A missing comma shows where the next token stands, at latest one line on.
    expect([line, line + 1]).toContain(hit?.line);
    expect(hit?.file).toBe(file);
  });

  test('a missing row is counted', () => {
    const rows = JSON.parse(texts['diversion.json']);
    rows.rows.splice(16, 1);
    const messages = problemsOf({ ...texts, 'diversion.json': JSON.stringify(rows) }).map(
      ({ message }) => message,
    );
    expect(messages).toContain('list 12345 has 16 rows, annex 3 has 17');
  });

  test('a broken file does not hide the faults of another', () => {
    const given = { ...texts, 'diversion.json': '{', 'emergency.json': '[]' };
    expect(new Set(problemsOf(given).map(({ file }) => file))).toEqual(
      new Set(['diversion.json', 'emergency.json']),
    );
  });
});
