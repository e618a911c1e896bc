import type { LadderStep } from '../call/CallFact';
import type { Side } from '../kernel/side';
import type { NonCase } from './IntakeEvent';

/** What the intake asks of the world. Emitted by the machine, performed by the host, once, after the commit. */
export type IntakeEffect =
  /** Tell the phone to dial; the host makes the attempt and hand-over ids. */
  | { readonly type: 'startLadder'; readonly step: LadderStep; readonly target: string }
  /** Write the matter down as an order. `again`: the order of this call exists, its content changed. */
  | { readonly type: 'saveOrder'; readonly again: boolean }
  /** 工单互派, 三（二）3. Always follows the first `saveOrder`. */
  | { readonly type: 'dispatchOrder'; readonly to: Side; readonly reason: string }
  /** At the end of wrap-up: the other side took the matter in the call, so the order here is a record only. */
  | { readonly type: 'closeOrder'; readonly result: string }
  /** The call ends as no matter of either side. */
  | { readonly type: 'closeNonCase'; readonly nonCase: NonCase };
