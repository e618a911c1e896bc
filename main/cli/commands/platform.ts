/** Command line: `platform`, for whoever sets the platform's server up (docs/platform-admin.md). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAccount, createUser, fromPublic, fromSeed, type KeyPair } from '@nats-io/nkeys';
import { referenceSubject } from '@shared/contract/platform/subjects';
import { parseSeatId } from '@shared/kernel/ids';
import { SIDES } from '@shared/kernel/side';
import { REFERENCE_GROUPS, type ReferenceGroup } from '@shared/reference/ReferenceGroup';
import type { CliContext, Command, ExitCode } from '../command';
import { type AccountUser, accountsConfig, leafAccountsConfig } from '../platform/accountsConfig';
import { keepSecret } from '../platform/keepSecret';
import { readCheckpoints } from '../platform/readCheckpoints';
import { setUpStreams } from '../platform/setUpStreams';
import { signReference } from '../platform/signReference';
import { withPlatform } from '../platform/withPlatform';

const HELP = `Usage: npm run -s cli -- platform <step> [options]

  seats    --region CODE --seats A,B,… --out DIR
           makes a secret for each seat (DIR/<seat>.seed, for its owner alone), the platform's own
           (DIR/platform.seed, DIR/signer.seed) and DIR/accounts.conf for the server, and
           DIR/leaf-accounts-SIDE.conf for the leaf node of a side. Secrets that are there already
           are kept, so that seats can be added.
  secret   --seat SEAT --file FILE [--data-dir DIR] [--keep]
           at a seat's machine, while its program does not run: keeps the secret sealed in the data
           folder and removes the file (--keep: it stays). A file named in the seat's settings is
           taken in by the program itself, once the server has accepted it.
  setup    --server URL --seed FILE [--ca FILE] [--replicas N]
           makes the streams and buckets, or brings them to what they should be
  publish  --server URL --seed FILE [--ca FILE] --signer FILE --group NAME --version N
           [--scope all|REGION] --files A,B,…
           signs official data and gives them to all seats, or to those of one region
           groups: ${REFERENCE_GROUPS.join(', ')}

  checkpoints  --server URL --seed FILE [--ca FILE] --region CODE --seat SEAT --out FILE
           writes the seat's signed checkpoints that the platform has, for log verify --checkpoints

Exit code: 0 done; 1 it failed, with the reason; 2 wrong usage.
`;

export const platformCommand: Command = {
  name: 'platform',
  summary: 'sets up the platform’s server: secrets, streams, official data',
  help: HELP,
  run: async (args, context) => {
    const [step, ...rest] = args;
    if (step === 'seats') return makeSeats(rest, context);
    if (step === 'secret') return keepSecret(rest, context, HELP);
    if (step === 'setup') return setUp(rest, context);
    if (step === 'publish') return publish(rest, context);
    if (step === 'checkpoints') return checkpoints(rest, context);
    context.err(HELP);
    return 2;
  },
};

const text = { type: 'string' } as const;

function makeSeats(args: readonly string[], { out, err }: CliContext): ExitCode {
  const { values } = parseArgs({ args: [...args], options: { region: text, seats: text, out: text } });
  const { region = '', out: dir = '' } = values;
  const names = (values.seats ?? '').split(',').filter((name) => name !== '');
  const wrong = names.find((name) => parseSeatId(name) === undefined);
  if (!/^\d{6}$/.test(region) || dir === '' || names.length === 0 || wrong !== undefined) {
    err(wrong === undefined ? HELP : `${wrong} is no seat: 12345-001, 110-001 …\n`);
    return 2;
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const seats = names.map((name): AccountUser => {
    const seat = parseSeatId(name);
    if (seat === undefined) throw new Error(name);
    return { who: { region, seat }, nkey: keyIn(join(dir, `${name}.seed`), createUser).getPublicKey() };
  });
  const platform = keyIn(join(dir, 'platform.seed'), createUser).getPublicKey();
  const signer = keyIn(join(dir, 'signer.seed'), createAccount).getPublicKey();
  writeFileSync(join(dir, 'accounts.conf'), accountsConfig({ seats, platform: [platform] }));
  for (const side of SIDES)
    writeFileSync(join(dir, `leaf-accounts-${side}.conf`), leafAccountsConfig(side, seats));
  out(
    `${join(dir, 'accounts.conf')}: ${seats.length} seats. Signer of official data, for the seats’ settings: ${signer}\n`,
  );
  return 0;
}

/** The key of this file; made where it is missing, and never made anew. */
function keyIn(file: string, make: () => KeyPair): KeyPair {
  try {
    return keyOf(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const key = make();
    writeFileSync(file, `${new TextDecoder().decode(key.getSeed())}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  }
}

const keyOf = (file: string): KeyPair =>
  fromSeed(new TextEncoder().encode(readFileSync(file, 'utf8').trim()));

const SERVER = { server: text, seed: text, ca: text } as const;

async function setUp(args: readonly string[], { out, err }: CliContext): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { ...SERVER, replicas: text } });
  const { server, seed, ca, replicas = '1' } = values;
  if (server === undefined || seed === undefined) {
    err(HELP);
    return 2;
  }
  return withPlatform({ server, key: keyOf(seed), ca }, err, async ({ jsm }) => {
    for (const line of await setUpStreams(jsm, Number(replicas))) out(`${line}\n`);
  });
}

async function publish(args: readonly string[], { out, err }: CliContext): Promise<ExitCode> {
  const more = { signer: text, group: text, version: text, scope: text, files: text } as const;
  const { values } = parseArgs({ args: [...args], options: { ...SERVER, ...more } });
  const { server, seed, ca, signer, group, version, scope = 'all', files } = values;
  const known = REFERENCE_GROUPS.includes(group as ReferenceGroup);
  if (!server || !seed || !signer || !known || !Number.isInteger(Number(version)) || !files) {
    err(HELP);
    return 2;
  }
  const paths = files.split(',');
  const texts = Object.fromEntries(
    paths.map((path) => [path.replace(/^.*[\\/]/, ''), readFileSync(path, 'utf8')]),
  );
  const key = keyOf(signer);
  const message = signReference(key, {
    group: group as ReferenceGroup,
    version: Number(version),
    files: texts,
  });
  return withPlatform({ server, key: keyOf(seed), ca }, err, async ({ js }) => {
    await js.publish(referenceSubject(scope, group as string), JSON.stringify(message));
    out(`${group} ${version} for ${scope}, signed by ${fromPublic(key.getPublicKey()).getPublicKey()}\n`);
  });
}

async function checkpoints(args: readonly string[], { out, err }: CliContext): Promise<ExitCode> {
  const more = { region: text, seat: text, out: text } as const;
  const { values } = parseArgs({ args: [...args], options: { ...SERVER, ...more } });
  const { server, seed, ca, region = '', out: file } = values;
  const seat = parseSeatId(values.seat ?? '');
  if (!server || !seed || !file || seat === undefined || !/^\d{6}$/.test(region)) {
    err(HELP);
    return 2;
  }
  return withPlatform({ server, key: keyOf(seed), ca }, err, async (door) => {
    const found = await readCheckpoints(door, { region, seat });
    writeFileSync(file, found.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
    out(`${file}: ${found.length} checkpoints of ${seat}\n`);
  });
}
