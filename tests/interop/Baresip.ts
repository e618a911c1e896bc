// baresip as a telephone that is not ours: plain RTP over UDP; it follows a REFER and ignores its Replaces. Steered over
// its control port.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { ADDRESS, aor, UDP_PORT } from './address';
import { Program } from './Program';
import { levelsAtEnd, writeTone } from './wav';

export interface BaresipOptions {
  readonly folder: string;
  readonly users: readonly string[];
  readonly port: number;
  /** What it sings in every call. */
  readonly hertz?: number;
  /** A telephone system of two users: a call for the first goes on from the second. It says 202 to a REFER, and then nothing. */
  readonly isSystem?: boolean;
}

export class Baresip {
  readonly #program: Program;
  readonly #control: Socket;
  readonly #folder: string;

  private constructor(program: Program, control: Socket, folder: string) {
    this.#program = program;
    this.#control = control;
    this.#folder = folder;
  }

  static async start(options: BaresipOptions): Promise<Baresip> {
    const { folder, users, port } = options;
    mkdirSync(folder, { recursive: true });
    writeTone(join(folder, 'tone.wav'), options.hertz ?? 0, 120);
    writeFileSync(join(folder, 'config'), configOf(options));
    const roles = options.isSystem ? [';b2bua=inbound', ';b2bua=outbound'] : [];
    const accounts = users.map((user, at) => accountOf(user) + (roles[at] ?? ''));
    writeFileSync(join(folder, 'accounts'), `${accounts.join('\n')}\n`);
    const program = new Program('baresip', ['-f', folder]);
    return program.begun(async () => {
      for (const user of users) await program.says(new RegExp(`${user}@[^]*?200 OK`));
      return new Baresip(program, await connected(controlPort(port)), folder);
    });
  }

  get output(): string {
    return this.#program.output;
  }

  call(number: string): void {
    this.#do('dial', aor(number));
  }

  answer(): void {
    this.#do('accept');
  }

  hangUp(): void {
    this.#do('hangup');
  }

  says(pattern: RegExp): Promise<void> {
    return this.#program.says(pattern);
  }

  /** Amplitudes in the newest call's sound from the far end. */
  levels(hertz: readonly number[]): readonly number[] {
    const newest = readdirSync(this.#folder)
      .filter((name) => name.endsWith('-dec.wav'))
      .sort()
      .at(-1);
    return newest === undefined ? hertz.map(() => 0) : levelsAtEnd(join(this.#folder, newest), hertz);
  }

  async stop(): Promise<void> {
    this.#do('quit');
    this.#control.destroy();
    await this.#program.stop();
  }

  /** One netstring with one JSON object (its ctrl_tcp module). */
  #do(command: string, params = ''): void {
    const text = JSON.stringify({ command, params });
    this.#control.write(`${Buffer.byteLength(text)}:${text},`);
  }
}

function connected(port: number): Promise<Socket> {
  const socket = connect(port, ADDRESS);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.on('error', () => undefined);
      socket.resume();
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** The port after its own is its TLS port. */
const controlPort = (port: number): number => port + 2;

const accountOf = (user: string): string =>
  `<${aor(user)};transport=udp>;outbound="sip:${ADDRESS}:${UDP_PORT}";regint=600;answermode=manual;audio_codecs=PCMA/8000/1`;

const configOf = ({ folder, port, isSystem }: BaresipOptions): string =>
  [
    `sip_listen ${ADDRESS}:${port}`,
    'call_max_calls 8',
    'call_local_timeout 120',
    isSystem ? 'audio_source aubridge,a' : `audio_source aufile,${join(folder, 'tone.wav')}`,
    isSystem ? 'audio_player aubridge,a' : 'audio_player nothing',
    'audio_alert nothing',
    `rtp_ports ${port + 2_000}-${port + 2_100}`,
    'jitter_buffer_delay 1-4',
    `snd_path ${folder}`,
    `ctrl_tcp_listen ${ADDRESS}:${controlPort(port)}`,
    'module_path /usr/lib/baresip/modules',
    'module stdio.so',
    'module g711.so',
    'module aufile.so',
    'module sndfile.so',
    'module_tmp account.so',
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    ...(isSystem ? ['module aubridge.so', 'module_app b2bua.so'] : []),
    '',
  ].join('\n');
