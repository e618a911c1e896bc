// Phone page. What the engine and the bots ask of a SIP stack, and what they hear from it. The stack behind it can
// be exchanged: contractCases.ts is the suite that every adapter passes.
import type { LegFact } from '@shared/call/CallFact';
import type { HandoverBrief } from '@shared/call/HandoverRecord';
import type { Dialog, LegRole, Supervision } from '@shared/call/Leg';
import type { LegQuality } from '@shared/call/lineQuality';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { HandoverId, LegId } from '@shared/kernel/ids';

export interface DialRequest {
  readonly role: LegRole;
  readonly number: string;
  /** Goes out as X-Linkage-Handover. */
  readonly handover?: HandoverId | undefined;
  /** Goes out as X-Linkage-Row and X-Linkage-Danger. */
  readonly brief?: HandoverBrief | undefined;
  /** Goes out as X-Linkage-Supervise: asks into the call that runs there. */
  readonly supervision?: Supervision | undefined;
}

export type PortEvent =
  | { readonly type: 'fact'; readonly fact: LegFact }
  /**
   * How `handOver` came out: `ok` after the caller reported 200; `status` absent where nothing was heard at all. Told
   * once more where a hand-over that was given up for silence succeeds after all.
   */
  | {
      readonly type: 'handOverEnded';
      readonly caller: LegId;
      readonly ok: boolean;
      readonly status?: number | undefined;
    }
  | { readonly type: 'registration'; readonly state: PhoneStatus['registration'] }
  /** The far end's sound; told the moment its track exists, and again when the far end was replaced. */
  | { readonly type: 'remoteStream'; readonly leg: LegId; readonly stream: MediaStream }
  /** About once a second for each connected leg. */
  | { readonly type: 'quality'; readonly leg: LegId; readonly quality: LegQuality }
  | { readonly type: 'trouble'; readonly code: string; readonly message: string };

/** How a ringing call is turned down: 486, 480, 603, 403 for a supervisor who may not, 500 by what is broken. */
export type Refusal = 'busy' | 'away' | 'rejected' | 'forbidden' | 'failed';

/**
 * One registered SIP user. Nothing here throws or answers: everything that happens is told to the listeners, in the
 * order in which it happened. A command for a leg that is over or unknown does nothing.
 */
export interface PhonePort {
  /** Connects, registers, and keeps both up until `stop`. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Rings `number`; the leg's id is the caller's to make. Told as legDialled, legRung, legAnswered or legEnded. */
  readonly dial: (leg: LegId, request: DialRequest) => void;
  /**
   * Takes over a dialog whose phone is gone (INVITE with Replaces). Told as legRecovered, and legConfirmed for the new
   * dialog, or as legEnded `lost`; never rings anybody. Waits for the connection to the server.
   */
  readonly recover: (leg: LegId, dialog: Dialog, held: boolean) => void;
  readonly answer: (leg: LegId) => void;
  readonly decline: (leg: LegId, how: Refusal) => void;
  /** Told as legHeld at once: what the held party hears is cut by the mixer, the re-INVITE only says so. */
  readonly hold: (leg: LegId) => void;
  /** Told as legRetrieved when the far end has agreed, and at the latest after 600 ms: the mixer lets both hear then. */
  readonly retrieve: (leg: LegId) => void;
  /** CANCEL, BYE or 603, as the leg's state asks. */
  readonly hangUp: (leg: LegId) => void;
  readonly sendDtmf: (leg: LegId, tone: string) => void;
  /** Told as supervisionChanged at both ends. */
  readonly changeSupervision: (leg: LegId, supervision: Supervision) => void;
  /** REFER the caller to the partner with Replaces; told as handOverEnded, at the latest after 5 s. */
  readonly handOver: (caller: LegId, partner: LegId) => void;
  readonly listen: (fn: (event: PortEvent) => void) => () => void;
}
