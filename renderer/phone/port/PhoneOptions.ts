// Phone page. What an adapter of the port is built from, whichever SIP library is behind it.
import type { DtmfWay } from '@shared/contract/Settings';
import type { LegId } from '@shared/kernel/ids';

/**
 * What a phone does with a REFER: follow it, refuse it with 603, say 202 and then nothing as some exchanges do, or
 * dial without Replaces as some telephones do.
 */
export type ReferralHabit = 'follow' | 'refuse' | 'swallow' | 'ignoreReplaces';

export interface PhoneOptions {
  /** `ws://…` or `wss://…`. */
  readonly server: string;
  /** Servers that stand in for it, in the order of preference. */
  readonly backups?: readonly string[] | undefined;
  /** Milliseconds on another server until the first is asked after (default one minute). */
  readonly returnAfter?: number | undefined;
  readonly domain: string;
  readonly user: string;
  readonly displayName: string;
  /** What a digest challenge is answered with; absent: the server asks for none. */
  readonly authorization?: { readonly user: string; readonly secret: string } | undefined;
  readonly iceServers: readonly RTCIceServer[];
  /** The embedded exchange: its numbers hunt, so that a partner is known by the user part of his Contact. */
  readonly practice: boolean;
  /** A scripted caller follows; a seat does not let itself be sent anywhere. */
  readonly referrals: () => ReferralHabit;
  /** What is sent on a leg. It is cloned, because SIP libraries stop or mute the tracks that they are given. */
  readonly outgoing: (leg: LegId) => MediaStream;
  /** Who rings, where the user's own name says nothing: goes out as P-Asserted-Identity (RFC 3325). */
  readonly asserted?: { readonly number: string; readonly name: string } | undefined;
  readonly newLeg: () => LegId;
  /** In [0, 1). */
  readonly random: () => number;
  /** Read for each tone, since the setting can change. */
  readonly dtmf: () => DtmfWay;
}
