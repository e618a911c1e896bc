// Phone page. Reads from a re-INVITE whether the far end holds us (RFC 3264 §8.4).

/** True where the audio is offered sendonly or inactive, or with the old address 0.0.0.0. */
export function offersHold(sdp: string): boolean {
  const audio = sdp.slice(Math.max(0, sdp.indexOf('m=audio')));
  return /^a=(sendonly|inactive)\s*$/m.test(audio) || /^c=IN IP4 0\.0\.0\.0\s*$/m.test(sdp);
}
