// Runs in the host; also the command line.
import { readdirSync } from 'node:fs';

/** Names of the files that end so, sorted; none where there is no folder. */
export function filesOf(folder: string, ending: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort();
  } catch {
    return [];
  }
}
