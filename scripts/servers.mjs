// Servers that the link's tests start: Debian's packages, installed for root where they are missing. Elsewhere the
// tests that need one are skipped, and say so.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Folder of PostgreSQL's own programs (initdb, postgres), or undefined. Debian keeps them out of the path. */
export function postgresPrograms() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => `${base}/${version}/bin`).find((bin) => existsSync(`${bin}/postgres`));
}

const hasNats = () => spawnSync('nats-server', ['--version']).status === 0;
const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/** Installs what is missing, or says what is skipped without it. */
export function installServers() {
  const missing = [
    ...(hasNats() ? [] : ['nats-server']),
    ...(postgresPrograms() === undefined ? ['postgresql'] : []),
  ];
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`tests: installing Debian’s ${missing.join(' and ')} …`);
    run('apt-get', ['-qq', 'update']);
    run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...missing]);
  }
  if (!hasNats()) console.log('tests: no nats-server here; the tests of the platform link are skipped.');
  if (postgresPrograms() === undefined)
    console.log('tests: no PostgreSQL here; the bridge’s test is skipped.');
}
