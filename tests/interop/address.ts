// The one address that all servers and telephones of the interop tests have; scripts/interop.mjs gives it to the
// namespace. Not loopback, which baresip refuses.
export const ADDRESS = '10.77.0.1';
/** How telephones reach Kamailio, and how browsers do. */
export const UDP_PORT = 5060;
export const WSS_URL = `wss://${ADDRESS}:5067/`;

export const aor = (user: string): string => `sip:${user}@${ADDRESS}`;
