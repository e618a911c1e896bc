/** Headers of an event's message. The body says the same: headers are for those who need not open it. */
export const HEADERS = {
  /** JetStream leaves out a second message with this id within its duplicate window. */
  id: 'Nats-Msg-Id',
  version: 'Linkage-Version',
  /** The seat's own number, 1, 2, 3 … without gaps within its chain. */
  seatNo: 'Linkage-Seat-No',
  /** Which log the numbers are of. */
  chain: 'Linkage-Chain',
  /** SHA-256 of the event over the one before it, hex; and that one's. */
  hash: 'Linkage-Hash',
  previous: 'Linkage-Previous-Hash',
  /** `order:…`, `call:…`: what the event is about. */
  stream: 'Linkage-Stream',
} as const;
