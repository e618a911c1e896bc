// The import table of the house (architecture): who may import whom, by folder; and who alone may touch what is foreign.
import { posix } from 'node:path';
import { isTest, type SourceFile } from './sourceFiles';

/** Rooms that a room may import, besides itself. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  resources: [],
  shared: ['resources'],
  preload: ['shared', 'resources'],
  main: ['shared', 'resources'],
  renderer: ['shared', 'resources'],
};

/** Foreign modules, and the files that alone may import them. */
const KEEPERS: readonly { readonly module: RegExp; readonly may: RegExp }[] = [
  { module: /^sip\.js(\/|$)/, may: /^renderer\/phone\/sip\// },
  { module: /^jssip(\/|$)/, may: /^renderer\/phone\/jssip\// },
  { module: /^electron(\/|-store$|$)/, may: /^main\/(main\.ts$|electron\/)|^preload\// },
  { module: /^better-sqlite3$/, may: /^main\/(store\/|dataFolder\.ts$)/ },
  { module: /^@nats-io\//, may: /^main\/(sync\/nats\/|reference\/platformCopy\.ts$|cli\/)/ },
  { module: /^ws$/, may: /^main\/(web|exchange|electron)\// },
  { module: /^(node:|fs$|path$|os$|child_process$|crypto$|http$|net$)/, may: /^main\// },
  {
    module: /^(react|react-dom|antd|@xstate\/react|react-i18next)(\/|$)/,
    may: /^renderer\/(desk|board|practice|settings|ui)\//,
  },
];

/** Two files of the tree's root that code may read. */
const ROOT_FILES = new Set(['package.json', 'scripts/nodeGuard.mjs']);

/** Every module named in an import, an export-from or a dynamic import. */
export function importsOf(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(['"])([^'"]+)\1/gm);
  return [...found].map((match) => match[2] ?? '');
}

/** Path from the root for a file of ours, else undefined. */
function ownPath(from: string, module: string): string | undefined {
  if (module.startsWith('@shared/')) return module.replace('@shared/', 'shared/');
  if (module.startsWith('@resources/')) return module.replace('@resources/', 'resources/');
  return module.startsWith('.') ? posix.join(posix.dirname(from), module) : undefined;
}

/** What breaks the table, one line each. Tests may import anything but the other side of the wall through it. */
export function tableBreaks(files: readonly SourceFile[]): readonly string[] {
  return files.filter((file) => /\.(tsx?|mts)$/.test(file.path) && !isTest(file.path)).flatMap(fileBreaks);
}

function fileBreaks({ path, text }: SourceFile): readonly string[] {
  const room = path.split('/')[0] ?? '';
  const allowed = ROOMS[room];
  if (!allowed) return [];
  return importsOf(text).flatMap((module) => {
    const own = ownPath(path, module);
    if (own === undefined) return isKept(path, module) ? [] : [`${path} may not import ${module}`];
    const target = own.split('/')[0] ?? '';
    if (target === room || allowed.includes(target) || ROOT_FILES.has(own)) return [];
    return [`${path} may not reach into ${own}`];
  });
}

const isKept = (path: string, module: string): boolean =>
  KEEPERS.every((keeper) => !keeper.module.test(module) || keeper.may.test(path));
