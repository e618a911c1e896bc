// Main process. From a message to bytes. Content-Length is always written anew and counts octets.
import type { SipMessage } from './sipMessage';

/** `parseMessage(writeMessage(m))` is `m` again, with Content-Length last where it was missing. */
export const writeMessage = (message: SipMessage): Buffer => {
  const lines = [
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`,
  ];
  let measured = false;
  for (const { name, key, value } of message.headers) {
    if (key === 'content-length') {
      measured = true;
      lines.push(`${name}: ${message.body.length}`);
    } else lines.push(`${name}: ${value}`);
  }
  if (!measured) lines.push(`Content-Length: ${message.body.length}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
  return message.body.length === 0 ? head : Buffer.concat([head, message.body]);
};
