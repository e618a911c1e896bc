// Runs in the host. Who may speak in whose name on the practice exchange: the socket of a seat was let in by the token of
// that seat, and serves the seat and the scripted parties of its page (`citizen-12345-001`, `bot-110-12345-001`), nobody else.
import type { Authorize } from '../exchange/core/router';
import { parseAddress } from '../exchange/message/address';
import { headerValue } from '../exchange/message/headers';
import { parseUri, sameUser } from '../exchange/message/sipUri';

export const speaksForItself: Authorize = (request, { owner }) => {
  const address = headerValue(request, request.method === 'REGISTER' ? 'to' : 'from') ?? '';
  const user = sameUser(parseUri(parseAddress(address)?.uri ?? '')?.user ?? '');
  const isOwn = owner !== undefined && (user === owner || user.endsWith(`-${owner}`));
  return isOwn ? 'ok' : { status: 403, headers: [] };
};
