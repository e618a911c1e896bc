import { describe, expect, it } from 'vitest';
import { browserArguments, hasScreen } from './browserArguments';
import { DEFAULT_PORT, defaultDataDir, HELP, ownWords, parseHostOptions } from './hostOptions';
import { pageHtml } from './pageHtml';
import { socketOrigin } from './pagePolicy';

const parse = (...argv: string[]) => parseHostOptions(argv, 'linux', { XDG_DATA_HOME: '/data' });

describe('the command line', () => {
  it('needs nothing', () => {
    expect(parse()).toEqual({
      ok: true,
      value: {
        port: DEFAULT_PORT,
        dataDir: '/data/linkseat',
        seats: ['12345-001', '110-001'],
        open: true,
        help: false,
      },
    });
  });

  it('takes every option that the help names', () => {
    const all = parse(
      '--web',
      '--port',
      '0',
      '--data-dir',
      '/d',
      '--no-open',
      '--seats',
      '110-007, 12345-002',
    );
    expect(all).toMatchObject({
      value: { port: 0, dataDir: '/d', open: false, seats: ['110-007', '12345-002'] },
    });
    for (const name of ['--web', '--port', '--data-dir', '--no-open', '--seats', '--help'])
      expect(HELP).toContain(name);
  });

  it.each([
    ['--port', '70000'],
    ['--port', 'x'],
    ['--port', ''],
    ['--port'],
    ['--seats', '12345'],
    ['--seats', '110-001,110-001'],
    ['--seats', ''],
    ['--data-dir', ''],
    ['--prot', '1'],
    ['word'],
  ])('answers %s %s with a sentence', (...argv) => {
    expect(parse(...argv)).toMatchObject({ ok: false, error: { code: 'wrongOption' } });
  });

  it('knows its own words among Electron’s', () => {
    const argv = [
      'electron',
      '--inspect=0',
      '/app',
      '--seats',
      '110-001',
      '--data-dir=/d',
      '--remote-debugging-port=0',
    ];
    expect(ownWords(argv)).toEqual(['--seats', '110-001', '--data-dir=/d']);
  });

  it('has a folder on every platform', () => {
    expect(defaultDataDir('win32', { LOCALAPPDATA: 'C:/L' })).toContain('Linkseat');
    expect(defaultDataDir('linux', {})).toMatch(/\.local.share.linkseat$/);
    expect(defaultDataDir('darwin', {})).toContain('Application Support');
  });
});

describe('the browser', () => {
  const words = (isRoot: boolean) =>
    browserArguments({ url: 'file:///open.html', profileDir: '/d/browser', page: 'desk', isRoot });

  it('is a telephone in a profile of its own', () => {
    expect(words(false)).toEqual(
      expect.arrayContaining([
        '--app=file:///open.html',
        '--user-data-dir=/d/browser',
        '--autoplay-policy=no-user-gesture-required',
        '--allow-loopback-in-peer-connection',
        '--disable-renderer-backgrounding',
      ]),
    );
    expect(words(false)).not.toContain('--no-sandbox');
    expect(words(true)).toContain('--no-sandbox');
  });

  it('needs a screen', () => {
    expect(hasScreen('linux', {})).toBe(false);
    expect(hasScreen('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasScreen('win32', {})).toBe(true);
  });
});

describe('the policy of a page', () => {
  it.each([
    ['wss://pbx.example:8443/ws', 'wss://pbx.example:8443'],
    ['https://pbx.example', undefined],
    ["wss://x'; script-src *", undefined],
    ['', undefined],
  ])('takes of a server %s only its origin: %s', (server, origin) => {
    expect(socketOrigin(server)).toBe(origin);
  });

  it('puts the nonce where the page has its mark, or into its head', () => {
    expect(pageHtml('<head lang="x"><title>', 'n')).toBe(
      '<head lang="x"><meta name="csp-nonce" content="n"><title>',
    );
    expect(pageHtml('<head><meta content="__CSP_NONCE__">', 'n')).toBe('<head><meta content="n">');
  });
});
