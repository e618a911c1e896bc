// Phone page. Several servers in the person's order: the next one when one is gone, and back when the first is there.

/** Which server is used now. Knows nothing of sockets. */
export class ServerChoice {
  readonly #servers: readonly string[];
  #at = 0;

  constructor(preferred: string, backups: readonly string[]) {
    this.#servers = [preferred, ...backups];
  }

  get current(): string {
    return this.#servers[this.#at] ?? '';
  }

  get preferred(): string {
    return this.#servers[0] ?? '';
  }

  get isPreferred(): boolean {
    return this.#at === 0;
  }

  get hasOthers(): boolean {
    return this.#servers.length > 1;
  }

  /** The current one cannot be reached or will not serve: the next is tried, after the last the first again. */
  next(): void {
    this.#at = (this.#at + 1) % this.#servers.length;
  }

  back(): void {
    this.#at = 0;
  }
}
