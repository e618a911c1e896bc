// Phone page. Tones as SIP INFO, for exchanges that do not hear them in the audio (application/dtmf-relay, RFC 6086).

export const DTMF_RELAY = 'application/dtmf-relay';
/** Milliseconds that the far end is told to sound the tone. */
const DURATION = 160;

export const dtmfRelayOf = (tone: string): string => `Signal=${tone}\r\nDuration=${DURATION}\r\n`;
