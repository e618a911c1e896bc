// Main process of the desktop program: the contract over Electron's IPC. Who asks is read off the frame that asks.

import { mayHear } from '@shared/contract/channels';
import type { Page } from '@shared/contract/Session';
import type { SeatId } from '@shared/kernel/ids';
import { fail } from '@shared/kernel/result';
import { ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { Dispatch } from '../ipc';
import type { Log } from '../log/Log';
import type { Services } from '../ServicesPort';
import { pageOfUrl } from './appScheme';

export interface PageIpc {
  /** From now on this window's page is heard and told. */
  add(page: Page, contents: WebContents): void;
  close(): void;
}

export function servePages(services: Services, dispatch: Dispatch, seat: SeatId, log: Log): PageIpc {
  const pages = new Map<WebContents, Page>();
  const attached = new Set<WebContents>();

  const detach = (contents: WebContents, page: Page) => {
    if (attached.delete(contents)) services.pageDetached({ seat, page });
  };
  const attach = (contents: WebContents, page: Page) => {
    detach(contents, page);
    attached.add(contents);
    services.pageAttached({ seat, page });
  };

  ipcMain.handle('linkseat:call', (event, name: unknown, arg: unknown) => {
    const page = askingPage(event.senderFrame, pages.get(event.sender), seat);
    if (page) return dispatch({ seat, page }, name, arg);
    log('warn', 'senderRefused');
    return fail({ code: 'forbidden', message: '此页面不能提出这个请求。 This page may not ask.' });
  });

  const stopPushes = services.push((to, name, data) => {
    if (to.seat !== seat) return;
    for (const [contents, page] of pages) {
      const meant = (to.page === undefined || to.page === page) && mayHear(page, name);
      if (meant && attached.has(contents)) contents.send('linkseat:push', name, data);
    }
  });

  return {
    add(page, contents) {
      pages.set(contents, page);
      contents.on('dom-ready', () => attach(contents, page));
      contents.on('did-start-loading', () => detach(contents, page));
      contents.on('render-process-gone', () => detach(contents, page));
      contents.on('destroyed', () => {
        detach(contents, page);
        pages.delete(contents);
      });
    },
    close() {
      stopPushes();
      ipcMain.removeHandler('linkseat:call');
      for (const [contents, page] of pages) detach(contents, page);
    },
  };
}

/** The page, where its own main frame asks and still shows that very page; else undefined. */
function askingPage(frame: WebFrameMain | null, page: Page | undefined, seat: SeatId): Page | undefined {
  if (!frame || frame.parent !== null || page === undefined) return undefined;
  return pageOfUrl(frame.url, seat) === page ? page : undefined;
}
