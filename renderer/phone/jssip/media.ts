// Phone page. What a JsSIP session sends, what it hears, and when its search for paths is over.
import type { RTCSession } from 'jssip/lib/RTCSession';

/** Milliseconds after the first UDP candidate, for the other interfaces' candidates to come in. */
const ICE_GRACE = 20;

/** As JsSIP takes it, for a call that we make and for one that we answer. */
export interface Media {
  readonly mediaStream: MediaStream;
  readonly pcConfig: RTCConfiguration;
}

/** `heard` is called the moment a track of the far end exists. */
export function watchMedia(session: RTCSession, heard: (stream: MediaStream) => void): void {
  const watch = (connection: RTCPeerConnection): void =>
    connection.addEventListener('track', ({ streams, track }) =>
      heard(streams[0] ?? new MediaStream([track])),
    );
  if (session.connection) watch(session.connection);
  else session.on('peerconnection', ({ peerconnection }) => watch(peerconnection));
  session.on('icecandidate', ({ candidate, ready }) => {
    if (candidate.protocol === 'udp') setTimeout(ready, ICE_GRACE);
  });
  const quiet = (): void => {
    for (const sender of session.connection?.getSenders() ?? []) sender.track?.stop();
  };
  session.on('ended', quiet);
  session.on('failed', quiet);
}
