// Phone page. What names a far end and its dialog: for Refer-To, for Replaces, and for the next page.
import type { Dialog } from '@shared/call/Leg';
import { type Session, URI } from 'sip.js';

/** SIP.js writes a URI into Refer-To without angle brackets, and the `?` would then end the header (RFC 3515 §2.1). */
class BracketedUri extends URI {
  override toString(): string {
    return `<${super.toString()}>`;
  }
}

/** Names of a dialog as the one who sends Replaces knows it. */
type DialogNames = Pick<Dialog, 'callId' | 'localTag' | 'remoteTag'>;

/** The value of a Replaces header: tags as the far end of that dialog sees them (RFC 3891 §6.1). */
export const replacesOf = ({ callId, localTag, remoteTag }: DialogNames): string =>
  `${callId};to-tag=${remoteTag};from-tag=${localTag}`;

/**
 * Address of record of a session's far end, never the Contact itself: an ordinary proxy answers that with 404.
 * `contactNamesUser`: a Contact's user part is the registered user, as on the practice exchange, whose numbers hunt.
 * Undefined where there is no dialog.
 */
export function farAor(session: Session, contactNamesUser: boolean): URI | undefined {
  const { dialog, assertedIdentity } = session;
  if (!dialog) return undefined;
  // To keeps what we dialled, whoever answered it.
  const { uri } = session.remoteIdentity;
  const contact = contactNamesUser ? dialog.remoteTarget.user : undefined;
  return new BracketedUri('sip', contact ?? assertedIdentity?.uri.user ?? uri.user ?? '', uri.host, uri.port);
}

/** The far end's address of record with Replaces; undefined where there is no dialog to replace. */
export function referTarget(session: Session, contactNamesUser: boolean): URI | undefined {
  const target = farAor(session, contactNamesUser);
  if (!target || !session.dialog) return undefined;
  target.setHeader('Replaces', encodeURIComponent(replacesOf(session.dialog)));
  return target;
}

/** A session's dialog in the words of the program. */
export function dialogOf(session: Session, contactNamesUser: boolean): Dialog | undefined {
  const { dialog } = session;
  const aor = farAor(session, contactNamesUser);
  if (!dialog || !aor) return undefined;
  const { callId, localTag, remoteTag, remoteTarget } = dialog;
  const { user = '', host, port } = aor;
  const address = new URI('sip', user, host, port).toString();
  return { callId, localTag, remoteTag, remoteTarget: remoteTarget.toString(), aor: address };
}
