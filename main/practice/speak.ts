// Runs in the host. A line spoken by the speech engine of the operating system: espeak-ng on Linux, SAPI on Windows.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '@shared/kernel/result';

/** As resources/audio/voices.json has it. */
export interface VoiceShape {
  /** 0 … 99. */
  readonly pitch: number;
  /** Words a minute. */
  readonly speed: number;
  readonly female: boolean;
}

/** Answers a WAV file of whatever rate. */
export type Speak = (text: string, voice: VoiceShape) => Promise<Result<Uint8Array>>;

const WITHIN = 20_000;

const NONE = {
  code: 'noSpeechEngine',
  message: '这台电脑没有能朗读中文的语音引擎。',
  hint: '可以录音或导入声音文件；Linux 可安装 espeak-ng。',
} as const;

export const speakerOf = (platform: NodeJS.Platform): Speak | undefined =>
  (({ linux: espeak, win32: sapi }) as Partial<Record<NodeJS.Platform, Speak>>)[platform];

export const noSpeech: Speak = async () => fail(NONE);

/** The text goes in by the standard input: nothing in it is an option. */
const espeak: Speak = (text, { pitch, speed, female }) =>
  run(
    'espeak-ng',
    ['-v', `cmn+${female ? 'f2' : 'm3'}`, '-p', String(pitch), '-s', String(speed), '--stdin', '--stdout'],
    text,
  );

/** System.Speech writes a file; rate −10 … 10 around 180 words a minute. */
const SCRIPT = `
Add-Type -AssemblyName System.Speech
[Console]::InputEncoding = [Text.Encoding]::UTF8
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speaker.SelectVoiceByHints($env:LINKSEAT_GENDER, 'NotSet', 0, [Globalization.CultureInfo]'zh-CN')
if ($speaker.Voice.Culture.TwoLetterISOLanguageName -ne 'zh') { exit 3 }
$speaker.Rate = [int]$env:LINKSEAT_RATE
$speaker.SetOutputToWaveFile($env:LINKSEAT_WAV)
$speaker.Speak([Console]::In.ReadToEnd())
$speaker.Dispose()
`;

const sapi: Speak = async (text, { speed, female }) => {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-speech-'));
  const wav = join(folder, 'line.wav');
  try {
    const done = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', SCRIPT], text, {
      LINKSEAT_GENDER: female ? 'Female' : 'Male',
      LINKSEAT_RATE: String(Math.max(-10, Math.min(10, Math.round((speed - 180) / 10)))),
      LINKSEAT_WAV: wav,
    });
    return done.ok ? ok(readFileSync(wav)) : done;
  } catch {
    return fail(NONE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function run(
  command: string,
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      {
        encoding: 'buffer',
        maxBuffer: 1 << 26,
        timeout: WITHIN,
        windowsHide: true,
        env: { ...process.env, ...env },
      },
      (error, stdout) => resolve(error === null ? ok(new Uint8Array(stdout)) : fail(NONE)),
    );
    // A program that is not there closes its input before it is read.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
