// Phone page. The Refer-To of a hand-over.
import { type Session, URI } from 'sip.js';

/** SIP.js writes a URI into Refer-To without angle brackets, and the `?` would then end the header (RFC 3515 §2.1). */
class BracketedUri extends URI {
  override toString(): string {
    return `<${super.toString()}>`;
  }
}

export interface Partner {
  readonly session: Session;
  /** What we dialled to reach him. */
  readonly dialled: URI;
  /** True where a Contact's user part is the registered user: on the practice exchange, whose numbers hunt. */
  readonly contactNamesUser: boolean;
}

/**
 * The partner's address of record with Replaces, never the Contact itself: an ordinary proxy answers that with 404.
 * Undefined where there is no dialog to replace.
 */
export function referTarget({ session, dialled, contactNamesUser }: Partner): URI | undefined {
  const { dialog } = session;
  if (!dialog) return undefined;
  const asserted = session.assertedIdentity?.uri.user;
  const user = asserted ?? (contactNamesUser ? dialog.remoteTarget.user : undefined) ?? dialled.user ?? '';
  const replaces = `${dialog.callId};to-tag=${dialog.remoteTag};from-tag=${dialog.localTag}`;
  const target = new BracketedUri('sip', user, dialled.host, dialled.port);
  target.setHeader('Replaces', encodeURIComponent(replaces));
  return target;
}
