// Renderer, any page: finds the way to the host. A preload script has left it on the window (desktop program), or
// the page came from the browser seat and its address says where the host is.
import type { Calls, Pushes } from '@shared/contract/calls';
import type { PreloadApi } from '@shared/contract/PreloadApi';
import { PAGE_LEFT, type Page } from '@shared/contract/Session';
import type { Result } from '@shared/kernel/result';
import type { Bridge } from './Bridge';
import { socketBridge } from './socketBridge';

declare global {
  interface Window {
    readonly linkseat?: PreloadApi;
  }
}

export function connectBridge(page: Page): Bridge {
  const api = window.linkseat;
  return api ? preloadBridge(api) : webBridge(page);
}

/** Never lost: when the main process ends, so does the page. */
function preloadBridge(api: PreloadApi): Bridge {
  return {
    call: (name, arg) => api.call(name, arg) as Promise<Result<Calls[typeof name]['answer']>>,
    listen: (name, fn) => api.listen(name, (data) => fn(data as Pushes[typeof name])),
    state: () => 'open',
    onState: () => () => {},
    close: () => {},
  };
}

/** The page is at /s/<seat>/desk/ or /s/<seat>/phone/; the seat's other addresses are beside it. */
function webBridge(page: Page): Bridge {
  const socketAt = new URL(`../ws?page=${page}`, location.href);
  socketAt.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return socketBridge({
    open: () => openSocket(socketAt),
    isSignedOut: async () => (await fetch(new URL('../alive', location.href))).status === 401,
    random: () => Math.random(),
    after: (ms, fn) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
  });
}

function openSocket(at: URL): WebSocket {
  const socket = new WebSocket(at);
  const leave = () => socket.close(PAGE_LEFT);
  addEventListener('pagehide', leave);
  socket.addEventListener('close', () => removeEventListener('pagehide', leave));
  return socket;
}
