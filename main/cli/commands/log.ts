/** Command line: `log`. */

import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { NewEvent } from '@shared/events/RecordedEvent';
import { auditStream } from '@shared/events/StreamId';
import type { EventId, SeatId } from '@shared/kernel/ids';
import { fail, ok, type Result } from '@shared/kernel/result';
import { publicKeyOf } from '../../audit/signing';
import { openToRead } from '../../store/openDatabase';
import { openStore } from '../../store/openStore';
import type { Store } from '../../store/Store';
import { sqliteFault } from '../../store/sqliteFault';
import { type Finding, readEvidence, type Verified, verifyLog } from '../../store/verifyLog';
import type { CliContext, Command, ExitCode } from '../command';
import {
  FOLDER_HELP,
  FOLDER_OPTIONS,
  type Folder,
  openFolder,
  sentenceOf,
  whileHeld,
} from '../records/openFolder';

const HELP = `Usage: npm run -s cli -- log verify [--checkpoints FILE …] [--public-key SEAT=KEY …]
       npm run -s cli -- log export --out FILE [--after N] [--seat SEAT]
       npm run -s cli -- log keys

verify  walks the whole log: every event's hash, number and order, and the lines that were erased by rule. With
        --checkpoints (files SEAT.checkpoints.jsonl that were collected from the seat) it also finds a log that was
        cut off, rolled back to an older copy, or written anew. --public-key pins a seat's key, as \`log keys\`
        printed it when the seat was set up; without it the first checkpoint's key is believed.
        The program may run meanwhile.
export  writes the events as JSON, one a line, with everything in them, to a new file that its owner alone can
        read, and records that it was done. The program must be ended first.
  --after N    from behind this place in the log
  --seat SEAT  of this seat alone
keys    prints each seat's public key.

${FOLDER_HELP}
Exit code: 0 done, the log is whole; 1 it is not, or it failed, with what was found; 2 wrong usage.
`;

export const logCommand: Command = {
  name: 'log',
  summary: 'proves that the log is whole, or writes it out',
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...FOLDER_OPTIONS,
        checkpoints: { type: 'string', multiple: true },
        'public-key': { type: 'string', multiple: true },
        out: { type: 'string' },
        after: { type: 'string' },
        seat: { type: 'string' },
      },
    });
    const [verb = ''] = positionals;
    if (!['verify', 'export', 'keys'].includes(verb))
      return wrong(context, 'log needs verify, export or keys.');
    const after = Number(values.after ?? 0);
    if (verb === 'export' && (values.out === undefined || !Number.isInteger(after) || after < 0))
      return wrong(context, 'export needs --out FILE; --after takes a whole number.');
    const folder = await openFolder(values);
    if (!folder.ok) return refused(context, sentenceOf(folder.error));
    if (verb === 'verify')
      return verify(folder.value, values.checkpoints ?? [], pins(values['public-key'] ?? []), context);
    if (verb === 'keys') return keys(folder.value, context);
    const written = await whileHeld(folder.value, () =>
      exportLog(folder.value, { out: values.out ?? '', after, seat: values.seat }),
    );
    if (!written.ok) return refused(context, sentenceOf(written.error));
    context.out(`${written.value} events written to ${resolve(values.out ?? '')}\n`);
    return 0;
  },
};

const pins = (given: readonly string[]): Record<string, string> =>
  Object.fromEntries(given.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));

function verify(
  folder: Folder,
  files: readonly string[],
  keysBySeat: Record<string, string>,
  context: CliContext,
): ExitCode {
  let found: Verified;
  try {
    const db = openToRead(folder.file, folder.key);
    try {
      found = verifyLog(db, readEvidence(files, keysBySeat));
    } finally {
      db.close();
    }
  } catch (error) {
    const fault = sqliteFault(error);
    if (fault !== undefined)
      return refused(
        context,
        `The database cannot be read (${fault.code}). Salvage it: cli salvage --help\n`,
      );
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return refused(context, `${error.message}\n`);
  }
  for (const finding of found.findings) context.err(`${said(finding)}\n`);
  const against =
    files.length === 0
      ? 'no checkpoints given: a log cut off at its end would not show'
      : `${found.checkpoints} checkpoints`;
  if (found.findings.length === 0) context.out(`The log is whole: ${found.events} events, ${against}.\n`);
  return found.findings.length === 0 ? 0 : 1;
}

function said(finding: Finding): string {
  switch (finding.found) {
    case 'chain':
      return finding.reason === 'hash'
        ? `Changed: event ${finding.seatNo} of ${finding.seat} (place ${finding.seq}), or one before it.`
        : `Missing or moved: what comes before event ${finding.seatNo} of ${finding.seat} (place ${finding.seq}).`;
    case 'cutOff':
      return `Cut off or rolled back: event ${finding.seatNo} of ${finding.seat} was signed and is not in the log.`;
    case 'rewritten':
      return `Written anew: event ${finding.seatNo} of ${finding.seat} is another one than was signed.`;
    case 'badSignature':
      return `A checkpoint of ${finding.seat} (event ${finding.seatNo}) does not bear that seat's signature.`;
    case 'otherKey':
      return `A checkpoint of ${finding.seat} (event ${finding.seatNo}) was signed with another key than the seat's.`;
    case 'badLine':
      return `Line ${finding.line} of the checkpoints is none.`;
  }
}

function keys(folder: Folder, context: CliContext): ExitCode {
  const db = openToRead(folder.file, folder.key);
  const seats = db.prepare<[], string>('SELECT DISTINCT seat FROM events ORDER BY seat').pluck().all();
  db.close();
  for (const seat of seats) context.out(`${seat}=${publicKeyOf(folder.key, seat as SeatId)}\n`);
  return 0;
}

interface Wish {
  readonly out: string;
  readonly after: number;
  readonly seat: string | undefined;
}

async function exportLog({ file, key }: Folder, wish: Wish): Promise<Result<number>> {
  const opened = await openStore({ file, key, clock: Date.now, worker: false });
  if (!opened.ok) return opened;
  const { store } = opened.value;
  try {
    const recorded = await store.append([exported(await firstSeat(store))]);
    if (!recorded.ok) return recorded;
    return ok(await writeOut(store, wish));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return fail({ code: 'notWritten', message: `Nothing was written over: ${error.message}.` });
  } finally {
    await store.close();
  }
}

async function writeOut(store: Store, { out, after, seat }: Wish): Promise<number> {
  const output = openSync(resolve(out), 'wx', 0o600);
  let count = 0;
  try {
    for (let page = await store.readAfter(after, 1_000); page.length > 0; ) {
      const lines = page.filter((event) => seat === undefined || event.seat === seat);
      writeSync(output, lines.map((event) => `${JSON.stringify(event)}\n`).join(''));
      count += lines.length;
      page = await store.readAfter(page.at(-1)?.seq ?? 0, 1_000);
    }
  } finally {
    closeSync(output);
  }
  return count;
}

const firstSeat = async (store: Store): Promise<SeatId> =>
  (await store.readAfter(0, 1))[0]?.seat ?? ('12345-001' as SeatId);

const exported = (seat: SeatId): NewEvent => ({
  id: randomUUID() as string as EventId,
  stream: auditStream(seat),
  at: Date.now(),
  seat,
  origin: 'seat',
  body: { type: 'audited', action: 'log.export', done: true },
});

function wrong({ err }: CliContext, sentence: string): ExitCode {
  err(`${sentence}\nSee: npm run -s cli -- log --help\n`);
  return 2;
}

function refused({ err }: CliContext, sentence: string): ExitCode {
  err(sentence);
  return 1;
}
