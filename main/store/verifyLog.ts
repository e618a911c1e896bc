// Runs on the command line and in tests. The log against itself, and against checkpoints that were kept elsewhere.
import { readFileSync } from 'node:fs';
import type { Checkpoint } from '@shared/audit/Checkpoint';
import type { SeatId } from '@shared/kernel/ids';
import type { Database } from 'better-sqlite3';
import { checkpointSchema, isSigned } from '../audit/signing';
import type { ChainBreak } from './Store';
import { prepareVerifyChain } from './verifyChain';

/** `cutOff`: the log ends before the checkpoint. `rewritten`: another event stands at its place. */
export type Finding =
  | ({ readonly found: 'chain' } & ChainBreak)
  | {
      readonly found: 'cutOff' | 'rewritten' | 'badSignature' | 'otherKey';
      readonly seat: SeatId;
      readonly seatNo: number;
    }
  | { readonly found: 'badLine'; readonly line: number };

export interface Verified {
  readonly events: number;
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
}

export interface Evidence {
  /** Lines of files that left the seat, oldest first. */
  readonly lines: readonly string[];
  /** Public keys by seat as somebody noted them down; without one the first checkpoint's is believed. */
  readonly keys: Readonly<Record<string, string>>;
}

export const readEvidence = (files: readonly string[], keys: Evidence['keys'] = {}): Evidence => ({
  lines: files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => line.trim() !== ''),
  keys,
});

export function verifyLog(db: Database, { lines, keys }: Evidence): Verified {
  const at = db
    .prepare<[string, number], string>('SELECT hash FROM events WHERE seat = ? AND seat_no = ?')
    .pluck();
  const believed = new Map<string, string>(Object.entries(keys));
  const broken = prepareVerifyChain(db)();
  const findings: Finding[] = broken ? [{ found: 'chain', ...broken }] : [];
  lines.forEach((line, index) => {
    const checkpoint = parsed(line);
    if (checkpoint === undefined) {
      findings.push({ found: 'badLine', line: index + 1 });
      return;
    }
    const { seat, seatNo, hash, publicKey } = checkpoint;
    if (!believed.has(seat)) believed.set(seat, publicKey);
    const found = at.get(seat, seatNo);
    if (!isSigned(checkpoint)) findings.push({ found: 'badSignature', seat, seatNo });
    else if (believed.get(seat) !== publicKey) findings.push({ found: 'otherKey', seat, seatNo });
    else if (found === undefined) findings.push({ found: 'cutOff', seat, seatNo });
    else if (found !== hash) findings.push({ found: 'rewritten', seat, seatNo });
  });
  const events = Number(db.prepare('SELECT count(*) FROM events').pluck().get());
  return { events, checkpoints: lines.length, findings };
}

function parsed(line: string): Checkpoint | undefined {
  try {
    return checkpointSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
