// Browser-seat host. Keeps the sessions of the seats for one purpose: after a crash of the host, the phone page that
// still carries a call comes back with the cookie that it has. A clean end forgets them.
import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeatId } from '@shared/kernel/ids';
import { z } from 'zod';

/** A shift: what is older than this was not left by a crash that somebody is waiting to get over. */
const KEPT_FOR = 12 * 60 * 60 * 1000;

const shelfSchema = z.strictObject({
  since: z.number().int(),
  sessions: z.record(z.string(), z.string().regex(/^[\w-]{43}$/)),
});

export interface SessionShelf {
  /** The session that a crashed host left for this seat, or undefined. */
  sessionOf(seat: SeatId): string | undefined;
  keep(sessions: Readonly<Record<string, string>>): void;
  forget(): void;
}

/** @param now milliseconds since the epoch */
export function openSessionShelf(dataDir: string, now: number): SessionShelf {
  const file = join(dataDir, 'sessions.json');
  const left = read(file, now);
  return {
    sessionOf: (seat) => left[seat],
    keep: (sessions) => {
      const fresh = `${file}.new`;
      writeFileSync(fresh, JSON.stringify({ since: now, sessions }), { mode: 0o600 });
      chmodSync(fresh, 0o600);
      renameSync(fresh, file);
    },
    forget: () => rmSync(file, { force: true }),
  };
}

function read(file: string, now: number): Readonly<Record<string, string>> {
  try {
    const shelf = shelfSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return now - shelf.since < KEPT_FOR && shelf.since <= now ? shelf.sessions : {};
  } catch {
    // Missing after a clean end; broken: every page signs in anew by its address.
    return {};
  }
}
