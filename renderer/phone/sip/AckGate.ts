// Phone page. Closed while our 200 to an INVITE waits for its ACK. A re-INVITE that is sent meanwhile makes SIP.js
// take the late ACK for one without an answer, and end the call.

export class AckGate {
  #open = Promise.resolve();
  #let: () => void = () => {};

  /** Resolves when no ACK is awaited. */
  get opened(): Promise<void> {
    return this.#open;
  }

  awaitAck(): void {
    this.#let();
    this.#open = new Promise((resolve) => {
      this.#let = resolve;
    });
  }

  acknowledged(): void {
    this.#let();
  }
}
