// Runs the rows one after the other; ends with 1 where a row does not hold or breaks.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BenchLine, BenchRow } from './BenchRow';
import { table } from './table';

const HELP = `npm run bench -- [--json] [--only <id>]

  --json       one line a row: {"id","ours","against","unit","ratio","goal","holds"}
  --only <id>  this row alone; may be given more than once
`;
const HEAD = ['row', 'ours', 'against', 'unit', 'ratio', 'goal', '', 'what'];

interface Outcome {
  readonly holds: boolean;
  /** Missing where the row broke. */
  readonly line?: BenchLine | undefined;
  readonly cells: readonly string[];
}

async function allRows(): Promise<readonly BenchRow[]> {
  const folder = new URL('rows/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const modules = await Promise.all(files.sort().map((name) => import(new URL(name, folder).href)));
  return modules.map((module: { row: BenchRow }) => module.row);
}

/** Three significant digits: what is behind them is noise. */
const short = (value: number): number => Number(value.toPrecision(3));

async function measure({ id, unit, goal, title, run }: BenchRow): Promise<Outcome> {
  try {
    const { ours, against, note } = await run();
    const ratio = short(ours / against);
    const holds = ratio <= goal;
    const line = { id, ours: short(ours), against: short(against), unit, ratio, goal, holds };
    const what = note === undefined ? title : `${title} (${note})`;
    const figures = [line.ours, line.against, unit, ratio].map(String);
    return { holds, line, cells: [id, ...figures, `≤ ${goal}`, holds ? 'holds' : 'MISSED', what] };
  } catch (error) {
    process.stderr.write(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    return { holds: false, cells: [id, '–', '–', unit, '–', `≤ ${goal}`, 'BROKEN', title] };
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const rows = await allRows();
  const ids = rows.map((row) => row.id);
  const only = values.only ?? ids;
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    process.stderr.write(`No such row: ${unknown.join(', ')}. Rows: ${ids.join(', ')}\n`);
    return 2;
  }

  const outcomes: Outcome[] = [];
  for (const row of rows.filter(({ id }) => only.includes(id))) {
    if (!values.json) process.stderr.write(`… ${row.id}\n`);
    const outcome = await measure(row);
    outcomes.push(outcome);
    if (values.json && outcome.line !== undefined) process.stdout.write(`${JSON.stringify(outcome.line)}\n`);
  }
  if (!values.json) process.stdout.write(`${table([HEAD, ...outcomes.map(({ cells }) => cells)])}\n`);
  return outcomes.every(({ holds }) => holds) ? 0 : 1;
}

process.exitCode = await main();
