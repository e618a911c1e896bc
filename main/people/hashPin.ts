// Runs in the host and the command line.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt (RFC 7914) over the PIN; the costs stand with the hash, so that they can be raised later. */
export interface PinHash {
  readonly salt: string;
  readonly hash: string;
  readonly cost: number;
}

/** N; with r = 8 it takes 32 MiB and some 80 ms, for every guess anew. */
const COST = 32_768;
const BYTES = 32;

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, COST);
  return { salt: salt.toString('hex'), hash: hash.toString('hex'), cost: COST };
}

export async function isPin(pin: string, { salt, hash, cost }: PinHash): Promise<boolean> {
  const expected = Buffer.from(hash, 'hex');
  const given = await derive(pin, Buffer.from(salt, 'hex'), cost);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const derive = (pin: string, salt: Buffer, N: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, BYTES, { N, r: 8, p: 1, maxmem: 256 * N * 8 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
