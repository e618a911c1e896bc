// Phone page. What a trainer behind the caller hears: everything that is said in the seat's call, as it is recorded.
import { audioRoutes } from '@shared/call/audioRoutes';
import type { Call } from '@shared/call/Call';
import { isConnected } from '@shared/call/Leg';
import type { LegId } from '@shared/kernel/ids';
import type { Mixer } from '../mixer/Mixer';
import { StereoTap } from '../mixer/StereoTap';

export class SeatEar {
  readonly #leg: LegId;
  readonly #tap: StereoTap;
  #calls: readonly Call[] = [];
  #speaks = false;

  /** `leg`: the trainer's. */
  constructor(mixer: Mixer, leg: LegId) {
    this.#leg = leg;
    this.#tap = new StereoTap(mixer);
  }

  get stream(): MediaStream {
    return this.#tap.stream;
  }

  isFor(leg: LegId): boolean {
    return leg === this.#leg;
  }

  look(calls: readonly Call[]): void {
    this.#calls = calls;
    const call = calls.find(({ legs }) => legs.some(isConnected));
    const caller = call?.legs.find(({ role }) => role === 'caller')?.id;
    const routes = call === undefined ? [] : audioRoutes(call);
    this.#tap.follow(
      (call?.legs ?? []).filter(isConnected).map(({ id }) => id),
      routes.filter(({ from }) => !this.#speaks || from !== caller),
    );
  }

  /** While he speaks as the caller he does not hear himself come back. */
  spare(speaks: boolean): void {
    this.#speaks = speaks;
    this.look(this.#calls);
  }

  close(): void {
    this.#tap.close();
  }
}
