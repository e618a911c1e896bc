// Runs Biome where its binary for this platform is installed; elsewhere says so in one line and passes.
// Why not the wrapper package: docs/dependencies.md.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('../node_modules/@biomejs/cli-linux-x64/biome', import.meta.url));
if (!existsSync(binary)) {
  console.log('lint skipped: Biome is installed for Linux x64 only (docs/dependencies.md).');
  process.exit(0);
}
const run = spawnSync(binary, process.argv.slice(2), { stdio: 'inherit' });
process.exit(run.status ?? 1);
