// Main process of the desktop program: everything that a page could ask of Electron is denied, but what is named here.
import type { SeatId } from '@shared/kernel/ids';
import { app, type Session } from 'electron';
import { ORIGIN, pageOfUrl } from './appScheme';

/**
 * No page navigates, opens windows or embeds others. The one exception: the desk may ask for the phone's window,
 * which exists and is only shown, and for the lead's board.
 */
export function lockDownContents(seat: SeatId, show: (page: 'phone' | 'board') => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const deny = (event: { preventDefault(): void }) => event.preventDefault();
    contents.on('will-navigate', (event) => {
      // A reload of the page itself is no way out.
      if (event.url !== contents.getURL() || pageOfUrl(event.url, seat) === undefined) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault();
    });
    contents.on('will-redirect', deny);
    contents.on('will-attach-webview', deny);
    contents.setWindowOpenHandler(({ url }) => {
      const page = pageOfUrl(url, seat);
      if (page === 'phone' || page === 'board') show(page);
      return { action: 'deny' };
    });
  });
}

/** Only the phone page may have a permission, and only the microphone. Cameras, screens and the rest: never. */
export function lockDownPermissions(session: Session, seat: SeatId): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const soundOnly = types.length > 0 && types.every((type) => type === 'audio');
    answer(permission === 'media' && soundOnly && pageOfUrl(details.requestingUrl, seat) === 'phone');
  });
  session.setPermissionCheckHandler((contents, permission, _origin, details) => {
    const isPhone = pageOfUrl(contents?.getURL() ?? '', seat) === 'phone';
    return permission === 'media' && isPhone && details.mediaType === 'audio';
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Lists and orders as files: made by our own desk, kept where the person says (Electron asks). Nothing else.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) event.preventDefault();
  });
}
