// Main process. Nonces that need no memory: the time they were made, signed (RFC 7616 §3.3). Only how often each was used
// is remembered, until it is too old to be used at all.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Millis } from '@shared/kernel/clock';

export type NonceState = 'fresh' | 'stale' | 'foreign';

export interface Nonces {
  readonly make: () => string;
  /**
   * `stale`: made here, but too old, or its count (`nc`, hexadecimal) does not grow, as with a message that was recorded and
   * sent again. `foreign`: not made here.
   */
  readonly use: (nonce: string, count: string) => NonceState;
}

export interface NonceParts {
  /** Signs; of this start alone, so that nothing from before it counts. */
  readonly key: string;
  readonly lifeMs: number;
  readonly now: () => Millis;
  readonly makeTag: () => string;
}

/** Nonces whose count is remembered; beyond it the oldest is asked for anew. */
const MAX_USED = 20_000;

export const createNonces = ({ key, lifeMs, now, makeTag }: NonceParts): Nonces => {
  const counts = new Map<string, number>();
  let forgotten = -1;
  const sign = (text: string): string =>
    createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);

  const forgetOld = (): void => {
    for (const nonce of counts.keys()) {
      if (now() - madeAt(nonce) <= lifeMs && counts.size <= MAX_USED) return;
      forgotten = Math.max(forgotten, madeAt(nonce));
      counts.delete(nonce);
    }
  };

  return {
    make: () => {
      const text = `${now().toString(36)}.${makeTag()}`;
      return `${text}.${sign(text)}`;
    },
    use: (nonce, count) => {
      const at = nonce.lastIndexOf('.');
      const given = Buffer.from(nonce.slice(at + 1));
      const right = Buffer.from(sign(nonce.slice(0, Math.max(at, 0))));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return 'foreign';
      const used = counts.get(nonce);
      const times = /^[0-9a-f]{8}$/i.test(count) ? Number.parseInt(count, 16) : 0;
      const isOld = now() - madeAt(nonce) > lifeMs || (used === undefined && madeAt(nonce) <= forgotten);
      if (isOld || times <= (used ?? 0)) return 'stale';
      counts.set(nonce, times);
      forgetOld();
      return 'fresh';
    },
  };
};

const madeAt = (nonce: string): Millis => Number.parseInt(nonce.slice(0, nonce.indexOf('.')), 36);
