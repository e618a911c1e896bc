// The test command: sets up what the tests need (a browser too), then types, lint, build, and all tests by cost.
// `npm test -- unit int` runs only those projects. Ends with one line: N passed, N failed, N skipped.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser, installBrowser } from './browser.mjs';
import { inNetwork, prepareInterop } from './interop.mjs';
import { requireNode } from './nodeGuard.mjs';
import { installServers } from './servers.mjs';

requireNode();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const RESULTS = 'out/test-results';
const PROJECTS = ['unit', 'int', 'e2e', 'interop'];
const asked = process.argv.slice(2).filter((word) => PROJECTS.includes(word));
const projects = asked.length > 0 ? asked : PROJECTS;
const node = process.execPath;

const onThisNetwork = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', env: process.env }).status;

function step(title, args, run = onThisNetwork) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const status = run(node, args);
  console.log(
    `── ${title}: ${status === 0 ? 'done' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  return status === 0;
}

let green = true;
const total = { passed: 0, failed: 0, skipped: 0 };
function count(project, file) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += result.numPassedTests;
    total.failed += result.numFailedTests;
    total.skipped += result.numPendingTests + result.numTodoTests;
  } catch {
    console.error(`tests: ${project} left no result`);
    total.failed += 1;
    green = false;
  }
}

const browser = findBrowser() ?? installBrowser();
if ((projects.includes('e2e') || projects.includes('interop')) && !browser) {
  console.error(
    'tests: no Chromium, Chrome or Edge could be found or installed. Install one, or name it in LINKSEAT_BROWSER.',
  );
  process.exit(1);
}
if (browser) process.env.LINKSEAT_BROWSER = browser;
if (projects.includes('int')) installServers();

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
if (asked.length === 0) {
  green = step('types', ['node_modules/typescript/bin/tsc', '--noEmit']) && green;
  green = step('lint', ['scripts/biome.mjs', 'check', '.']) && green;
}
green = step('build', ['node_modules/electron-vite/bin/electron-vite.js', 'build']) && green;
for (const project of projects) {
  const hindrance = project === 'interop' ? prepareInterop() : undefined;
  if (hindrance) {
    console.log(`\n── tests: interop: SKIPPED, ${hindrance}`);
    total.skipped += 1;
    continue;
  }
  const file = `${RESULTS}/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  green =
    step(
      `tests: ${project}`,
      ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
      project === 'interop' ? inNetwork : onThisNetwork,
    ) && green;
  count(project, file);
}
if (!green && total.failed === 0) total.failed = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(green && total.failed === 0 && total.passed > 0 ? 0 : 1);
