// npm start: checks Node, builds where needed, then opens the desktop program or serves the browser seat. Plain
// syntax, so that an old Node reads far enough to say that it is too old.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { isBuilt } from './builtState.mjs';
import { electronBinary, fetchElectron } from './electronBinary.mjs';
import { requireNode } from './nodeGuard.mjs';

requireNode();
const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const wants = (word) => words.includes(word);

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function build() {
  if (isBuilt(root)) return;
  const builder = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  if (!existsSync(builder))
    stop('依赖还没有安装，请先运行 npm ci。 The dependencies are not installed; run npm ci first.');
  console.log('正在构建（只在第一次或更改之后）… Building (only the first time, or after a change) …');
  const run = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'error'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0)
    stop(`${run.stdout}${run.stderr}\n构建失败，原因见上。 The build failed; the reason is above.`);
}

const hasScreen = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Why the desktop window can't be had here, or undefined where it can. */
async function noDesktopBecause() {
  if (wants('--web')) return { zh: '按 --web 的要求', en: 'as --web asks' };
  if (!hasScreen()) return { zh: '此处没有屏幕', en: 'there is no screen here' };
  if (process.getuid && process.getuid() === 0)
    return { zh: 'Electron 不应以 root 运行', en: 'Electron should not run as root' };
  if (electronBinary(root)) return undefined;
  return fetchElectron(root, wants('--desktop'), console.log);
}

function openDesktop() {
  const child = spawn(electronBinary(root), [root, ...words.filter((word) => word !== '--desktop')], {
    stdio: 'inherit',
  });
  // Ctrl+C reaches both of us; the window ends first.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill());
  child.on('error', () =>
    stop(
      '桌面窗口无法打开，请用 npm start -- --web。 The desktop window can’t be opened; use npm start -- --web.',
    ),
  );
  child.on('exit', (status) => process.exit(status === null ? 1 : status));
}

async function serveBrowserSeat(why) {
  if (why) console.log(`浏览器座席：${why.zh}。 Browser seat: ${why.en}.`);
  if (!process.env.LINKSEAT_BROWSER) process.env.LINKSEAT_BROWSER = findBrowser() || '';
  process.argv = [...process.argv.slice(0, 2), ...words.filter((word) => word !== '--desktop')];
  // In this very process, so that Ctrl+C and every other signal reach the host itself.
  await import('../out/main/web.js');
}

build();
const why = wants('--help') ? null : await noDesktopBecause();
if (why === undefined) openDesktop();
else await serveBrowserSeat(why);
