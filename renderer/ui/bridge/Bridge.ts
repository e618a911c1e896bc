// Renderer, any page. The way to the host, the same in the desktop program and in the browser seat.
import type { CallName, Calls, Pushes, PushName } from '@shared/contract/calls';
import type { Result } from '@shared/kernel/result';

/**
 * `lost`: tried again by itself, calls fail at once meanwhile. `signedOut`: the host runs but does not know this
 * page any more (it was started anew); the person has to open the address that it printed.
 */
export type BridgeState = 'connecting' | 'open' | 'lost' | 'signedOut';

export interface Bridge {
  /**
   * Never rejects. `offline`: the host could not be asked, or went away before it answered; what was asked may
   * have been done. `noAnswer`: it is there and did not answer within 15 s.
   */
  call<K extends CallName>(name: K, arg: Calls[K]['arg']): Promise<Result<Calls[K]['answer']>>;
  /** Told every push of this name, in order; the answer ends it. */
  listen<K extends PushName>(name: K, fn: (data: Pushes[K]) => void): () => void;
  state(): BridgeState;
  /** Told every change. After `open` comes back, pushes were missed: open the session again. */
  onState(fn: (state: BridgeState) => void): () => void;
  close(): void;
}
