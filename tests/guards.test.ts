// The rules of the house that a machine can hold. Each is shown a bad sample first: a guard that can't fail guards nothing.
import { describe, expect, it } from 'vitest';
import { importsOf, tableBreaks } from './guards/importTable';
import { readTree } from './guards/sourceFiles';
import { impure, machinePaths, offTests, strayAudio, tooLong } from './guards/textRules';

const tree = readTree();
const file = (path: string, text: string) => [{ path, text }];

describe('the import table', () => {
  it.each([
    ['shared/a.ts', "import { x } from '../main/x';"],
    ['shared/a.ts', "import fs from 'node:fs';"],
    ['shared/a.ts', "import { app } from 'electron';"],
    ['shared/a.ts', "export { useState } from 'react';"],
    ['main/a.ts', "import { x } from '../renderer/desk/x';"],
    ['main/a/b.ts', "const x = await import('../../renderer/desk/x');"],
    ['main/a.ts', "import type { x } from '../preload/index';"],
    ['main/web/a.ts', "import { app } from 'electron';"],
    ['main/web/a.ts', "import Store from 'electron-store';"],
    ['main/calls/a.ts', "import Database from 'better-sqlite3';"],
    ['main/a.ts', "import { x } from '../tests/x';"],
    ['renderer/desk/a.tsx', "import { x } from '../../main/ipc';"],
    ['renderer/desk/a.tsx', "import { UA } from 'sip.js';"],
    ['renderer/phone/engine/a.ts', "import { UA } from 'sip.js/lib/api';"],
    ['renderer/phone/page/a.ts', "import React from 'react';"],
    ['renderer/desk/a.ts', "import 'node:fs';"],
    ['preload/index.ts', "import { x } from '../main/ipc';"],
    ['preload/index.ts', "import { x } from '../renderer/ui/bridge/Bridge';"],
  ])('refuses in %s: %s', (path, text) => {
    expect(tableBreaks(file(path, text))).toHaveLength(1);
  });

  it.each([
    ['shared/a/b.ts', "import { x } from '../kernel/result';\nimport { z } from 'zod';"],
    [
      'main/a.ts',
      "import { x } from '@shared/contract/calls';\nimport { readFile } from 'node:fs/promises';",
    ],
    ['main/electron/a.ts', "import { app } from 'electron';"],
    ['renderer/phone/sip/a.ts', "import { UA } from 'sip.js';"],
    ['renderer/ui/a.tsx', "import zh from '@resources/locales/zh-CN.json';"],
    ['main/a.ts', "// import { x } from '../renderer/x';\n/* import 'electron' */"],
  ])('takes in %s: %s', (path, text) => {
    expect(tableBreaks(file(path, text))).toEqual([]);
  });

  it('reads imports over several lines', () => {
    expect(importsOf('import {\n  a,\n  type B,\n} from \'../b\';\nexport * from "./c";')).toEqual([
      '../b',
      './c',
    ]);
  });

  it('is kept', () => {
    expect(tableBreaks(tree)).toEqual([]);
  });
});

describe('a file has at most 400 lines', () => {
  it('or is named', () => {
    expect(tooLong(file('main/a.ts', 'x;\n'.repeat(401)))).toHaveLength(1);
    expect(tooLong(file('main/a.ts', 'x;\n'.repeat(400)))).toEqual([]);
  });

  it('everywhere', () => {
    expect(tooLong(tree)).toEqual([]);
  });
});

describe('shared/ is pure', () => {
  it.each([
    'Date.now()',
    'new Date()',
    'Math.random()',
    "console.log('x')",
    'process.env',
    'setTimeout(f, 1)',
  ])('so %s is named', (text) => {
    expect(impure(file('shared/a.ts', `export const x = () => ${text};`))).toHaveLength(1);
  });

  it('but may speak of it', () => {
    expect(
      impure(file('shared/a.ts', "// never Date.now()\nconst x = 'Math.random()'; new Date(5);")),
    ).toEqual([]);
  });

  it('everywhere', () => {
    expect(impure(tree)).toEqual([]);
  });
});

describe('only the mixer makes an AudioContext', () => {
  it('and another is named', () => {
    expect(strayAudio(file('renderer/phone/bots/a.ts', 'new AudioContext()'))).toHaveLength(1);
    expect(strayAudio(file('renderer/phone/mixer/a.ts', 'new AudioContext()'))).toEqual([]);
  });

  it('everywhere', () => {
    expect(strayAudio(tree)).toEqual([]);
  });
});

describe('no test is switched off in silence', () => {
  // Put together here, so that this file does not name itself.
  const off = (how: string) => `it.${how}('x', () => {});`;

  it.each(['skip', 'only', 'todo', 'fails', 'concurrent.skip'])('it.%s is named', (how) => {
    expect(offTests(file('a.test.ts', off(how)))).toHaveLength(1);
  });

  it('with a reason it may be skipped, never alone', () => {
    expect(offTests(file('a.test.ts', `// skipped: needs a sound card\n${off('skip')}`))).toEqual([]);
    expect(offTests(file('a.test.ts', `// skipped: needs a sound card\n${off('only')}`))).toHaveLength(1);
  });

  it('everywhere', () => {
    expect(offTests(tree)).toEqual([]);
  });
});

describe('no path of somebody’s machine', () => {
  it.each([
    ['', 'work', 'main', 'x.ts'].join('/'),
    ['', 'home', 'someone', 'x'].join('/'),
    `C:${'\\'}Users${'\\'}someone`,
  ])('%s is named', (path) => {
    expect(machinePaths(file('docs/a.md', `see ${path} for more`))).toHaveLength(1);
  });

  it('but words that look like one are fine', () => {
    expect(machinePaths(file('a.ts', "'../work/main/x' '@scope/home/a/b' '/home/'"))).toEqual([]);
  });

  it('everywhere', () => {
    expect(machinePaths(tree)).toEqual([]);
  });
});
