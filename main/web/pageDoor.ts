// Browser-seat host: all open pages of all seats, by WebSocket.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { mayHear } from '@shared/contract/channels';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Dispatch } from '../ipc';
import type { Services, Who } from '../ServicesPort';
import { MAX_MESSAGE, type PushText, servePage } from './pageSocket';

/** How often a page has to show that it is alive, milliseconds. */
const BEAT = 15_000;

/** What a browser says for a page whose process is gone (RFC 6455 §7.4.1): a page that leaves says so (`PAGE_LEFT`). */
const GOING_AWAY = 1001;

export interface PageDoor {
  open(who: Who, request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

interface OpenPage {
  readonly who: Who;
  readonly socket: WebSocket;
  readonly push: PushText;
  answered: boolean;
}

export function createPageDoor(
  services: Services,
  dispatch: Dispatch,
  onAttached: (who: Who) => void,
  /** The page has crashed: it did not take its leave. */
  onCrashed: (who: Who) => void,
): PageDoor {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  const pages = new Set<OpenPage>();

  const stopPushes = services.push((to, name, data) => {
    const text = JSON.stringify({ push: name, data });
    for (const { who, push } of pages) {
      const meant = who.seat === to.seat && (to.page === undefined || who.page === to.page);
      if (meant && mayHear(who.page, name)) push(text);
    }
  });

  const beat = setInterval(() => {
    for (const page of pages) {
      if (!page.answered) page.socket.terminate();
      page.answered = false;
      page.socket.ping();
    }
  }, BEAT);
  beat.unref();

  const remove = (page: OpenPage) => {
    if (pages.delete(page)) services.pageDetached(page.who);
  };

  const add = (who: Who, socket: WebSocket) => {
    const page: OpenPage = { who, socket, answered: true, push: servePage(socket, who, dispatch).push };
    pages.add(page);
    socket.on('pong', () => {
      page.answered = true;
    });
    socket.on('close', (code) => {
      remove(page);
      if (code === GOING_AWAY) onCrashed(who);
    });
    services.pageAttached(who);
    onAttached(who);
  };

  return {
    open: (who, request, socket, head) =>
      server.handleUpgrade(request, socket, head, (opened) => add(who, opened)),
    close() {
      clearInterval(beat);
      stopPushes();
      for (const page of pages) {
        page.socket.close(1001, 'the program ends');
        remove(page);
      }
      server.close();
    },
  };
}
