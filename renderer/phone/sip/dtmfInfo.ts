// Phone page. Tones as SIP INFO, for exchanges that do not hear them in the audio (application/dtmf-relay, RFC 6086).
import type { Info, Session } from 'sip.js';

const TYPE = 'application/dtmf-relay';
/** Milliseconds that the far end is told to sound the tone. */
const DURATION = 160;

/** `told` is called once the far end has taken the tone; a refusal rejects, so that nobody believes it was sent. */
export async function sendToneByInfo(session: Session, tone: string, told: () => void): Promise<void> {
  const refused = await new Promise<number>((resolve, reject) => {
    session
      .info({
        requestOptions: {
          body: {
            contentDisposition: 'render',
            contentType: TYPE,
            content: `Signal=${tone}\r\nDuration=${DURATION}\r\n`,
          },
        },
        requestDelegate: {
          onAccept: () => resolve(0),
          onReject: ({ message }) => resolve(message.statusCode ?? 500),
        },
      })
      .catch(reject);
  });
  if (refused !== 0) throw new Error(`INFO ${refused}`);
  told();
}

/** A tone that comes in is taken, for there is nothing that it could break; other kinds of INFO are not known here. */
export function takeToneByInfo(info: Info): void {
  const type = info.request.getHeader('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type === TYPE) void info.accept();
  else void info.reject({ statusCode: 415 });
}
