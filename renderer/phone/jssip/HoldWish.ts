// Phone page. Whether the far end of one JsSIP leg is to be held. JsSIP says no where another re-INVITE is on its way,
// and forgets the wish: here it is kept, and only the newest one counts.
import type { RTCSession } from 'jssip/lib/RTCSession';
import { pause } from '../leg/pause';

/** Milliseconds: JsSIP does not tell when it is ready. */
const LOOK_AGAIN = 20;

export class HoldWish {
  readonly #session: () => RTCSession;
  #wanted = false;
  #told = false;
  #running: Promise<boolean> | undefined;

  constructor(session: () => RTCSession) {
    this.#session = session;
  }

  /** Resolves when the far end knows whether it is held; false where the call ended over it. */
  set(held: boolean): Promise<boolean> {
    this.#wanted = held;
    this.#running ??= this.#follow().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The far end was replaced: nobody has told the new one yet. */
  startAgain(): void {
    this.#told = false;
    if (this.#wanted) void this.set(true);
  }

  async #follow(): Promise<boolean> {
    while (this.#wanted !== this.#told) {
      const session = this.#session();
      if (session.isEnded()) return false;
      const held = this.#wanted;
      if (!isReady(session)) await pause(LOOK_AGAIN);
      else if (await reinvite(session, held)) this.#told = held;
    }
    return true;
  }
}

/** Not while an ACK is awaited, of our answer or of theirs: JsSIP refuses in-dialog requests meanwhile with 403. */
const isReady = (session: RTCSession): boolean =>
  session.status === session.C.STATUS_CONFIRMED && session.isReadyToReOffer();

function reinvite(session: RTCSession, held: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (agreed: boolean) => (): void => {
      session.off('ended', over);
      resolve(agreed);
    };
    const [done, over] = [settle(true), settle(false)];
    session.on('ended', over);
    if (!(held ? session.hold({}, done) : session.unhold({}, done))) over();
  });
}
