// Phone page. Keeps a far end's stream flowing where nobody listens to it: an unplayed remote stream is silent in
// WebAudio.

export class Pump {
  readonly #player = new Audio();

  constructor() {
    this.#player.muted = true;
  }

  /** What flows now: at most one stream. */
  get streams(): readonly MediaStream[] {
    const { srcObject } = this.#player;
    return srcObject instanceof MediaStream ? [srcObject] : [];
  }

  attach(stream: MediaStream): void {
    this.#player.srcObject = stream;
    this.#player.play().catch(() => undefined);
  }

  close(): void {
    this.#player.srcObject = null;
  }
}
