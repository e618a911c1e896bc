// Phone page. What names a dialog and its far end: for Refer-To, for Replaces, and for the next page.
import type { Dialog } from '@shared/call/Leg';

/** The value of a Replaces header: tags as the far end of that dialog sees them (RFC 3891 §6.1). */
export const replacesOf = ({
  callId,
  localTag,
  remoteTag,
}: Pick<Dialog, 'callId' | 'localTag' | 'remoteTag'>): string =>
  `${callId};to-tag=${remoteTag};from-tag=${localTag}`;

/**
 * The value of Refer-To (RFC 3515 §2.1): the far end's address of record with Replaces. Never its Contact, which an
 * ordinary proxy answers with 404; and in brackets, or the `?` would end the header.
 */
export const referTo = (dialog: Dialog): string =>
  `<${dialog.aor}?Replaces=${encodeURIComponent(replacesOf(dialog))}>`;

/** User parts of the addresses by which SIP names a far end. */
export interface FarNames {
  readonly contact: string | undefined;
  /** P-Asserted-Identity (RFC 3325). */
  readonly asserted: string | undefined;
  /** From, or To, which keeps what we dialled, whoever answered it. */
  readonly address: string | undefined;
}

/**
 * User part of the far end's address of record. `contactNamesUser`: a Contact's user part is the registered user, as
 * on the practice exchange, whose numbers hunt.
 */
export const aorUser = ({ contact, asserted, address }: FarNames, contactNamesUser: boolean): string =>
  (contactNamesUser ? contact : undefined) ?? asserted ?? address ?? '';
