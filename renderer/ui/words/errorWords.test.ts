import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from '@resources/locales/en.json';
import zhCN from '@resources/locales/zh-CN.json';
import { describe, expect, it } from 'vitest';
import { errorWords } from './errorWords';

const root = join(import.meta.dirname, '..', '..', '..');

const sources = ['shared', 'main', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    // What a schema says of a file is a sentence for its writer, in the words of zod.
    .filter((path) => /(?<!\.test|Schema)\.tsx?$/.test(path) && !/[\\/](testing|schema)[\\/]/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(root, folder, path), 'utf8') })),
);

/** `{ code: 'x' }` of a Failure, and the helpers that take the code as their first argument. */
const NAMED = [
  /\bcode:\s*'(\w+)'/g,
  /\b(?:refuse|tell|fails?)\(\s*'(\w+)',\s*['`]/g,
  /[#.]trouble\('(\w+)'/g,
];

const codes = new Map(
  sources.flatMap(({ path, text }) =>
    NAMED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => [code, path] as const)),
  ),
);

describe('the failures of the program', () => {
  it('are found in the source', () => {
    expect([...codes.keys()]).toEqual(
      expect.arrayContaining(['consentMissing', 'malformed', 'diskFull', 'phoneAbsent', 'callFailed']),
    );
  });

  it.each([
    ['zh-CN', zhCN.errors],
    ['en', en.errors],
  ] as const)('have words in %s', (_, errors) => {
    const wordless = [...codes].filter(([code]) => !Object.hasOwn(errors, code));
    expect(wordless.map(([code, path]) => `${code} (${path})`)).toEqual([]);
  });

  it('are in English where the screen is', () => {
    const chinese = Object.entries(en.errors).filter(([, words]) =>
      // A clause of the plan keeps its Chinese number, in brackets.
      /\p{Script=Han}/u.test(
        Object.values(words)
          .join(' ')
          .replaceAll(/\(三（[一二三四]）\d?\)/g, ''),
      ),
    );
    expect(chinese).toEqual([]);
  });
});

describe('errorWords', () => {
  const failure = { code: 'targetWrong', message: '不能拨 12345：要拨对方的号码。', hint: '按F6' };
  const find = (key: string) => (key.includes('targetWrong.message') ? 'Words' : undefined);

  it('keeps the host’s sentence on a Chinese screen, as it names the particulars', () => {
    expect(errorWords(failure, 'zh-CN', find)).toEqual({ message: failure.message, hint: '按F6' });
  });

  it('takes the words of the code in English, and where the host wrote two languages or nothing', () => {
    expect(errorWords(failure, 'en', find)).toEqual({ message: 'Words', hint: '' });
    for (const message of ['', '出错。 An error was logged.']) {
      expect(errorWords({ ...failure, message }, 'zh-CN', find).message).toBe('Words');
    }
  });

  it('falls back to the host’s own words where a code has none', () => {
    expect(errorWords({ ...failure, code: 'other' }, 'en', find)).toEqual({
      message: failure.message,
      hint: '按F6',
    });
  });
});
