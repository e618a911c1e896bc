import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from '@resources/locales/en.json';
import zhCN from '@resources/locales/zh-CN.json';
import { INDICATORS } from '@shared/indicators/indicators';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { KEY_ACTIONS } from '../keys/actions';

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, under = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[under + key, value] as const] : flat(value, `${under}${key}.`),
  );

const chinese = flat(zhCN);
const english = flat(en);
const renderer = join(import.meta.dirname, '..', '..');
const pages = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.tsx'),
);
const sources = ['desk', 'board', 'ui'].flatMap((folder) =>
  readdirSync(join(renderer, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(join(renderer, folder, path), 'utf8')),
);

const placeholders = (message: string) => [...message.matchAll(/\{(\w+)/g)].map((found) => found[1]).sort();

describe('the words of the screen', () => {
  it('have the same keys in both languages', () => {
    expect(english.map(([key]) => key).sort()).toEqual(chinese.map(([key]) => key).sort());
  });

  it('take the same values in both languages, and parse as ICU messages', () => {
    const other = new Map(english);
    for (const [key, message] of chinese) {
      new IntlMessageFormat(message, 'zh-CN');
      const translated = other.get(key) ?? '';
      new IntlMessageFormat(translated, 'en');
      expect([...new Set(placeholders(translated))], key).toEqual([...new Set(placeholders(message))]);
    }
  });

  it('hold no empty text', () => {
    expect([...chinese, ...english].filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  it('stand in no page itself', () => {
    const found = pages.filter((path) => /\p{Script=Han}/u.test(readFileSync(join(renderer, path), 'utf8')));
    expect(found.filter((path) => path.startsWith('desk') || path.startsWith('ui'))).toEqual([]);
  });

  it('name every indicator, and say its formula', () => {
    const keys = new Set(chinese.map(([key]) => key));
    const names = INDICATORS.flatMap(({ name }) => [`indicator.${name}`, `indicator.formula.${name}`]);
    expect(names.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('name every action that has a key', () => {
    const keys = new Set(chinese.map(([key]) => key));
    expect(KEY_ACTIONS.filter((action) => !keys.has(`action.${action}`))).toEqual([]);
  });

  it('exist for every key that a page names', () => {
    const keys = new Set(chinese.map(([key]) => key));
    const named = sources.flatMap((text) =>
      [...text.matchAll(/\bt\('([\w.]+)'/g)].map((found) => found[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });
});
