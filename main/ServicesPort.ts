// Runs in the host (main process or browser-seat server). What the two entries need of the services, and nothing
// else: the entries know pages and sockets, the services know calls, orders and seats.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CallName, Calls, Pushes, PushName } from '@shared/contract/calls';
import type { Page } from '@shared/contract/Session';
import type { Clock } from '@shared/kernel/clock';
import type { IdMaker, SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import type { Person } from '@shared/person/Person';
import type { KeySources } from './keys/KeySources';
import type { Log } from './log/Log';
import type { SettingsStore } from './settings/SettingsStore';

/** Who asks: proven by the entry (cookie and Origin, or the frame of an IPC message), never told by the page. */
export interface Who {
  readonly seat: SeatId;
  readonly page: Page;
}

/** Who acts: the seat, and the person who is signed in there. Undefined only in calls that anybody may make. */
export interface Actor extends Who {
  readonly person: Person | undefined;
}

export type Handler<K extends CallName> = (
  who: Who,
  arg: Calls[K]['arg'],
) => Promise<Result<Calls[K]['answer']>>;

/** One per channel. Given a checked argument; answers what the person must handle, throws for bugs only. */
export type Handlers = { readonly [K in CallName]: Handler<K> };

/** As the services write them: rights are checked before (people/guardHandlers.ts), so none of them does. */
export type ActorHandlers = {
  readonly [K in CallName]: (actor: Actor, arg: Calls[K]['arg']) => Promise<Result<Calls[K]['answer']>>;
};

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

/** What an entry gives to `createServices(options): Promise<Services>` (main/services.ts). */
export interface ServicesOptions {
  readonly host: 'desktop' | 'browser';
  readonly version: string;
  /** Exists, is writable, and is locked for this process. */
  readonly dataDir: string;
  /** The folder `resources/` of this build: in the tree, or unpacked beside app.asar. */
  readonly resourcesDir: string;
  /** Built next to the entry: the store's worker (`out/main/storeWorker.js`). */
  readonly storeWorker: string;
  /** Told while the records are sorted anew after an update, before anything can be served: events done, of so many. */
  readonly sorting?: ((done: number, of: number) => void) | undefined;
  /** What the records can be opened with; without it the key file in the data folder. */
  readonly keys?: KeySources | undefined;
  readonly seats: readonly SeatId[];
  readonly clock: Clock;
  readonly ids: IdMaker;
  readonly log: Log;
  /** The settings of a seat: the same object for the same seat. */
  settings(seat: SeatId): SettingsStore;
  /** The seat's desk as its print style has it, as a PDF; absent where only the browser's own print window can. */
  readonly deskPdf?: ((seat: SeatId) => Promise<Uint8Array>) | undefined;
  /** Where the phone page of a seat finds the embedded exchange: ws://127.0.0.1:PORT/… . Known when a page asks. */
  sipServer(seat: SeatId): string;
}
