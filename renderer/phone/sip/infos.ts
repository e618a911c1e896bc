// Phone page. INFO over SIP.js: tones (RFC 6086), and how a supervisor takes part.
import type { Supervision } from '@shared/call/Leg';
import type { Info, Session } from 'sip.js';
import { DTMF_RELAY, dtmfRelayOf } from '../leg/dtmfRelay';
import { SUPERVISE } from '../leg/offeredFact';

export const sendTone = (session: Session, tone: string): Promise<void> =>
  send(session, { contentType: DTMF_RELAY, content: dtmfRelayOf(tone) });

/** The header says it; the body is there because some telephones answer 415 to an INFO without one (JsSIP does). */
export const sendSupervision = (session: Session, supervision: Supervision): Promise<void> =>
  send(session, { contentType: 'text/plain', content: supervision }, [`${SUPERVISE}: ${supervision}`]);

/** A tone that comes in is taken, for there is nothing that it could break; other kinds of INFO are not known here. */
export function takeTone(info: Info): void {
  const type = info.request.getHeader('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type === DTMF_RELAY) void info.accept();
  else void info.reject({ statusCode: 415 });
}

/** Resolves once the far end has taken it; a refusal rejects, so that nobody believes it was sent. */
function send(
  session: Session,
  body: { readonly contentType: string; readonly content: string },
  extraHeaders: string[] = [],
): Promise<void> {
  return new Promise((resolve, reject) => {
    session
      .info({
        requestOptions: { extraHeaders, body: { contentDisposition: 'render', ...body } },
        requestDelegate: {
          onAccept: () => resolve(),
          onReject: ({ message }) => reject(new Error(`INFO ${message.statusCode}`)),
        },
      })
      .catch(reject);
  });
}
