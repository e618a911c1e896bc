// Runs in the host (main process or browser-seat server). What the two entries need of the services, and nothing
// else: the entries know pages and sockets, the services know calls, orders and seats.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CallName, Calls, Page, Pushes, PushName } from '@shared/contract/calls';
import type { SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';

/** Who asks: proven by the entry (cookie and Origin, or the frame of an IPC message), never told by the page. */
export interface Who {
  readonly seat: SeatId;
  readonly page: Page;
}

export type Handler<K extends CallName> = (
  who: Who,
  arg: Calls[K]['arg'],
) => Promise<Result<Calls[K]['answer']>>;

/** One per channel. Given a checked argument; answers what the person must handle, throws for bugs only. */
export type Handlers = { readonly [K in CallName]: Handler<K> };

/** Without `page` every page of the seat that may hear this push. */
export interface PushTarget {
  readonly seat: SeatId;
  readonly page?: Page | undefined;
}

export type PushListener = <K extends PushName>(to: PushTarget, name: K, data: Pushes[K]) => void;

export interface Services {
  readonly handlers: Handlers;
  /** Told every push; the answer ends it. */
  push(fn: PushListener): () => void;
  /** A page is there and can hear pushes. Once per connection: two desks of one seat attach twice. */
  pageAttached(who: Who): void;
  pageDetached(who: Who): void;
  /** A checked WebSocket upgrade of a seat's phone page to the practice exchange. */
  exchangeUpgrade(seat: SeatId, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Everything on the disk, everything stopped. Called once; later calls are answered as `closing`. */
  close(): Promise<void>;
}
