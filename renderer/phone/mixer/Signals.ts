// Phone page. What the operator hears that is nobody's voice: the ring of an offered call, the ringback of a partner.
// Made by oscillators, so that a missing file can't make a call silent.

/** Seconds on and off, and the notes sounded meanwhile. Ringback: 450 Hz, 1 s on, 4 s off (GB/T 3380). */
const PATTERNS = {
  ring: { notes: [659, 523], on: 0.9, off: 1.6, volume: 0.12 },
  ringback: { notes: [450], on: 1, off: 4, volume: 0.08 },
  /** Once: the line opens by itself, and who sits here is heard in a moment. */
  opens: { notes: [880, 1175], on: 0.4, off: 0, volume: 0.15 },
} as const;

export type Signal = Exclude<keyof typeof PATTERNS, 'opens'>;

export class Signals {
  readonly #context: AudioContext;
  /** The ring has a device of its own; everything else is heard where voices are. */
  readonly #bell: GainNode;
  readonly #line: GainNode;
  readonly #bellPlayer = new Audio();
  #playing: Signal | undefined;
  #round: ReturnType<typeof setTimeout> | undefined;

  constructor(context: AudioContext) {
    this.#context = context;
    this.#line = new GainNode(context, { gain: 1 });
    this.#line.connect(context.destination);
    this.#bell = new GainNode(context, { gain: 1 });
    const bell = context.createMediaStreamDestination();
    this.#bell.connect(bell);
    this.#bellPlayer.srcObject = bell.stream;
  }

  /** Undefined: silence. Asking for what is playing goes on with it. */
  play(signal: Signal | undefined): void {
    if (signal === this.#playing) return;
    clearTimeout(this.#round);
    this.#playing = signal;
    this.#open(this.#bell, signal === 'ring');
    this.#open(this.#line, signal === 'ringback');
    if (signal !== undefined) this.#repeat(signal);
  }

  /** The line opens by itself: heard whatever else sounds. */
  warn(): void {
    this.#sound('opens', this.#context.destination);
  }

  /** Where calls ring; empty: the system's default. */
  setRinger(id: string): void {
    void this.#bellPlayer.setSinkId(id === 'default' ? '' : id).catch(() => undefined);
  }

  /** Once, to be tried. */
  tryRing(): void {
    this.#open(this.#bell, true);
    this.#ringBell();
  }

  #ringBell(): void {
    this.#bellPlayer.play().catch(() => undefined);
    this.#sound('ring', this.#bell);
  }

  #open(out: GainNode, heard: boolean): void {
    out.gain.cancelScheduledValues(0);
    out.gain.setTargetAtTime(heard ? 1 : 0, this.#context.currentTime, 0.01);
  }

  #repeat(signal: Signal): void {
    const { on, off } = PATTERNS[signal];
    if (signal === 'ring') this.#ringBell();
    else this.#sound(signal, this.#line);
    this.#round = setTimeout(() => this.#repeat(signal), (on + off) * 1000);
  }

  #sound(signal: keyof typeof PATTERNS, out: AudioNode): void {
    const { notes, on, volume } = PATTERNS[signal];
    const start = this.#context.currentTime + 0.02;
    const length = on / notes.length;
    notes.forEach((frequency, index) => {
      const from = start + index * length;
      const note = new OscillatorNode(this.#context, { frequency });
      const shape = new GainNode(this.#context, { gain: 0 });
      shape.gain.setTargetAtTime(volume, from, 0.02);
      shape.gain.setTargetAtTime(0, from + length - 0.08, 0.03);
      note.connect(shape).connect(out);
      note.start(from);
      note.stop(from + length + 0.1);
      note.addEventListener('ended', () => shape.disconnect());
    });
  }
}
