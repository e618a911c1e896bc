// linphonec as the citizen's telephone: plain RTP over UDP, REFER and Replaces as they should be.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESS, aor, UDP_PORT } from './address';
import { Program } from './Program';
import { levelsAtEnd, writeTone } from './wav';

export class Linphone {
  readonly #program: Program;
  readonly #heard: string;

  private constructor(program: Program, heard: string) {
    this.#program = program;
    this.#heard = heard;
  }

  /** Ready to call, and singing `hertz` in every call. */
  static async start(folder: string, user: string, port: number, hertz: number): Promise<Linphone> {
    // Without its data folder it ends; with a terminal it draws a prompt.
    mkdirSync(join(folder, '.local/share/linphone'), { recursive: true });
    const [config, tone, heard] = ['linphonerc', 'tone.wav', 'heard.wav'].map((name) => join(folder, name));
    if (!config || !tone || !heard) throw new Error('no file names');
    writeTone(tone, hertz, 120);
    writeFileSync(config, configOf(user, port));
    const program = new Program('linphonec', ['-c', config], { env: { HOME: folder, TERM: 'dumb' } });
    return program.begun(async () => {
      await program.says(/linphonec> /);
      const phone = new Linphone(program, heard);
      phone.#do('soundcard use files', `play ${tone}`, `record ${heard}`);
      return phone;
    });
  }

  get output(): string {
    return this.#program.output;
  }

  call(number: string): void {
    this.#do(`call ${aor(number)}`);
  }

  /** Takes the call that rings now, or will. */
  async answer(): Promise<void> {
    await this.#program.says(/Receiving new incoming call/);
    this.#do('answer');
  }

  hangUp(): void {
    this.#do('terminate all');
  }

  async connected(): Promise<void> {
    await this.#program.says(/connected/);
  }

  levels(hertz: readonly number[]): readonly number[] {
    return levelsAtEnd(this.#heard, hertz);
  }

  async stop(): Promise<void> {
    this.#do('quit');
    await this.#program.stop();
  }

  #do(...lines: readonly string[]): void {
    for (const line of lines) this.#program.say(line);
  }
}

/** One codec alone, so that the recording has its rate: 8 kHz. */
const codecs = [
  ['PCMA', 8_000, 1, 1],
  ['PCMU', 8_000, 1, 0],
  ['opus', 48_000, 2, 0],
  ['speex', 32_000, 1, 0],
  ['speex', 16_000, 1, 0],
  ['speex', 8_000, 1, 0],
  ['GSM', 8_000, 1, 0],
  ['G722', 8_000, 1, 0],
  ['iLBC', 8_000, 1, 0],
  ['BV16', 8_000, 1, 0],
  ['L16', 44_100, 1, 0],
  ['L16', 44_100, 2, 0],
]
  .map(
    ([mime, rate, channels, enabled], at) =>
      `[audio_codec_${at}]\nmime=${mime}\nrate=${rate}\nchannels=${channels}\nenabled=${enabled}\n`,
  )
  .join('\n');

const configOf = (user: string, port: number): string => `[sip]
sip_port=${port}
sip_tcp_port=0
sip_tls_port=0
default_proxy=0
verify_server_certs=0
guess_hostname=1
ping_with_options=0
register_only_when_network_is_up=0

[net]
mtu=1300
firewall_policy=0

[rtp]
audio_rtp_port=${port + 2_000}

[sound]
echocancellation=0

[video]
enabled=0

${codecs}
[proxy_0]
reg_proxy=<sip:${ADDRESS}:${UDP_PORT};transport=udp>
reg_identity=<${aor(user)}>
reg_expires=600
reg_sendregister=0
publish=0
`;
