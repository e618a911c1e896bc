// Phone page. Which microphone, speaker and ringer are used: as set, and the next one when one is unplugged. Nothing
// that happens to a device ends a call; what the person has to know is told in words.
import { type AudioDevice, chooseDevice } from '@shared/call/AudioDevice';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Settings } from '@shared/contract/Settings';
import type { Mixer } from '../mixer/Mixer';
import { openMicrophone } from '../mixer/openMicrophone';
import type { Signals } from '../mixer/Signals';

export interface SoundParts {
  readonly mixer: Mixer;
  readonly signals: Signals;
  readonly settings: () => Settings;
  readonly report: (change: Partial<PhoneStatus>) => void;
}

interface Listed {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
}

export class SoundDevices {
  readonly #parts: SoundParts;
  #listed: Listed = { microphones: [], speakers: [] };
  #stream: MediaStream | undefined;
  #microphone: AudioDevice | undefined;
  #speaker: AudioDevice | undefined;
  /** One change of devices after the other: plugging a headset in raises several. */
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: SoundParts) {
    this.#parts = parts;
  }

  /** The open microphone, for a test of it. */
  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  async start(): Promise<void> {
    navigator.mediaDevices?.addEventListener('devicechange', () => this.#inTurn(() => this.#changed()));
    // Before the person has let the page use a microphone, devices have no names: it is opened first.
    await this.#open(undefined);
    await this.#list();
    this.#setSpeakers();
    const chosen = chooseDevice(this.#parts.settings().microphone, this.#listed.microphones);
    if (chosen !== undefined && this.#stream !== undefined && chosen.id !== this.#microphone?.id)
      await this.#open(chosen);
    this.#report();
  }

  /** The settings are others now. */
  readonly follow = (before: Settings, after: Settings): void => {
    const same =
      before.microphone.id === after.microphone.id &&
      PROCESSING.every((name) => before[name] === after[name]);
    this.#inTurn(async () => {
      await this.#list();
      if (!same) await this.#open(chooseDevice(after.microphone, this.#listed.microphones));
      this.#setSpeakers();
      this.#report();
    });
  };

  #inTurn(act: () => Promise<void>): void {
    this.#turn = this.#turn.then(act).catch((bug: unknown) => console.error(bug));
  }

  async #changed(): Promise<void> {
    const before = this.#microphone;
    const heardBy = this.#speaker;
    await this.#list();
    const wanted = chooseDevice(this.#parts.settings().microphone, this.#listed.microphones);
    const isOver = this.#stream?.getAudioTracks().every(({ readyState }) => readyState === 'ended') ?? true;
    if (isOver || wanted?.id !== before?.id) await this.#open(wanted);
    this.#setSpeakers();
    this.#report(tellChange(before, this.#microphone) ?? tellSpeaker(heardBy, this.#speaker));
  }

  async #open(device: AudioDevice | undefined): Promise<void> {
    const { mixer, settings } = this.#parts;
    const { state, stream } = await openMicrophone({ ...settings(), device });
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = stream;
    this.#microphone = stream && (device ?? deviceOf(stream));
    mixer.setMicrophone(stream && mixer.context.createMediaStreamSource(stream));
    stream?.getAudioTracks()[0]?.addEventListener('ended', () => this.#inTurn(() => this.#changed()));
    this.#parts.report({ microphone: state });
  }

  async #list(): Promise<void> {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: MediaDeviceKind): readonly AudioDevice[] =>
      all.filter((one) => one.kind === kind).map(({ deviceId: id, label }) => ({ id, label }));
    this.#listed = { microphones: of('audioinput'), speakers: of('audiooutput') };
  }

  #setSpeakers(): void {
    const { mixer, signals, settings } = this.#parts;
    const { speaker, ringer } = settings();
    this.#speaker = chooseDevice(speaker, this.#listed.speakers);
    mixer.setSpeaker(this.#speaker?.id ?? '');
    signals.setRinger(
      (ringer.id === '' ? this.#speaker : chooseDevice(ringer, this.#listed.speakers))?.id ?? '',
    );
  }

  #report(trouble?: PhoneStatus['trouble']): void {
    this.#parts.report({
      devices: this.#listed,
      using: { microphone: this.#microphone?.label ?? '', speaker: this.#speaker?.label ?? '' },
      ...(trouble === undefined ? {} : { trouble }),
    });
  }
}

const PROCESSING = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

function deviceOf(stream: MediaStream): AudioDevice {
  const track = stream.getAudioTracks()[0];
  return { id: track?.getSettings().deviceId ?? '', label: track?.label ?? '' };
}

function tellChange(
  before: AudioDevice | undefined,
  now: AudioDevice | undefined,
): PhoneStatus['trouble'] | undefined {
  if (before?.id === now?.id) return undefined;
  if (now === undefined)
    return { code: 'microphoneGone', message: '麦克风已断开，没有别的可用：对方听不到您，您仍能听到对方。' };
  return { code: 'microphoneChanged', message: `麦克风有变化，现在用“${now.label}”。` };
}

function tellSpeaker(
  before: AudioDevice | undefined,
  now: AudioDevice | undefined,
): PhoneStatus['trouble'] | undefined {
  if (before?.id === now?.id) return undefined;
  if (now === undefined) return { code: 'speakerGone', message: '没有可用的音频输出设备：听不到对方。' };
  return { code: 'speakerChanged', message: `扬声器有变化，现在用“${now.label}”。` };
}
