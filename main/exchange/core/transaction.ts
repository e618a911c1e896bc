// Main process. One request under way, with the fork that decides for it and the sockets that carry it.
import { createHash } from 'node:crypto';
import type { RequestEnvelope } from '../message/envelope';
import { headerValue } from '../message/headers';
import type { IncomingRequest } from '../message/readMessage';
import type { SipRequest } from '../message/sipMessage';
import { MAGIC_COOKIE } from '../message/via';
import type { Fork } from './fork';
import type { Connection } from './ports';
import type { Ticket } from './queues';

export interface Sent {
  readonly connection: Connection;
  readonly request: SipRequest;
  readonly branch: string;
}

export interface Transaction {
  readonly key: string;
  readonly incoming: IncomingRequest;
  /** The socket that the request came from. */
  readonly source: Connection;
  readonly isInvite: boolean;
  /** Inside a dialog a late 2xx may be acknowledged, but the dialog is not ours to end. */
  readonly inDialog: boolean;
  /** A number was resolved to users who ring one after another. */
  readonly isHunt: boolean;
  /** Its place in a queue, where the number has one. */
  readonly ticket: Ticket | undefined;
  fork: Fork;
  readonly sent: Sent[];
  /** The caller's reason for a CANCEL, handed on. */
  cancelReason: readonly string[];
  readonly stops: Map<TimerName, () => void>;
  answered: boolean;
}

export type TimerName = 'step' | 'attempt' | 'cancel' | 'linger';

/**
 * What names a request and its CANCEL and ACK alike (RFC 3261 §17.2.3): the branch with the host that made it. A sender
 * without a branch (RFC 2543), or with the bare cookie, is told apart by everything else that stays the same.
 */
export const transactionKey = (request: SipRequest, envelope: RequestEnvelope): string => {
  const { via, cseq, callId, from } = envelope;
  const kind = request.method === 'ACK' || request.method === 'CANCEL' ? 'INVITE' : request.method;
  const name =
    via.branch === ''
      ? `${callId} ${cseq.number} ${from.params.get('tag') ?? ''} ${headerValue(request, 'via') ?? ''}`
      : via.branch;
  return `${kind} ${via.sentBy} ${name}`;
};

/** Own branch: a hash of the incoming transaction, so that it is unique where that is, and the same for its CANCEL. */
export const ownBranch = (secret: string, key: string, part: string | number): string =>
  `${MAGIC_COOKIE}${createHash('sha1').update(`${secret} ${key} ${part}`).digest('hex').slice(0, 24)}`;
