// npm run test:link: the long form of the nemesis harness. LINKSEAT_LINK_SEEDS=1,2,3 names the seeds (default: five
// taken from the clock, printed), LINKSEAT_LINK_FAULTS how many things break (default 40).
import { spawnSync } from 'node:child_process';
import { requireNode } from './nodeGuard.mjs';
import { installServers } from './servers.mjs';

requireNode();
installServers();
const first = Math.floor(Date.now() / 1_000) % 100_000;
const seeds = process.env.LINKSEAT_LINK_SEEDS ?? [0, 1, 2, 3, 4].map((n) => first + n).join(',');
console.log(`seeds: ${seeds}`);
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'int', 'tests/link'],
  {
    stdio: 'inherit',
    env: { LINKSEAT_LINK_FAULTS: '40', ...process.env, LINKSEAT_LINK_SEEDS: seeds },
  },
);
process.exit(status ?? 1);
