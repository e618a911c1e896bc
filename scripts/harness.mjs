// The long forms of the harnesses; the short ones are in `npm test`. `npm run test:crash -- 100` takes other
// rounds than the usual 1,000.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireNode } from './nodeGuard.mjs';

requireNode();
const [name = '', rounds = '1000'] = process.argv.slice(2);
const HARNESSES = {
  crash: {
    files: ['main/store/kill.int.test.ts', 'main/store/nthWrite.int.test.ts'],
    env: { LINKSEAT_KILL_ROUNDS: rounds, LINKSEAT_EVERY_WRITE: '1' },
  },
  damage: { files: ['main/store/damage.int.test.ts'], env: { LINKSEAT_DAMAGE_ROUNDS: rounds } },
  soak: {
    projects: ['int', 'e2e'],
    files: ['tests/soak/'],
    env: { LINKSEAT_SOAK_CALLS: rounds, LINKSEAT_SOAK_SEATS: '500', LINKSEAT_SOAK_AWAY: '8000' },
  },
  tamper: { files: ['main/store/tamper.int.test.ts'], env: { LINKSEAT_TAMPER_ROUNDS: rounds } },
};
const harness = HARNESSES[name];
if (harness === undefined) {
  console.error(`harness: one of ${Object.keys(HARNESSES).join(', ')}, and how many rounds`);
  process.exit(2);
}
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const projects = (harness.projects ?? ['int']).map((project) => `--project=${project}`);
const args = ['node_modules/vitest/vitest.mjs', 'run', ...projects, '--disableConsoleIntercept=true'];
// In memory where the system has a folder there: a process is killed, not the power, so no disk has to be waited for.
const TMPDIR = process.env.TMPDIR ?? (existsSync('/dev/shm') ? '/dev/shm' : undefined);
const { status } = spawnSync(process.execPath, [...args, ...harness.files], {
  stdio: 'inherit',
  env: { ...process.env, ...(TMPDIR ? { TMPDIR } : {}), ...harness.env },
});
process.exit(status ?? 1);
