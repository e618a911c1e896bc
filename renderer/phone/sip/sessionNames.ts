// Phone page. How SIP.js names a session's far end and its dialog, in the words of the program.
import type { Dialog, Party } from '@shared/call/Leg';
import { type Session, URI, UserAgent } from 'sip.js';
import { aorUser, referTo } from '../leg/dialogNames';
import type { ReferHeard } from '../leg/HandOver';
import { partyFrom } from '../leg/partyFrom';

/** P-Asserted-Identity where a trusted server set it (RFC 3325), else From or To. */
export function partyOf({ assertedIdentity, remoteIdentity }: Session): Party {
  const { uri, displayName } = assertedIdentity ?? remoteIdentity;
  return partyFrom({ user: uri.user, host: uri.host, name: displayName });
}

/** Undefined where there is no dialog. `contactNamesUser`: see aorUser. */
export function dialogOf(session: Session, contactNamesUser: boolean): Dialog | undefined {
  const { dialog, assertedIdentity, remoteIdentity } = session;
  if (!dialog) return undefined;
  const { callId, localTag, remoteTag, remoteTarget } = dialog;
  const { user, host, port } = remoteIdentity.uri;
  const names = { contact: remoteTarget.user, asserted: assertedIdentity?.uri.user, address: user };
  const aor = new URI('sip', aorUser(names, contactNamesUser), host, port).toString();
  return { callId, localTag, remoteTag, remoteTarget: remoteTarget.toString(), aor };
}

/** Sends the far end of `session` to the far end of `dialog`. */
export function refer(session: Session, dialog: Dialog, { notified, refused }: ReferHeard): void {
  const target = UserAgent.makeURI(dialog.aor);
  if (!target) {
    refused();
    return;
  }
  // SIP.js writes a URI into Refer-To as it is, without brackets.
  target.toString = () => referTo(dialog);
  const onReject = ({ message }: { message: { statusCode?: number | undefined } }): void =>
    refused(message.statusCode);
  session
    .refer(target, {
      onNotify: (notification) => {
        void notification.accept();
        notified(notification.request.body);
      },
      requestDelegate: { onReject },
    })
    .catch(() => refused());
}
