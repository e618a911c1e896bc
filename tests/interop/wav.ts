// Sound files of the telephones: the tone that one plays, and what another recorded.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { goertzel } from '../../renderer/phone/mixer/goertzel';

const HEADER = 44;
const RATE = 8_000;

/** A sine of `hertz`, one channel, 16 bits, 8 kHz: what G.711 carries. */
export function writeTone(file: string, hertz: number, seconds: number): void {
  const samples = new Int16Array(RATE * seconds).map(
    (_, at) => 8_000 * Math.sin((2 * Math.PI * hertz * at) / RATE),
  );
  const data = Buffer.from(samples.buffer);
  const head = Buffer.alloc(HEADER);
  head.write('RIFF', 0);
  head.writeUInt32LE(HEADER - 8 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  writeFileSync(file, Buffer.concat([head, data]));
}

/**
 * Amplitudes of `hertz` in the last 300 ms of a recording that is still written to; zeros where there is none, or where
 * nothing was added to it for half a second: a held telephone decodes nothing.
 */
export function levelsAtEnd(file: string, hertz: readonly number[]): readonly number[] {
  const isGrowing = existsSync(file) && Date.now() - statSync(file).mtimeMs < 500;
  const bytes = isGrowing ? readFileSync(file) : Buffer.alloc(0);
  if (bytes.length < HEADER + RATE) return hertz.map(() => 0);
  // linphonec writes the header last.
  const [channels, rate] = [bytes.readUInt16LE(22) || 1, bytes.readUInt32LE(24) || RATE];
  const frames = Math.floor(Math.min(rate * 0.3, (bytes.length - HEADER) / (2 * channels)));
  const from = bytes.length - ((bytes.length - HEADER) % (2 * channels)) - frames * 2 * channels;
  const samples = Float32Array.from(
    { length: frames },
    (_, at) => bytes.readInt16LE(from + at * 2 * channels) / 32_768,
  );
  return hertz.map((one) => goertzel(samples, rate, one));
}
