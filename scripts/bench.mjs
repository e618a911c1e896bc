// npm run bench [-- --json] [-- --only <id>]: each row measures ours and what it is held against in one run.
// The rows are TypeScript, which Node 24 runs with the loader; so this starts Node once more with it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `This is Node ${process.versions.node}; the bench needs ${OLDEST_NODE}. Run it as: npm run bench\n`,
  );
  process.exit(1);
}
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const args = ['--import', path('./typescriptLoader.mjs'), path('./bench/bench.ts'), ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
process.exit(status ?? 1);
