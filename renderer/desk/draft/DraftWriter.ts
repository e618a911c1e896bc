import type { IntakeForm } from '@shared/intake/IntakeForm';
import type { Result } from '@shared/kernel/result';

/** The page's timers, so that tests have their own. */
export interface Timers {
  set(run: () => void, after: number): unknown;
  clear(timer: unknown): void;
}

export type Fields = Partial<IntakeForm>;

/** What stands between the keyboard and the log: `texts` are shown in place of the echo until it has caught up. */
export interface DraftState {
  readonly texts: Fields;
  /** True while something is not answered by the host. */
  readonly unsaved: boolean;
  /** Why the last try failed; it is tried again. */
  readonly trouble: string | undefined;
}

export interface DraftPorts {
  /** Records the fields; the answer's `version` is the place of the event in the call's stream. */
  readonly send: (fields: Fields) => Promise<Result<{ readonly version: number }>>;
  readonly timers: Timers;
  readonly now: () => number;
  readonly changed: (state: DraftState) => void;
}

/** Milliseconds. Below a second together with the way to the disk. */
export const AFTER_LAST_KEY = 400;
export const AFTER_FIRST_KEY = 800;
export const RETRY_AFTER = 1000;

/**
 * Sends what is typed within 400 ms of the last key and 800 ms of the first unsent one; one write at a time, so
 * that they stay in order; a failed write is merged under what was typed since and tried again.
 */
export class DraftWriter {
  readonly #ports: DraftPorts;
  /** Typed and not sent. */
  #waiting: Fields = {};
  /** Sent and not answered. */
  #sent: Fields | undefined;
  /** Answered, but not yet folded: shown until the fold has reached `version`. */
  #answered: readonly { readonly fields: Fields; readonly version: number }[] = [];
  #firstAt: number | undefined;
  #timer: unknown;
  #running: Promise<void> = Promise.resolve();
  #trouble: string | undefined;
  #over = false;

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  write(fields: Fields): void {
    if (this.#over) return;
    this.#waiting = { ...this.#waiting, ...fields };
    const now = this.#ports.now();
    this.#firstAt ??= now;
    this.#schedule(Math.max(0, Math.min(AFTER_LAST_KEY, this.#firstAt + AFTER_FIRST_KEY - now)));
    this.#tell();
  }

  /** Sends what waits at once; resolves when it is answered, well or not. */
  flush(): Promise<void> {
    this.#unschedule();
    this.#running = this.#running.then(() => this.#sendWaiting());
    return this.#running;
  }

  /** The page has folded the stream up to `version`: echoes up to there are shown by the fold itself. */
  reached(version: number): void {
    const left = this.#answered.filter((answer) => answer.version > version);
    if (left.length === this.#answered.length) return;
    this.#answered = left;
    this.#tell();
  }

  /** Everything not answered yet, for the next load of this page. */
  unsaved(): Fields {
    return { ...this.#sent, ...this.#waiting };
  }

  /** The call is over for this page: nothing is sent any more. */
  close(): void {
    this.#unschedule();
    this.#over = true;
  }

  async #sendWaiting(): Promise<void> {
    const fields = this.#waiting;
    if (this.#over || Object.keys(fields).length === 0) return;
    this.#waiting = {};
    this.#firstAt = undefined;
    this.#sent = fields;
    this.#tell();
    const answer = await this.#ports.send(fields);
    this.#sent = undefined;
    if (answer.ok) {
      this.#trouble = undefined;
      this.#answered = [...this.#answered, { fields, version: answer.value.version }];
    } else {
      this.#trouble = answer.error.message;
      this.#waiting = { ...fields, ...this.#waiting };
      if (!this.#over) this.#schedule(RETRY_AFTER);
    }
    this.#tell();
  }

  #schedule(after: number): void {
    this.#unschedule();
    this.#timer = this.#ports.timers.set(() => void this.flush(), after);
  }

  #unschedule(): void {
    if (this.#timer !== undefined) this.#ports.timers.clear(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    const answered = Object.assign({}, ...this.#answered.map((answer) => answer.fields)) as Fields;
    const texts = { ...answered, ...this.unsaved() };
    const unsaved = Object.keys(this.unsaved()).length > 0;
    this.#ports.changed({ texts, unsaved, trouble: unsaved ? this.#trouble : undefined });
  }
}
