// Tests and bench: one script of the library, with a partner who does what is asked for.
import { readFileSync } from 'node:fs';
import { parseScript } from '@shared/practice/parseScript';

const FILE = 'gas-smell-at-12345.yaml';

export type Behaviour = 'answers' | 'busy' | 'noAnswer' | 'declines' | 'fails' | 'vanishes';

/** @throws Error where the library's own script can't be read. */
export function scriptWith(behaviour: Behaviour, afterMs = 100): object {
  const read = parseScript(
    readFileSync(new URL(`../../../resources/scripts/${FILE}`, import.meta.url), 'utf8'),
    FILE,
  );
  if (!read.ok) throw new Error(`${FILE} can't be read`);
  return { ...read.value, partner: { ...read.value.partner, behaviour, afterMs } };
}
