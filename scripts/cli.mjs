// The administrator's command line. Its source is TypeScript with the house's aliases, which Node does not resolve;
// so it is bundled once into out/cli, and again when a file that went into the bundle has changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = 22;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'out/cli');

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `This is Node ${process.versions.node}; the command line needs ${OLDEST_NODE} or newer. Run it as: npm run -s cli -- lists\n`,
  );
  process.exit(1);
}

/** The bundle that fits the sources as they are now, or undefined. */
function freshBundle() {
  try {
    const { bundle, inputs } = JSON.parse(readFileSync(join(folder, 'current.json'), 'utf8'));
    const same = inputs.every(([file, stamp]) => stampOf(file) === stamp);
    return same && statSync(join(folder, bundle)).isFile() ? join(folder, bundle) : undefined;
  } catch {
    return undefined;
  }
}

const stampOf = (file) => {
  const { mtimeMs, size } = statSync(join(root, file));
  return `${mtimeMs}:${size}`;
};

async function build() {
  const { build: viteBuild } = await import('vite');
  let loaded = [];
  const result = await viteBuild({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@shared': join(root, 'shared'), '@resources': join(root, 'resources') } },
    plugins: [
      {
        name: 'inputs',
        buildEnd() {
          // Not the chunk's own list: a file whose code was dropped as unused can become used when it changes.
          loaded = [...this.getModuleIds()];
        },
      },
    ],
    build: {
      ssr: join(root, 'main/cli/runCli.ts'),
      target: 'node22',
      write: false,
      minify: false,
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const inputs = loaded
    .filter((id) => isAbsolute(id) && id.startsWith(root) && !id.includes('node_modules'))
    .concat(join(root, 'package-lock.json'), join(root, 'scripts/cli.mjs'))
    .map((id) => id.slice(root.length))
    .map((file) => [file, stampOf(file)]);
  return store(result.output[0].code, inputs);
}

/** Two first runs at once must not read each other's half-written files: written aside, then renamed. */
function store(code, inputs) {
  const bundle = `cli-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`;
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of [
    [bundle, code],
    ['current.json', JSON.stringify({ bundle, inputs })],
  ]) {
    const aside = join(folder, `${name}.${process.pid}`);
    writeFileSync(aside, content);
    renameSync(aside, join(folder, name));
  }
  for (const name of readdirSync(folder))
    if (name !== bundle && outlived(join(folder, name))) rmSync(join(folder, name));
  return join(folder, bundle);
}

/** Another run may have chosen an older bundle a moment ago, so it stays for an hour. */
const outlived = (file) => file.endsWith('.mjs') && Date.now() - statSync(file).mtimeMs > 3_600_000;

async function prepared() {
  try {
    return pathToFileURL(freshBundle() ?? (await build())).href;
  } catch (error) {
    process.stderr.write(`The command line could not be prepared in ${folder}: ${error.message}\n`);
    process.exit(1);
  }
}

// `… | head` closes the pipe early; that is the reader's right and no fault.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const { runCli } = await import(await prepared());
process.exitCode = await runCli(process.argv.slice(2), {
  resourcesDir: join(root, 'resources'),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
