// A Chromium as the host would start it, with a microphone that is a file or none at all.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--use-fake-device-for-media-stream',
];

export interface BrowserOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** What the person says when the page asks for the microphone. */
  readonly microphone?: 'allowed' | 'denied';
  /** What the microphone hears, again and again: a WAV file; without it Chromium's own beeps. */
  readonly heard?: string;
}

/** One browser with a profile of its own: closing it is the power cut of everything in it. */
export function startBrowser({
  width = 1366,
  height = 768,
  colorScheme = 'light',
  microphone = 'allowed',
  heard,
}: BrowserOptions = {}): Promise<BrowserContext> {
  const executablePath = process.env.LINKSEAT_BROWSER ?? '/usr/bin/chromium';
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'linkseat-browser-')), {
    executablePath,
    headless: true,
    args: [
      ...SWITCHES,
      `--use-fake-ui-for-media-stream${microphone === 'denied' ? '=deny' : ''}`,
      ...(heard === undefined ? [] : [`--use-file-for-fake-audio-capture=${heard}`]),
    ],
    viewport: { width, height },
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}
