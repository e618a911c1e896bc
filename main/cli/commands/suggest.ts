/** Command line: `suggest`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Suggester } from '@shared/diversion/suggest/suggester';
import { loadReference, problemSentence } from '../../reference/loadReference';
import { loadSuggester } from '../../reference/loadSuggester';
import type { Command } from '../command';
import { linesOf } from '../linesOf';

export const suggestCommand: Command = {
  name: 'suggest',
  summary: 'reads narratives, one a line, and prints the likeliest rows and the danger as JSON',
  help: `Usage: npm run -s cli -- suggest < narratives.txt
       npm run -s cli -- suggest --measure sentences.tsv

Reads one narrative a line on standard input and writes one JSON object a line:

  text     the line as it came
  rows     up to 3 likeliest rows of annex 3: code, score (0 to 1), why (the caller's words that spoke for it)
  danger   level (none, possible, now) and why
  overlap  id of the overlap whose question decides between the lists, or null

--measure reads lines of two or three columns between tabs, the first a row code (12345-01) or a level of danger
(none, possible, now), the last the sentence; 12345-01|12345-15 takes either row for right; lines that begin with #
are passed over. It prints how many rows came
first and among the first three, how much danger was raised, and each sentence that went wrong.

Exit code: 0 done; 1 a list file is broken or a file cannot be read; 2 wrong usage.
`,
  async run(args, { resourcesDir, out, err }) {
    const { values } = parseArgs({ args: [...args], options: { measure: { type: 'string' } }, strict: true });
    const loaded = loadReference({ resourcesDir });
    if (!loaded.ok) {
      for (const problem of loaded.error.problems) err(`${problemSentence(problem)}\n`);
      return 1;
    }
    const suggester = loadSuggester(resourcesDir, loaded.value.lists);
    if (values.measure !== undefined) return measure(values.measure, suggester, { out, err });
    for await (const text of linesOf(process.stdin)) {
      out(`${JSON.stringify(printed(text, suggester))}\n`);
    }
    return 0;
  },
};

function printed(text: string, suggester: Suggester) {
  const { rows, danger, overlap } = suggester.suggest(text);
  return { text, rows, danger: { level: danger.level, why: danger.why }, overlap };
}

interface Printer {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

function measure(file: string, suggester: Suggester, { out, err }: Printer): 0 | 1 {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  const cases = text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map((columns) => ({ expected: columns[0] ?? '', sentence: columns.at(-1) ?? '' }));
  const levels = new Set(['none', 'possible', 'now']);
  measureRows(
    cases.filter(({ expected }) => !levels.has(expected)),
    suggester,
    out,
  );
  measureDanger(
    cases.filter(({ expected }) => levels.has(expected)),
    suggester,
    out,
  );
  return 0;
}

interface Case {
  readonly expected: string;
  readonly sentence: string;
}

function measureRows(cases: readonly Case[], suggester: Suggester, out: (text: string) => void): void {
  if (cases.length === 0) return;
  let first = 0;
  let three = 0;
  for (const { expected, sentence } of cases) {
    const codes = suggester.suggest(sentence).rows.map(({ code }) => code);
    const right = expected.split('|');
    if (right.includes(codes[0] ?? '')) first += 1;
    else out(`${expected} came as ${codes.join(', ')}: ${sentence}\n`);
    if (codes.some((code) => right.includes(code))) three += 1;
  }
  out(`first ${share(first, cases.length)}, among the first three ${share(three, cases.length)}\n`);
}

function measureDanger(cases: readonly Case[], suggester: Suggester, out: (text: string) => void): void {
  if (cases.length === 0) return;
  const wrong = cases.filter(({ expected, sentence }) => {
    const { level } = suggester.suggest(sentence).danger;
    if ((expected === 'none') === (level === 'none')) return false;
    out(`${expected} came as ${level}: ${sentence}\n`);
    return true;
  });
  const harmless = cases.filter(({ expected }) => expected === 'none');
  const alarms = wrong.filter(({ expected }) => expected === 'none').length;
  const dangers = cases.length - harmless.length;
  out(`danger raised ${share(dangers - (wrong.length - alarms), dangers)}`);
  out(`, false alarms ${share(alarms, harmless.length)}\n`);
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '0 of 0' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
