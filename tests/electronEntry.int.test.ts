// The desktop entry over the fake electron: what it allows, what it denies, and that the contract crosses the
// boundary by structured clone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PreloadApi } from '@shared/contract/PreloadApi';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import type { SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import * as electron from 'electron';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { registerAppScheme, serveAppScheme } from '../main/electron/appScheme';
import { deskPdf } from '../main/electron/deskPdf';
import { openExchangeDoor } from '../main/electron/exchangeDoor';
import { takeGlobalKeys } from '../main/electron/globalKeys';
import { lockDownContents, lockDownPermissions } from '../main/electron/lockDown';
import { servePages } from '../main/electron/pageIpc';
import { setSeatMenu } from '../main/electron/seatMenu';
import { openSeatWindows } from '../main/electron/seatWindows';
import { createDispatch } from '../main/ipc';
import * as fake from './electronFake/electron';
import { fakeServices } from './host/fakeServices';
import { outcomeOf } from './host/seatHost';

const SEAT = '12345-001' as SeatId;
const DESK = `linkseat://seat/s/${SEAT}/desk/`;
const PHONE = `linkseat://seat/s/${SEAT}/phone/`;
const services = fakeServices();
const log = () => {};
let dir: string;
let desk: fake.BrowserWindow;
let phone: fake.BrowserWindow;
let api: PreloadApi;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'linkseat-desktop-'));
  mkdirSync(join(dir, 'renderer/desk'), { recursive: true });
  writeFileSync(join(dir, 'renderer/desk/index.html'), '<!doctype html><head></head>');
  writeFileSync(join(dir, 'secret.json'), '{}');
  registerAppScheme();
  const pagesDir = join(dir, 'renderer');
  const connect = () => ['ws://127.0.0.1:7'];
  serveAppScheme(electron.session.defaultSession.protocol, {
    seat: SEAT,
    pagesDir,
    audioDirs: [pagesDir],
    connect,
  });
  lockDownPermissions(electron.session.defaultSession, SEAT);
  lockDownContents(SEAT, () => phone.show());
  const pages = servePages(services, createDispatch(services.handlers, log), SEAT, log);
  openSeatWindows(SEAT, join(dir, 'main'), (page, window) => pages.add(page, window.webContents), log);
  const [first, second] = fake.BrowserWindow.all;
  if (!first || !second) throw new Error('two windows were expected');
  [phone, desk] = [first, second];
  await import('../preload/index');
  api = fake.exposed.linkseat as PreloadApi;
});
beforeEach(() => {
  fake.becomePage(desk.webContents);
  desk.webContents.askingFrame = desk.webContents.mainFrame;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const code = (answer: Result<unknown>) => (answer.ok ? 'ok' : answer.error.code);

describe('windows', () => {
  it.each<[string, () => fake.BrowserWindow]>([
    ['desk', () => desk],
    ['phone', () => phone],
  ])('of the %s are isolated, sandboxed and never throttled', (_, window) => {
    expect(window().options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      backgroundThrottling: false,
      preload: join(dir, 'preload/index.cjs'),
    });
  });

  it('show the desk, and keep the phone out of sight', () => {
    expect([desk.shown, phone.shown]).toEqual([true, false]);
  });

  it('load a page anew when its process is gone', () => {
    phone.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(fake.told.reload).toEqual([phone.webContents]);
    phone.webContents.emit('dom-ready');
  });
});

describe('a page may not', () => {
  const tries = (event: string, details: Record<string, unknown>): boolean => {
    let prevented = false;
    desk.webContents.emit(event, {
      ...details,
      preventDefault: () => {
        prevented = true;
      },
    });
    return !prevented;
  };

  it.each(['https://evil.example/', 'file:///etc/passwd', 'linkseat://other/', PHONE])(
    'navigate to %s',
    (url) => {
      expect(tries('will-navigate', { url })).toBe(false);
    },
  );

  it('embed or follow', () => {
    expect(tries('will-frame-navigate', { url: DESK, isMainFrame: false })).toBe(false);
    expect(tries('will-attach-webview', {})).toBe(false);
    expect(tries('will-redirect', { url: 'https://evil.example/' })).toBe(false);
  });

  it('open windows; asking for the phone shows the one that is there', () => {
    expect(desk.webContents.windowOpen({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
    expect(phone.shown).toBe(false);
    expect(desk.webContents.windowOpen({ url: PHONE })).toEqual({ action: 'deny' });
    expect(phone.shown).toBe(true);
  });

  it('but reload itself', () => {
    expect(tries('will-navigate', { url: DESK })).toBe(true);
  });
});

describe('permissions', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['media', { requestingUrl: PHONE, mediaTypes: ['audio'] }, true],
    ['media', { requestingUrl: PHONE, mediaTypes: ['audio', 'video'] }, false],
    ['media', { requestingUrl: PHONE, mediaTypes: [] }, false],
    ['media', { requestingUrl: DESK, mediaTypes: ['audio'] }, false],
    ['media', { requestingUrl: 'https://evil.example/', mediaTypes: ['audio'] }, false],
    ['geolocation', { requestingUrl: PHONE }, false],
    ['clipboard-read', { requestingUrl: DESK }, false],
    ['openExternal', { requestingUrl: DESK }, false],
  ])('%s %o → %s', async (name, details, expected) => {
    expect(await fake.asksFor(name, details)).toBe(expected);
  });
});

describe('files', () => {
  const keeps = (url: string): boolean => {
    let kept = true;
    const event = {
      preventDefault: () => {
        kept = false;
      },
    };
    fake.session.defaultSession.emit('will-download', event, { getURL: () => url });
    return kept;
  };

  it('are kept where our own desk made them, and nowhere else', () => {
    expect(keeps('blob:linkseat://seat/0e1f')).toBe(true);
    expect(keeps('blob:https://evil.example/0e1f')).toBe(false);
    expect(keeps('https://evil.example/a.exe')).toBe(false);
  });

  it('an order becomes a PDF by the page’s own print style', async () => {
    const made = await deskPdf(desk as unknown as electron.BrowserWindow);
    expect(Buffer.from(made).toString()).toMatch(/^%PDF-/);
    expect(fake.told.printToPDF).toEqual([
      { preferCSSPageSize: true, printBackground: false, generateTaggedPDF: true },
    ]);
  });
});

describe('linkseat://', () => {
  it('is registered as a secure standard scheme that bypasses nothing', () => {
    expect(fake.told.schemes).toEqual([
      [
        {
          scheme: 'linkseat',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ],
    ]);
  });

  it('gives a page the same policy as the browser seat', async () => {
    const answer = await fake.load(DESK);
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'; ");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:7;");
    expect(policy).not.toContain('unsafe-');
    expect(await answer.text()).toContain(/'nonce-([^']+)'/.exec(policy)?.[1] ?? 'no nonce');
  });

  it.each([
    'linkseat://other/s/12345-001/desk/',
    'linkseat://seat/s/110-001/desk/',
    'linkseat://seat/s/12345-001/..%2fsecret.json',
    'linkseat://seat/s/12345-001/',
    'linkseat://seat/',
  ])('gives nothing at %s', async (url) => {
    expect((await fake.load(url)).status).toBe(404);
  });

  it('only gives', async () => {
    expect((await fake.load(DESK, 'POST')).status).toBe(405);
  });
});

describe('the contract over IPC', () => {
  it('answers as the page of the frame', async () => {
    expect(await api.call('practice.ring', { script: 'a' })).toEqual({ ok: true, value: null });
    expect(services.asked.at(-1)).toEqual({ who: { seat: SEAT, page: 'desk' }, arg: { script: 'a' } });
    expect(code(await api.call('phone.facts', { facts: [] }))).toBe('forbidden');
    fake.becomePage(phone.webContents);
    expect(code(await api.call('phone.facts', { facts: [] }))).toBe('ok');
  });

  it('knows only names of the contract, before anything leaves the page', async () => {
    const before = services.asked.length;
    expect(code(await api.call('shell.openExternal', {}))).toBe('unknownCall');
    expect(() => api.listen('anything', () => {})).toThrow();
    expect(services.asked).toHaveLength(before);
  });

  it('refuses what can not be cloned, by value', async () => {
    expect(code(await api.call('practice.ring', { script: () => 'a' }))).toBe('offline');
  });

  it.each<[string, fake.FakeContents['askingFrame']]>([
    ['a frame inside the page', { url: DESK, parent: { url: DESK, parent: null } }],
    ['no frame any more', null],
  ])('refuses %s', async (_, frame) => {
    desk.webContents.askingFrame = frame;
    expect(code(await api.call('session.open', {}))).toBe('forbidden');
  });

  it('refuses its own frame when that shows another address', async () => {
    desk.webContents.mainFrame.url = 'https://evil.example/';
    expect(code(await api.call('session.open', {}))).toBe('forbidden');
    desk.webContents.mainFrame.url = DESK;
  });

  it('tells pushes to the pages they are for, until told to stop', async () => {
    const heard: unknown[] = [];
    const off = api.listen('link.status', (data) => heard.push(data));
    // The fake has one preload for both pages, so the push is meant for one of them.
    services.tell({ seat: SEAT, page: 'desk' }, 'link.status', { state: 'offline', waiting: 1 });
    services.tell({ seat: '110-001' as SeatId, page: 'desk' }, 'link.status', {
      state: 'offline',
      waiting: 2,
    });
    await api.call('session.open', {});
    expect(heard).toEqual([{ state: 'offline', waiting: 1 }]);
    off();
    services.tell({ seat: SEAT, page: 'desk' }, 'link.status', { state: 'offline', waiting: 3 });
    await api.call('session.open', {});
    expect(heard).toHaveLength(1);
  });

  it('counts a reloading page out and in again', () => {
    expect(services.attached).toHaveLength(2);
    desk.webContents.emit('did-start-loading');
    expect(services.attached).toEqual([{ seat: SEAT, page: 'phone' }]);
    desk.webContents.emit('dom-ready');
    expect(services.attached).toHaveLength(2);
  });
});

describe('keys of the whole system', () => {
  it('are taken only in a call, and only while another program has the focus', () => {
    const pressed: string[] = [];
    const window = desk as unknown as electron.BrowserWindow;
    const keys = takeGlobalKeys(window, DEFAULT_SETTINGS, (key) => pressed.push(key));
    expect(fake.heldKeys()).toEqual([]);
    keys.seatChanged({ state: { at: 'offered', since: 0, call: 'c' as never } });
    expect(fake.heldKeys()).toEqual(['F2', 'F4', 'F12']);
    fake.pressGlobally('F2');
    expect(pressed).toEqual(['answer']);
    keys.settingsChanged({ ...DEFAULT_SETTINGS, keys: { answer: 'F5', mute: '' } });
    expect(fake.heldKeys()).toEqual(['F5', 'F12']);
    desk.focused = true;
    desk.emit('focus');
    expect(fake.heldKeys()).toEqual([]);
    desk.focused = false;
    desk.emit('blur');
    expect(fake.heldKeys()).toEqual(['F5', 'F12']);
    keys.seatChanged({ state: { at: 'available', since: 0 } });
    expect(fake.heldKeys()).toEqual([]);
  });
});

describe('the way to the embedded exchange', () => {
  it('is open to our own pages with the secret of this start, and to nobody else', async () => {
    let handed = 0;
    const door = await openExchangeDoor((_request, socket) => {
      handed += 1;
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const outcome = (url: string, Origin: string) => outcomeOf(new WebSocket(url, { headers: { Origin } }));
    expect(await outcome(door.url, 'linkseat://seat')).toBe(400);
    expect(handed).toBe(1);
    expect(await outcome(door.url, 'https://evil.example')).toBe(403);
    expect(await outcome(`${door.url}x`, 'linkseat://seat')).toBe(403);
    expect(await outcome(`${door.origin}/sip/`, 'linkseat://seat')).toBe(403);
    expect(handed).toBe(1);
    door.close();
  });
});

it('the menu of a packaged program has no developer tools', () => {
  setSeatMenu(() => {});
  expect(JSON.stringify(fake.told.menu)).not.toContain('toggleDevTools');
});
