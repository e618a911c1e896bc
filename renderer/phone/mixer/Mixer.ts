// Phone page. The one owner of the AudioContext: gives every leg its mix, and lets the operator hear what he may.
// What the operator hears stays on plain <audio> players, so that the echo canceller keeps its reference; only the
// mixes that are sent go through WebAudio (telephony.md, mixer traps).
import type { AudioEnd, AudioRoute } from '@shared/call/audioRoutes';
import type { LegId } from '@shared/kernel/ids';

/** Seconds: gains move by this time constant, so that nothing clicks. */
const GLIDE = 0.01;

interface LegSound {
  readonly mix: MediaStreamAudioDestinationNode;
  /** Plays the far end: muted where the operator may not hear it, for a remote stream that nothing plays is silent. */
  readonly player: HTMLAudioElement;
  source?: MediaStreamAudioSourceNode | undefined;
  stream?: MediaStream | undefined;
}

export class Mixer {
  readonly context: AudioContext;
  readonly #legs = new Map<LegId, LegSound>();
  readonly #gains = new Map<string, Pick<AudioRoute, 'from' | 'to'> & { readonly node: GainNode }>();
  /** Every running `from>to` of the last `apply`. */
  #routes: ReadonlyMap<string, AudioRoute> = new Map();
  readonly #zero: ConstantSourceNode;
  #microphone: AudioNode | undefined;
  #speaker = '';

  constructor(context: AudioContext) {
    this.context = context;
    this.#zero = new ConstantSourceNode(context, { offset: 0 });
    this.#zero.start();
  }

  /** Where all voices and signals are heard from now on; empty: the system's default. A device that is gone is refused. */
  setSpeaker(id: string): void {
    if (id === this.#speaker) return;
    this.#speaker = id;
    for (const { player } of this.#legs.values()) void player.setSinkId(id).catch(() => undefined);
    void setSink(this.context, id);
  }

  /** Plays a recording where calls are heard; resolves when it is over. */
  async playOnce(sound: Blob): Promise<void> {
    const player = new Audio(URL.createObjectURL(sound));
    await player.setSinkId(this.#speaker).catch(() => undefined);
    await new Promise<void>((resolve) => {
      player.onended = () => resolve();
      player.onerror = () => resolve();
      player.play().catch(() => resolve());
    });
    URL.revokeObjectURL(player.src);
  }

  /** What is to be sent on a leg: its mix, silent until a route leads into it. */
  readonly outgoing = (leg: LegId): MediaStream => this.#leg(leg).mix.stream;

  /** Takes over from the microphone that was there; undefined: the operator is silent. */
  setMicrophone(source: AudioNode | undefined): void {
    this.#microphone?.disconnect();
    this.#microphone = source;
    for (const { from, node } of this.#gains.values()) if (from === 'operator') source?.connect(node);
  }

  /** The sound of a leg's far end. To be called at once when the track exists: later costs delay for good. */
  attach(leg: LegId, stream: MediaStream): void {
    const sound = this.#leg(leg);
    sound.source?.disconnect();
    sound.stream = stream;
    sound.source = this.context.createMediaStreamSource(stream);
    sound.player.srcObject = stream;
    sound.player.play().catch(() => undefined);
    for (const { from, node } of this.#gains.values()) if (from === leg) sound.source.connect(node);
  }

  /** Brings the gains to `routes`; what is not in it falls silent. */
  readonly apply = (routes: readonly AudioRoute[]): void => {
    const wanted = new Map(routes.map((route) => [keyOf(route.from, route.to), route]));
    for (const key of this.#routes.keys()) if (!wanted.has(key)) this.#set(key, 0);
    for (const [key, route] of wanted) if (this.#routes.get(key)?.gain !== route.gain) this.#open(route);
    this.#routes = wanted;
    for (const [leg, sound] of this.#legs) sound.player.muted = !wanted.has(keyOf(leg, 'operator'));
  };

  /** A leg is over: its nodes go, and its player stops. */
  readonly release = (leg: LegId): void => {
    const sound = this.#legs.get(leg);
    if (!sound) return;
    sound.player.srcObject = null;
    this.#zero.disconnect(sound.mix);
    for (const [key, { from, to, node }] of this.#gains) {
      if (from !== leg && to !== leg) continue;
      // The microphone outlives the call, and would keep every gain that it ever led into.
      this.sourceOf(from)?.disconnect(node);
      node.disconnect();
      this.#gains.delete(key);
    }
    sound.source?.disconnect();
    this.#legs.delete(leg);
  };

  /** The streams that the operator hears now. */
  heardByOperator(): readonly MediaStream[] {
    return [...this.#legs.values()].flatMap(({ player, stream }) =>
      stream && !player.muted ? [stream] : [],
    );
  }

  /** After the person let the page play sound. */
  async resume(): Promise<void> {
    await this.context.resume();
    for (const { player, stream } of this.#legs.values())
      if (stream) await player.play().catch(() => undefined);
  }

  /** Where the sound of an end comes from; undefined as long as it has none. */
  sourceOf(from: AudioEnd): AudioNode | undefined {
    return from === 'operator' ? this.#microphone : this.#leg(from).source;
  }

  #leg(leg: LegId): LegSound {
    const known = this.#legs.get(leg);
    if (known) return known;
    const sound: LegSound = { mix: this.context.createMediaStreamDestination(), player: new Audio() };
    sound.player.muted = true;
    if (this.#speaker !== '') void sound.player.setSinkId(this.#speaker).catch(() => undefined);
    // A destination without a running source sends no RTP at all.
    this.#zero.connect(sound.mix);
    this.#legs.set(leg, sound);
    return sound;
  }

  /** The operator's own hearing is the player's mute; every other route is a gain into the mix of its listener. */
  #open({ from, to, gain }: AudioRoute): void {
    if (to === 'operator') return;
    const key = keyOf(from, to);
    if (!this.#gains.has(key)) {
      const node = new GainNode(this.context, { gain: 0 });
      this.sourceOf(from)?.connect(node);
      node.connect(this.#leg(to).mix);
      this.#gains.set(key, { from, to, node });
    }
    this.#set(key, gain);
  }

  #set(key: string, gain: number): void {
    this.#gains.get(key)?.node.gain.setTargetAtTime(gain, this.context.currentTime, GLIDE);
  }
}

/** Chromium's AudioContext has it; the language's own description of the DOM has not yet. */
const setSink = (context: AudioContext, id: string): Promise<void> =>
  (context as AudioContext & { setSinkId?: (id: string) => Promise<void> })
    .setSinkId?.(id === 'default' ? '' : id)
    .catch(() => undefined) ?? Promise.resolve();

const keyOf = (from: AudioEnd, to: AudioEnd): string => `${from}>${to}`;
