// Rules that a file's text can break by itself.
import { isCode, isTest, type SourceFile } from './sourceFiles';

const LONGEST = 400;

/** Code without comments and without the inside of strings, so that a rule is not broken by speaking of it. */
export const bareCode = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

export const tooLong = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter((file) => isCode(file.path) && file.text.trimEnd().split('\n').length > LONGEST)
    .map((file) => `${file.path} has more than ${LONGEST} lines`);

const IMPURE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bconsole\.|\bprocess\.|\bwindow\.|\bdocument\.|\bglobalThis\.|\bsetTimeout\b|\bsetInterval\b|\bfetch\(/;

/** shared/ and its tests' helpers are pure: time, dice and the world are given. */
export const impure = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter((file) => file.path.startsWith('shared/') && isCode(file.path) && !isTest(file.path))
    .filter((file) => IMPURE.test(bareCode(file.text)))
    .map((file) => `${file.path} uses ${IMPURE.exec(bareCode(file.text))?.[0]}`);

/** An offline one plays nothing: it decodes a file. */
const SOUND = /\bnew (?:webkit)?AudioContext\b/;

/** One AudioContext per page, owned by the mixer; bots speak through it. */
export const strayAudio = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(
      (file) => isCode(file.path) && !isTest(file.path) && !file.path.startsWith('renderer/phone/mixer/'),
    )
    .filter((file) => SOUND.test(bareCode(file.text)))
    .map((file) => `${file.path} makes an AudioContext`);

/** A test switched off says why, on the line before; `only` never stays. Skips that depend on the machine are fine. */
export const offTests = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter((file) => /\.test\.tsx?$/.test(file.path))
    .flatMap((file) => {
      const lines = file.text.split('\n');
      return lines.flatMap((line, index) => {
        const code = bareCode(line);
        const skipped =
          /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|todo|fails)\b|\bx(?:it|describe|test)\(/.test(code);
        const explained = /\/\/ skipped: \S+/.test(lines[index - 1] ?? '');
        const only = /\b(?:it|test|describe)(?:\.\w+)*\.only\b|\bf(?:it|describe)\(/.test(code);
        return only || (skipped && !explained) ? [`${file.path}:${index + 1} ${line.trim()}`] : [];
      });
    });

const HOMES = ['work', 'home', 'root', 'Users'].join('|');
const MACHINE = new RegExp(`(?<![\\w.~}\\])-])/(?:${HOMES})/[\\w.-]+/|[A-Z]:\\\\\\\\?Users\\\\`);

/** A path of the machine that somebody worked on. Invented ones in tests are written with this host's name: `/home/wang`. */
export const machinePaths = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter((file) => file.path !== 'package-lock.json')
    .filter((file) => MACHINE.test(file.text.replaceAll('/home/wang/', '')))
    .map((file) => `${file.path} names ${MACHINE.exec(file.text.replaceAll('/home/wang/', ''))?.[0]}`);
