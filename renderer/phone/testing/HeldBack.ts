// Tests: what a page's telephone sends over its socket is held back where it fits, until it is let go: so a state that
// lasts no longer than a message is on its way stands for as long as a test needs.

export class HeldBack {
  #wanted: RegExp | undefined;
  #kept: (() => void)[] = [];

  /** From now on for every socket of the page. */
  constructor() {
    const { send } = WebSocket.prototype;
    const later = (text: unknown, now: () => void): boolean => {
      if (typeof text !== 'string' || !this.#wanted?.test(text)) return false;
      this.#kept.push(now);
      return true;
    };
    WebSocket.prototype.send = function (data) {
      if (!later(data, () => send.call(this, data))) send.call(this, data);
    };
  }

  get count(): number {
    return this.#kept.length;
  }

  /** `pattern` of the whole message, start line first. */
  readonly holdBack = (pattern: string): void => {
    this.#wanted = new RegExp(pattern);
  };

  readonly letGo = (): void => {
    this.#wanted = undefined;
    for (const now of this.#kept.splice(0)) now();
  };
}
