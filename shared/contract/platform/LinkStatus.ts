import type { EventId, HandoverId } from '../../kernel/ids';
import type { Failure } from '../../kernel/result';
import type { ParkReason } from '../../link/LinkEvent';
import type { ReferenceGroup } from '../../reference/ReferenceGroup';
import type { SeatCard } from '../../seat/SeatCard';

/** What the quiet line says. */
export interface LinkStatus {
  /** `refused`: the platform, or this program, says no until a person has done something (`trouble`). */
  readonly state: 'notConfigured' | 'offline' | 'connecting' | 'connected' | 'refused';
  /** Events that the platform does not have yet. */
  readonly waiting: number;
  /** When the oldest of them was recorded. */
  readonly waitingSince?: number | undefined;
  /** Events that the platform would not take, and messages of its that were put aside. */
  readonly refused?: number | undefined;
  readonly parked?: number | undefined;
  /** A queue of some length on its way: how much of it has arrived. */
  readonly draining?: { readonly sent: number; readonly of: number } | undefined;
  /** When the platform last had everything. */
  readonly lastSync?: number | undefined;
  readonly trouble?: Failure | undefined;
  readonly server?: ServerGuarantees | undefined;
  /** The newest hand-over record that did not get through: its call went all the same. */
  readonly handoverUnsent?: HandoverId | undefined;
  /** Official data that were not taken, by group, until a sound version comes: the ones before are in use. */
  readonly refusedReference?: Readonly<Partial<Record<ReferenceGroup, Failure>>> | undefined;
  /** Streams that the platform's server has not: an administrator has to run `platform setup`. */
  readonly missingStreams?: readonly string[] | undefined;
}

export interface ServerGuarantees {
  readonly version: string;
  /** `later`: it acknowledges before its disk has it. `ifSet`: it can sync first, where its administrator says so. */
  readonly synced: 'later' | 'ifSet';
}

/** The line's panel. */
export interface LinkDetails {
  readonly refused: readonly {
    readonly event: EventId;
    readonly seatNo: number;
    readonly reason: string;
    readonly at: number;
  }[];
  readonly messages: readonly {
    readonly message: string;
    readonly reason: ParkReason;
    readonly detail: string;
    readonly at: number;
  }[];
  readonly presence: readonly Presence[];
}

/** A seat as it was last heard; all its times, and `seenAt`, by this host's clock. */
export interface Presence extends SeatCard {
  readonly seenAt: number;
}
