// Phone page. The first PeerConnection of a page costs 90 ms more than the next: it is spent before a call comes.

/** Connects one to itself, with sound, and forgets it. */
export function warmUp(context: AudioContext): void {
  const connection = new RTCPeerConnection({ iceServers: [] });
  const destination = context.createMediaStreamDestination();
  for (const track of destination.stream.getTracks()) connection.addTrack(track, destination.stream);
  connection
    .createOffer()
    .then((offer) => connection.setLocalDescription(offer))
    .catch(() => undefined)
    .finally(() => setTimeout(() => connection.close(), 1_000));
}
