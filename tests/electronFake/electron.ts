// A small stand-in for `electron`, so that the thin entry runs under Node. IPC goes over a real MessageChannel:
// what structured clone refuses or changes in Electron, it refuses or changes here. It can't prove what Chromium
// does: CSP, the sandbox of a preload, windows, the keyring.
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

type Fn = (...args: never[]) => unknown;
type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** Everything that the program told Electron, by name, for tests to read. */
export const told: Record<string, unknown[]> = {};
const note = (name: string, value?: unknown): void => {
  told[name] = [...(told[name] ?? []), value];
};

const handlers = new Map<string, Handler>();
const permission: Record<string, Fn> = {};
const served = new Map<string, (request: Request) => Promise<Response>>();
const shortcuts = new Map<string, () => void>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (name: string, fn: Handler) => handlers.set(name, fn),
  removeHandler: (name: string) => handlers.delete(name),
});

/** What the preload script sees. One page at a time: the tests swap it with `becomePage`. */
export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: (...args: unknown[]): Promise<unknown> => page().invoke(args),
});
export const exposed: Record<string, unknown> = {};
export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => {
    exposed[name] = api;
  },
};

let current: FakeContents | undefined;
const page = (): FakeContents => {
  if (!current) throw new Error('no page is loaded');
  return current;
};
/** From now on the preload script speaks as this page. */
export const becomePage = (contents: FakeContents): void => {
  current = contents;
};

interface Frame {
  url: string;
  readonly parent: Frame | null;
}

export class FakeContents extends EventEmitter {
  mainFrame: Frame = { url: '', parent: null };
  /** The frame that asks next; a test puts a foreign one here. */
  askingFrame: Frame | null = this.mainFrame;
  windowOpen: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly #inMain: MessagePort;
  readonly #inPage: MessagePort;
  readonly #waiting = new Map<number, { resolve: Fn; reject: Fn }>();
  #last = 0;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#inMain = port1;
    this.#inPage = port2;
    port1.on('message', ({ id, args }) => void this.#answer(id, args));
    port2.on('message', (message) => this.#hear(message));
    port1.unref();
    port2.unref();
  }

  invoke(args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#inPage.postMessage({ id: this.#last, args });
      this.#waiting.set(this.#last, { resolve: resolve as Fn, reject: reject as Fn });
    });
  }

  async #answer(id: number, [name, ...args]: [string, ...unknown[]]): Promise<void> {
    const handler = handlers.get(name);
    try {
      if (!handler) throw new Error(`No handler registered for '${name}'`);
      const value = await handler({ sender: this, senderFrame: this.askingFrame }, ...args);
      this.#inMain.postMessage({ id, value });
    } catch (error) {
      this.#inMain.postMessage({ id, error: String(error) });
    }
  }

  #hear({ id, value, error, push }: { id: number; value: never; error?: string; push?: unknown[] }): void {
    if (push) {
      ipcRenderer.emit(String(push[0]), {}, ...push.slice(1));
      return;
    }
    const waiting = this.#waiting.get(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error) as never);
  }

  send(...push: unknown[]): void {
    this.#inMain.postMessage({ push });
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  setWindowOpenHandler(fn: typeof this.windowOpen): void {
    this.windowOpen = fn;
  }
  async printToPDF(options: object): Promise<Buffer> {
    note('printToPDF', options);
    return Buffer.from('%PDF-1.4 fake');
  }
  reload(): void {
    note('reload', this);
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new FakeContents();
  readonly options: { webPreferences: Record<string, unknown>; show?: boolean };
  shown = false;
  focused = false;
  destroyed = false;

  constructor(options: { webPreferences: Record<string, unknown> }) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    // As in Electron: whoever opened the window has its turn first.
    await null;
    this.webContents.mainFrame.url = url;
    this.webContents.emit('did-start-loading');
    this.webContents.emit('dom-ready');
    this.emit('ready-to-show');
  }
  show = () => {
    this.shown = true;
  };
  hide = () => {
    this.shown = false;
  };
  focus = () => note('focus', this);
  isFocused = () => this.focused;
  isMinimized = () => false;
  restore = () => note('restore', this);
  isDestroyed = () => this.destroyed;
  destroy = () => {
    this.destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  };
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  getVersion: () => '0.0.0-test',
  getPath: () => '/nowhere',
  setPath: (name: string, path: string) => note(`path.${name}`, path),
  enableSandbox: () => note('enableSandbox'),
  commandLine: { appendSwitch: (name: string) => note('switch', name) },
  requestSingleInstanceLock: () => true,
  whenReady: async () => {},
  quit: () => note('quit'),
  exit: (code: number) => note('exit', code),
});

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) => note('schemes', schemes),
  handle: (scheme: string, fn: (request: Request) => Promise<Response>) => served.set(scheme, fn),
};
/** Loads an address as a page would. */
export const load = (url: string, method = 'GET'): Promise<Response> => {
  const serve = served.get(new URL(url).protocol.slice(0, -1));
  return serve ? serve(new Request(url, { method })) : Promise.reject(new Error('no such scheme'));
};

const session0 = Object.assign(new EventEmitter(), {
  protocol,
  setPermissionRequestHandler: (fn: Fn) => Object.assign(permission, { request: fn }),
  setPermissionCheckHandler: (fn: Fn) => Object.assign(permission, { check: fn }),
  setDevicePermissionHandler: (fn: Fn) => Object.assign(permission, { device: fn }),
  setDisplayMediaRequestHandler: (fn: Fn) => Object.assign(permission, { display: fn }),
});
export const session = { defaultSession: session0 };
/** Asks for a permission as Chromium would. */
export const asksFor = (name: string, details: Record<string, unknown>): Promise<boolean> =>
  new Promise((resolve) => {
    (permission.request as unknown as Handler)({}, name, resolve, details);
  });

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => note('menu', menu),
};
export const dialog = { showErrorBox: (title: string, text: string) => note('errorBox', { title, text }) };
/** The keyring: `safe.backend` says what a Linux desktop would answer. */
export const safe = { backend: 'gnome_libsecret', available: true };
export const safeStorage = {
  isEncryptionAvailable: () => safe.available,
  getSelectedStorageBackend: () => safe.backend,
  encryptString: (text: string) => Buffer.from(`locked:${text}`),
  decryptString: (locked: Buffer) => {
    const text = locked.toString();
    if (!text.startsWith('locked:')) throw new Error('Error while decrypting the ciphertext');
    return text.slice('locked:'.length);
  },
};
export const shell = {};
export const globalShortcut = {
  register: (key: string, fn: () => void) => shortcuts.set(key, fn),
  unregisterAll: () => shortcuts.clear(),
};
export const heldKeys = (): readonly string[] => [...shortcuts.keys()];
export const pressGlobally = (key: string): void => shortcuts.get(key)?.();

// electron-store and conf import the whole module; ours must too, so this one default stays.
// biome-ignore lint/style/noDefaultExport: electron-store imports electron as a whole
export default { app, ipcMain, shell, ipcRenderer };
