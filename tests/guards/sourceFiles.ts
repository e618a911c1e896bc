// The files of the tree as git knows them or would take them: what is ignored is nobody's source.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export const isCode = (path: string): boolean => /\.(tsx?|mts|mjs)$/.test(path) && !/\.d\.m?ts$/.test(path);
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith('tests/') || /\/testing\//.test(path);

export function readTree(): readonly SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split('\0')
    .filter(
      (path) => /\.(tsx?|m[jt]s|json|ya?ml|md|html|css|txt|cfg)$/.test(path) && existsSync(join(root, path)),
    )
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
