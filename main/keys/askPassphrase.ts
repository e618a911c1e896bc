// Runs at a terminal: asks for the passphrase without showing what is typed.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { KeySources } from './KeySources';
import { waysOf } from './unlock';

/** The same sources, with the passphrase typed where only that opens the folder and there is a terminal to type at. */
export async function askWhereNeeded(dataDir: string, sources: KeySources): Promise<KeySources> {
  const ways = waysOf(dataDir);
  const other = ways.includes('keyFile') || (ways.includes('keyring') && sources.keyring !== undefined);
  if (!ways.includes('passphrase') || other || sources.passphrase !== undefined || !process.stdin.isTTY)
    return sources;
  return { ...sources, passphrase: await askPassphrase('口令 Passphrase: ') };
}

export async function askPassphrase(question: string): Promise<string> {
  process.stderr.write(question);
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden, terminal: true });
  try {
    return await new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
