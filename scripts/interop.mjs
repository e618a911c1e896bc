// The interop tests: foreign servers and telephones from Debian's packages, in a network of their own that ends with them.
// npm run test:interop, and part of npm test where they can be installed; else it says why not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser, installBrowser } from './browser.mjs';

const PACKAGES = {
  '/usr/sbin/kamailio': 'kamailio',
  '/usr/lib/x86_64-linux-gnu/kamailio/modules/websocket.so': 'kamailio-websocket-modules',
  '/usr/lib/x86_64-linux-gnu/kamailio/modules/tls.so': 'kamailio-tls-modules',
  '/usr/bin/rtpengine': 'rtpengine-daemon',
  '/usr/bin/linphonec': 'linphone-cli',
  '/usr/bin/baresip': 'baresip-core',
  '/usr/bin/sipp': 'sip-tester',
  '/usr/sbin/ip': 'iproute2',
  '/usr/bin/openssl': 'openssl',
};
/** Its address stands in tests/interop/address.ts. No other way out: linphonec wants a default route, and gets nowhere. */
const NETWORK = [
  'ip link set lo up',
  'ip link add linkseat0 type veth peer name linkseat1',
  'ip addr add 10.77.0.1/24 dev linkseat0',
  'ip link set linkseat0 up',
  'ip link set linkseat1 up',
  'ip route add default via 10.77.0.2 dev linkseat0',
].join(' && ');

/**
 * A network of its own, and where the machine allows it a list of processes of its own too: the kernel ends all of them
 * with the first, however that comes about. Without setpriv it would outlive a run that is killed.
 */
const ROOMS = [
  ['--pdeathsig', 'KILL', 'unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'],
  ['--pdeathsig', 'KILL', 'unshare', '--net'],
];

/** Where Debian keeps `ip` and `kamailio`; not on everybody's path. */
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };

const missing = () => Object.keys(PACKAGES).filter((path) => !existsSync(path));

function install(paths) {
  console.log('tests: installing the SIP servers and telephones of the interop tests …');
  const names = paths.map((path) => PACKAGES[path]);
  spawnSync('apt-get', ['-qq', 'update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...names], {
    stdio: 'inherit',
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Why the interop tests cannot run here, or undefined after everything was made ready. */
export function prepareInterop() {
  if (process.platform !== 'linux') return 'they need Linux, for a network of their own';
  if (process.getuid?.() !== 0) return 'they need root, for a network of their own';
  if (missing().length > 0 && existsSync('/usr/bin/apt-get')) install(missing());
  const lacking = missing().map((path) => PACKAGES[path]);
  if (lacking.length > 0) return `not installed here: ${lacking.join(', ')}`;
  return room() ? undefined : 'this machine does not let us make a network of its own';
}

/** The best that this machine lets us make. */
const room = () =>
  ROOMS.find(
    (one) => spawnSync('setpriv', [...one, 'sh', '-c', NETWORK], { stdio: 'ignore', env }).status === 0,
  );

/** Runs a command in that network. Answers its exit code. */
export const inNetwork = (command, args) =>
  spawnSync('setpriv', [...(room() ?? []), 'sh', '-c', `${NETWORK} && exec "$@"`, 'sh', command, ...args], {
    stdio: 'inherit',
    // LINKSEAT_BROWSER may have been set since.
    env: { ...process.env, PATH: env.PATH },
  }).status;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const browser = findBrowser() ?? installBrowser();
  if (browser) process.env.LINKSEAT_BROWSER = browser;
  const reason = browser ? prepareInterop() : 'no browser could be found or installed';
  if (reason) console.log(`interop tests skipped: ${reason}`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'interop', ...process.argv.slice(2)];
  process.exit(reason ? 0 : (inNetwork(process.execPath, vitest) ?? 1));
}
