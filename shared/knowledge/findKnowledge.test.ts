// The knowledge base as the desk looks into it, and the entries that come with the program.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../search/words';
import { bodyBlocks } from './bodyBlocks';
import { type KnowledgeQuestion, knowledgeFinder } from './findKnowledge';
import type { KnowledgeBook, KnowledgeEntry } from './knowledgeSchema';
import { knowledgeJsonSchema } from './knowledgeSchema';
import { loadKnowledge } from './loadKnowledge';

const text = (file: string): string =>
  readFileSync(new URL(`../../resources/${file}`, import.meta.url), 'utf8');
const ROWS = (JSON.parse(text('lists/diversion.json')) as { rows: { code: string }[] }).rows.map(
  ({ code }) => code,
);
const SHIPPED = loadKnowledge(text('knowledge/entries.json'), ROWS);
const shipped: KnowledgeBook = SHIPPED.ok ? SHIPPED.value : { version: '', entries: [] };

const entry = (id: string, over: Partial<KnowledgeEntry> = {}): KnowledgeEntry => ({
  id,
  title: id,
  body: '正文',
  rows: [],
  divisions: [],
  source: { title: '来源' },
  ...over,
});
const ask = (over: Partial<KnowledgeQuestion>): KnowledgeQuestion => ({
  query: '',
  row: '',
  division: '510104',
  today: '2026-11-28',
  ...over,
});
const ids = (entries: readonly KnowledgeEntry[], over: Partial<KnowledgeQuestion>) =>
  knowledgeFinder({ version: '1', entries })(ask(over), 20).map((hit) => hit.entry.id);

describe('looking into the knowledge base', () => {
  it('finds by every word, whatever its capitals and widths; the row’s own first, then those named so', () => {
    const entries = [
      entry('body', { body: '社保卡 ABC 补办' }),
      entry('title', { title: '社保卡补办', body: 'abc' }),
      entry('row', { body: '社保卡补办，abc', rows: ['12345-08'] }),
      entry('other', { body: '社保' }),
    ];
    expect(ids(entries, { query: 'ＡＢＣ 社保卡', row: '12345-08' })).toEqual(['row', 'body', 'title']);
    expect(ids(entries, { query: '补办 社保卡' })).toEqual(['title', 'body', 'row']);
  });

  it('without words it has what belongs to the row, and nothing without a row', () => {
    const entries = [entry('one', { rows: ['110-03'] }), entry('two')];
    expect(ids(entries, { row: '110-03' })).toEqual(['one']);
    expect(ids(entries, {})).toEqual([]);
  });

  it.each([
    ['everywhere', [], '510104', true],
    ['in the province', ['510000'], '510104', true],
    ['in the city', ['510100'], '510104', true],
    ['in another city', ['511000'], '510104', false],
    ['in the county alone, asked for the city', ['510104'], '510100', false],
    ['anywhere, where nobody knows the place', ['511000'], '', true],
  ])('an entry that holds %s', (_, divisions, division, found) => {
    expect(ids([entry('one', { divisions })], { query: '正文', division })).toEqual(found ? ['one'] : []);
  });

  it('holds from its first to its last day', () => {
    const from = '2026-11-28' as NonNullable<KnowledgeEntry['from']>;
    const until = '2026-11-29' as NonNullable<KnowledgeEntry['until']>;
    const found = (today: string) => ids([entry('one', { from, until })], { query: '正文', today }).length;
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(found)).toEqual([0, 1, 1, 0]);
  });

  it('finds exactly what contains the words, as the search of orders does', () => {
    const part = fc.constantFrom('社', '保', '卡', '补', '办', ' ', '，', 'A', 'a');
    const words = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, words, (title, body, query) => {
        fc.pre(/[\p{L}]/u.test(query));
        const found = ids([entry('one', { title, body })], { query }).length === 1;
        expect(found).toBe(contains(`${title} ${body}`, query));
      }),
    );
  });
});

describe('the entries that come with the program', () => {
  it('pass the check', () => {
    expect(SHIPPED).toMatchObject({ ok: true });
    expect(shipped.entries.length).toBeGreaterThan(30);
  });

  it('stand word for word in the plan’s chapters and annexes, under the clause that they name', () => {
    const plan = [text('knowledge/linkage-plan-chapters.zh.txt'), text('lists/linkage-plan-annexes.zh.txt')]
      .join('\n')
      .replace(/\s/g, '');
    for (const { body, source, id } of shipped.entries) {
      expect(plan, id).toContain(body.replace(/\s/g, ''));
      expect(source.clause, id).toMatch(/^[三五]（[一二三四五]）\d?$|^附件2第\d+项$/);
    }
  });

  it('every department of annex 2 has its duties, for the rows that are its own', () => {
    const finder = knowledgeFinder(shipped);
    const [first] = finder(ask({ row: '12345-13' }), 1);
    expect(first?.entry).toMatchObject({ title: '民政部门的职能职责', source: { clause: '附件2第2项' } });
    expect(finder(ask({ query: '职能职责' }), 99)).toHaveLength(23);
  });
});

describe('a broken file of entries', () => {
  const broken = (change: (book: { entries: Record<string, unknown>[] }) => void) => {
    const book = JSON.parse(text('knowledge/entries.json')) as { entries: Record<string, unknown>[] };
    change(book);
    const read = loadKnowledge(JSON.stringify(book), ROWS);
    return read.ok ? 'ok' : read.error[0]?.message;
  };
  it('is named: an id twice, a row that no list has, an end before the beginning', () => {
    const put = (over: object) => (book: { entries: Record<string, unknown>[] }) => {
      book.entries[1] = { ...book.entries[1], ...over };
    };
    expect(broken(put({}))).toBe('ok');
    expect(broken(put({ id: 'plan-scope-12345' }))).toMatch(/stands twice/);
    expect(broken(put({ rows: ['12345-77'] }))).toMatch(/no row of the lists/);
    expect(broken(put({ from: '2026-02-01', until: '2026-01-01' }))).toMatch(/ends before it begins/);
    expect(broken(put({ html: '<b>' }))).toMatch(/html/);
  });
});

describe('the text of an entry', () => {
  it('has headings, points and bold words; everything else stands as it was written', () => {
    expect(bodyBlocks('## 材料\n- **身份证**原件\n\n1 * 2 ** 3')).toEqual([
      { kind: 'heading', spans: ['材料'] },
      { kind: 'point', spans: ['', '身份证', '原件'] },
      { kind: 'paragraph', spans: ['1 * 2 ** 3'] },
    ]);
  });

  it('loses no letter, whatever it is', () => {
    const parts = fc.array(fc.constantFrom('**', 'a', ' ', '文', '*'), { maxLength: 10 });
    fc.assert(
      fc.property(parts, (line) => {
        const whole = line.join('');
        const letters = (of: string) => of.replace(/[*\s]/g, '');
        const drawn = bodyBlocks(whole)
          .flatMap(({ spans }) => spans)
          .join('');
        expect(letters(drawn)).toBe(letters(whole));
      }),
    );
  });
});

// `npx vitest run shared/knowledge -u` writes it anew after the schema changed.
it('resources/schema holds the schema of the entries as it is', async () => {
  await expect(`${JSON.stringify(knowledgeJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    `${import.meta.dirname}/../../resources/schema/knowledge.schema.json`,
  );
});
