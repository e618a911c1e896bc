// Tests and bench: one script of the library, with a partner who does what is asked for.
import { readFileSync } from 'node:fs';
import { parseScript } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';

const FILE = 'gas-smell-at-12345.yaml';

export type Behaviour = 'answers' | 'busy' | 'noAnswer' | 'declines' | 'fails' | 'vanishes';

export function scriptWith(behaviour: Behaviour, afterMs = 100): object {
  const script = sample();
  return { ...script, partner: { ...script.partner, behaviour, afterMs } };
}

/** @throws Error where the library's own script can't be read. */
function sample(): PracticeScript {
  const read = parseScript(
    readFileSync(new URL(`../../../resources/scripts/${FILE}`, import.meta.url), 'utf8'),
    FILE,
  );
  if (!read.ok) throw new Error(`${FILE} can't be read`);
  return read.value;
}

/** A caller in loud rain whose first line is heard over a bad line, and whose second one is not. */
export function scriptInRain(): object {
  const { lines, ...script } = sample();
  const [first, second, ...others] = lines;
  if (first === undefined || second === undefined) throw new Error(`${FILE} has two lines`);
  const torn = { ...first, trap: 'badLine', pauseAfterMs: 5_000 };
  return { ...script, noise: 'rain', noiseLevel: 'high', lines: [torn, second, ...others] };
}
