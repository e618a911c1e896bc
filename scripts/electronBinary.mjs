// Whether the desktop program can run here, without importing `electron`, which would start a download by itself.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';

/** Milliseconds. The download is about 110 MB: worth some minutes once, where there is a way to it at all. */
const REACH_LIMIT = 3_000;
const FETCH_LIMIT = 300_000;

/** @returns {string | undefined} path of Electron's binary, where it is whole and of the installed version */
export function electronBinary(root) {
  const folder = join(root, 'node_modules/electron');
  const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');
  const name = read(join(folder, 'path.txt'));
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist');
  if (name === '' || !existsSync(join(dist, name))) return undefined;
  return join(dist, name);
}

/** Host that the download comes from: GitHub, or the mirror that the person has set. */
function downloadHost(env) {
  const mirror = env.ELECTRON_MIRROR || env.npm_config_electron_mirror;
  try {
    return new URL(mirror || 'https://github.com/').hostname;
  } catch {
    return 'github.com';
  }
}

function canReach(host) {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: REACH_LIMIT });
    const end = (reached) => {
      socket.destroy();
      resolve(reached);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

function runInstaller(root) {
  return new Promise((resolve) => {
    const installer = join(root, 'node_modules/electron/install.js');
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_LIMIT });
    child.on('error', () => resolve(false));
    child.on('exit', (status) => resolve(status === 0));
  });
}

/**
 * One bounded attempt in the life of an installation: what failed once is not tried at every start.
 * @param {(line: string) => void} say told before something that takes long
 * @returns {Promise<{zh: string, en: string} | undefined>} why there is no binary, or undefined where there is one now
 */
export async function fetchElectron(root, again, say) {
  const note = join(root, 'node_modules/.cache/linkseat/electron-attempt');
  if (existsSync(note) && !again)
    return {
      zh: '此前未能下载 Electron（--desktop 再试一次）',
      en: 'Electron could not be fetched before (--desktop tries again)',
    };
  const host = downloadHost(process.env);
  const proxied = process.env.HTTPS_PROXY || process.env.https_proxy;
  let why;
  if (!proxied && !(await canReach(host)))
    why = { zh: `连接不到 ${host}，无法下载 Electron`, en: `${host} can't be reached to fetch Electron` };
  else {
    say('正在下载 Electron（约 110 MB，最多 5 分钟）… Fetching Electron (about 110 MB, 5 minutes at most) …');
    const fetched = (await runInstaller(root)) && electronBinary(root) !== undefined;
    if (!fetched)
      why = { zh: `从 ${host} 下载 Electron 未成功`, en: `Electron could not be fetched from ${host}` };
  }
  mkdirSync(dirname(note), { recursive: true });
  if (why === undefined) rmSync(note, { force: true });
  else writeFileSync(note, why.en);
  return why;
}
