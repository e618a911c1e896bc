// Phone page. How JsSIP's messages name the far end and the dialog, in the words of the program.
import type { Dialog, Party } from '@shared/call/Leg';
import { NameAddrHeader, URI } from 'jssip';
import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage';
import { aorUser, replacesOf } from '../leg/dialogNames';
import { partyFrom } from '../leg/partyFrom';

/** P-Asserted-Identity where a trusted server set it (RFC 3325), else `address`: From or To. */
export function partyOf(message: IncomingRequest | IncomingResponse, address: NameAddrHeader): Party {
  const { uri, display_name } = assertedIn(message) ?? address;
  return partyFrom({ user: uri.user, host: uri.host, name: display_name });
}

/**
 * The dialog that `first` has begun: the INVITE that came in, or the answer to ours. `tags`: a message from the far end
 * that carries both of them, the ACK where we answered, since JsSIP keeps its own tag to itself.
 */
export function dialogFrom(
  first: IncomingRequest | IncomingResponse,
  tags: IncomingRequest | IncomingResponse,
  isOurs: boolean,
  contactNamesUser: boolean,
): Dialog {
  const { uri } = isOurs ? first.to : first.from;
  const [local, remote] = isOurs ? [tags.from, tags.to] : [tags.to, tags.from];
  const contact = first.parseHeader<NameAddrHeader>('contact').uri;
  const names = { contact: contact.user, asserted: assertedIn(first)?.uri.user, address: uri.user };
  return {
    callId: first.getHeader('call-id'),
    localTag: local.getParam<string>('tag'),
    remoteTag: remote.getParam<string>('tag'),
    remoteTarget: contact.toString(),
    aor: new URI('sip', aorUser(names, contactNamesUser), uri.host, uri.port).toString(),
  };
}

/** Where the far end of a dialog is reached. */
export const addressOf = ({ aor }: Dialog): URI => URI.parse(aor) as unknown as URI;

/** The URI of a Refer-To; JsSIP writes the brackets. */
export function referTarget(dialog: Dialog): URI {
  const target = addressOf(dialog);
  target.setHeader('Replaces', encodeURIComponent(replacesOf(dialog)));
  return target;
}

function assertedIn(message: IncomingRequest | IncomingResponse): NameAddrHeader | undefined {
  const text = message.getHeader('p-asserted-identity') as string | undefined;
  return text === undefined ? undefined : (NameAddrHeader.parse(text) as unknown as NameAddrHeader);
}
