// Whether out/ is there and newer than everything it was built from.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUTS = [
  'out/main/web.js',
  'out/main/storeWorker.js',
  'out/renderer/desk/index.html',
  'out/renderer/phone/index.html',
];
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'shared',
  'resources/locales',
  // The desk builds the suggester from these, within its own page.
  'resources/suggest',
  'electron.vite.config.ts',
  'package.json',
];

/** @returns {number} newest change below `path`, milliseconds; tests do not count */
function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** @param {string} root folder of the project */
export function isBuilt(root) {
  const outputs = OUTPUTS.map((path) => join(root, path));
  if (!outputs.every((path) => existsSync(path))) return false;
  const oldest = Math.min(...outputs.map((path) => statSync(path).mtimeMs));
  return SOURCES.map((path) => join(root, path)).every((path) => !existsSync(path) || newest(path) <= oldest);
}
