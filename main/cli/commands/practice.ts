/** Command line: `practice`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readScript } from '@shared/practice/parseScript';
import { type ScriptProblem, showProblem } from '@shared/practice/ScriptProblem';
import { openScriptShelf, type ScriptShelf } from '../../practice/scriptShelf';
import { loadReference, problemSentence } from '../../reference/loadReference';
import type { CliContext, Command, ExitCode } from '../command';

export const practiceCommand: Command = {
  name: 'practice',
  summary: 'checks practice scripts and says, line by line, why one cannot be played',
  help: `Usage: npm run -s cli -- practice check [--en] [FILE.yaml…]

Checks practice scripts against their form, the diversion lists and the sounds of this build, and prints a line for
each fault, in Chinese or (--en) in English:

  roof.yaml:12:9: lines[2].audio: 还没有声音 roof-3.ogg：请录音、导入或朗读

Without files it checks the scripts of this build.

Exit code: 0 all can be played; 1 one cannot, or a file cannot be read; 2 wrong usage.
`,
  run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { en: { type: 'boolean', default: false } },
      allowPositionals: true,
      strict: true,
    });
    const [verb, ...files] = positionals;
    if (verb !== 'check') {
      context.err(`practice knows “check”, not “${verb ?? ''}”.\nSee: npm run -s cli -- practice --help\n`);
      return 2;
    }
    return check(files, values.en ? 'en' : 'zh', context);
  },
};

function check(files: readonly string[], language: 'zh' | 'en', context: CliContext): ExitCode {
  const { resourcesDir, out, err } = context;
  const loaded = loadReference({ resourcesDir });
  if (!loaded.ok) {
    for (const problem of loaded.error.problems) err(`${problemSentence(problem)}\n`);
    return 1;
  }
  const shelf = openScriptShelf({ resourcesDir, reference: loaded.value.data });
  const found = files.length === 0 ? shelf.all() : files.map((file) => readFile(file, shelf));
  const problems = found.flatMap((one) => one.problems);
  for (const problem of problems) out(`${showProblem(problem, language)}\n`);
  err(`${found.length} checked, ${found.filter((one) => one.problems.length > 0).length} cannot be played\n`);
  return problems.length > 0 ? 1 : 0;
}

/** `file` as it was given is what the faults name, so that a terminal can jump there. */
function readFile(file: string, shelf: ScriptShelf): { readonly problems: readonly ScriptProblem[] } {
  try {
    const read = readScript(readFileSync(file, 'utf8'), basename(file), shelf.world());
    return { problems: read.ok ? [] : read.error.map((one) => ({ ...one, file })) };
  } catch (error) {
    const reason = (error as Error).message;
    return {
      problems: [{ file, path: '', words: { zh: `读不了：${reason}`, en: `cannot be read: ${reason}` } }],
    };
  }
}
