// Runs in the host. One file for each recording, encrypted as it grows: AES-256-GCM in pieces, each bound to its place,
// with a key of its own that is sealed with the folder's. Who takes the file has noise.
import { hkdfSync, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CallId, RecordingId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { z } from 'zod';
import { seal, unseal } from '../keys/sealed';

export interface KeptRecording {
  readonly recording: RecordingId;
  readonly call: CallId;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface RecordingShelf {
  begin(kept: KeptRecording): Result<null>;
  /** The next piece. `diskFull` and `ioError` end the recording; what was written before can be played. */
  add(recording: RecordingId, sound: Buffer): Result<null>;
  /** Forgets the open file's place. */
  end(recording: RecordingId): void;
  /** All pieces up to the first that is missing or was changed. */
  read(recording: RecordingId): Result<KeptRecording & { readonly sound: Buffer }>;
  list(): readonly RecordingId[];
  /** By the head of its file alone: a shelf of half a year is many gigabytes. */
  about(recording: RecordingId): KeptRecording | undefined;
  delete(recording: RecordingId): void;
}

interface Open {
  readonly key: Buffer;
  next: number;
}

const ID = /^[\w-]{1,64}$/;
const header = z.object({ version: z.literal(1), call: z.string(), at: z.number(), key: z.base64() });
const LENGTH_BYTES = 4;
/** It has some 200 bytes. */
const MOST_OF_HEADER = 1_024;

export function openRecordingShelf(dataDir: string, folderKey: Uint8Array): RecordingShelf {
  const dir = join(dataDir, 'recordings');
  const master = Buffer.from(hkdfSync('sha256', folderKey, new Uint8Array(), 'linkseat recordings', 32));
  const open = new Map<RecordingId, Open>();
  const fileOf = (recording: RecordingId) => join(dir, `${recording}.rec`);

  const headerOf = (recording: RecordingId, piece: Buffer | undefined) => {
    const plain = piece && unseal(master, piece, boundTo(recording, 0));
    const parsed = plain && header.safeParse(JSON.parse(plain.toString('utf8')));
    return parsed?.success ? parsed.data : undefined;
  };

  return {
    begin: ({ recording, call, at }) => {
      if (!ID.test(recording) || existsSync(fileOf(recording))) return fail(UNKNOWN);
      const key = randomBytes(32);
      const text = JSON.stringify({ version: 1, call, at, key: key.toString('base64') });
      return tried(() => {
        mkdirSync(dir, { recursive: true, mode: 0o700 });
        writeFileSync(fileOf(recording), framed(seal(master, Buffer.from(text), boundTo(recording, 0))), {
          mode: 0o600,
        });
        open.set(recording, { key, next: 1 });
      });
    },
    add: (recording, sound) => {
      const one = open.get(recording);
      if (one === undefined) return fail(UNKNOWN);
      return tried(() => {
        appendFileSync(fileOf(recording), framed(seal(one.key, sound, boundTo(recording, one.next))));
        one.next += 1;
      });
    },
    end: (recording) => void open.delete(recording),
    read: (recording) => {
      if (!ID.test(recording) || !existsSync(fileOf(recording))) return fail(GONE);
      const [first, ...pieces] = piecesOf(readFileSync(fileOf(recording)));
      const found = headerOf(recording, first);
      if (found === undefined) return fail(CHANGED);
      const key = Buffer.from(found.key, 'base64');
      const sound: Buffer[] = [];
      for (const [index, piece] of pieces.entries()) {
        const plain = unseal(key, piece, boundTo(recording, index + 1));
        if (plain === undefined) break;
        sound.push(plain);
      }
      return ok({ recording, call: found.call as CallId, at: found.at, sound: Buffer.concat(sound) });
    },
    list: () =>
      (existsSync(dir) ? readdirSync(dir) : [])
        .filter((name) => name.endsWith('.rec'))
        .map((name) => name.slice(0, -'.rec'.length) as RecordingId),
    about: (recording) => {
      const found = headerOf(recording, firstPieceOf(fileOf(recording)));
      return found && { recording, call: found.call as CallId, at: found.at };
    },
    delete: (recording) => rmSync(fileOf(recording), { force: true }),
  };
}

const boundTo = (recording: RecordingId, place: number): Buffer => Buffer.from(`${recording} ${place}`);

function framed(piece: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(piece.length);
  return Buffer.concat([length, piece]);
}

/** A last piece that was cut off by a crash is left out. */
function piecesOf(file: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at + LENGTH_BYTES <= file.length; ) {
    const length = file.readUInt32BE(at);
    const end = at + LENGTH_BYTES + length;
    if (end > file.length) break;
    pieces.push(file.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return pieces;
}

/** Undefined where it is not there, or no header. */
function firstPieceOf(file: string): Buffer | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const head = Buffer.alloc(MOST_OF_HEADER);
    return piecesOf(head.subarray(0, readSync(handle, head)))[0];
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function tried(write: () => void): Result<null> {
  try {
    write();
    return ok(null);
  } catch (error) {
    const full = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOSPC';
    return fail(full ? FULL : BROKEN);
  }
}

const UNKNOWN: Failure = { code: 'recordingUnknown', message: '没有这段录音。' };
const GONE: Failure = { code: 'recordingUnknown', message: '录音文件不在了。' };
const CHANGED: Failure = { code: 'recordingChanged', message: '录音文件已损坏或被改动，不能播放。' };
const FULL: Failure = {
  code: 'recordingDiskFull',
  message: '磁盘已满，录音停止。',
  hint: '通话不受影响；已录的部分可以播放。请清理磁盘。',
};
const BROKEN: Failure = {
  code: 'recordingNotWritten',
  message: '录音写不进磁盘，已停止。',
  hint: '通话不受影响；已录的部分可以播放。',
};
