// Entry of the browser seat: the same services and pages as the desktop program, on 127.0.0.1. The check comes before
// the rest is loaded, because better-sqlite3 ends an older Node without a word.
import { version } from '../package.json';
import { nodeTrouble } from '../scripts/nodeGuard.mjs';

const trouble = nodeTrouble(process.version);
if (trouble === undefined) {
  const { runHost } = await import('./web/runHost');
  await runHost(process.argv.slice(2), import.meta.dirname, version);
} else {
  console.error(trouble);
  process.exitCode = 1;
}
