// A seat in the walks that make the pictures.
import { askHost } from '../tests/e2e/askHost.ts';

export const FOUND = { timeout: 20_000, state: 'attached' };

/** A seat's desk and phone, driven by keys; `say` waits until the screen says so. */
export async function openSeat(browser, url) {
  const desk = await browser.newPage();
  const phone = await browser.newPage();
  for (const page of [desk, phone]) {
    page.on('pageerror', (error) => console.error(`page error: ${error.message}`));
    page.on('console', (line) => line.type() === 'error' && console.error(`console: ${line.text()}`));
  }
  await desk.goto(url);
  await phone.goto(new URL('../phone/?probe', desk.url()).href);
  await desk.bringToFront();
  const has = (selector) => desk.waitForSelector(selector, FOUND);
  return {
    desk,
    phone,
    has,
    press: async (...keys) => {
      for (const key of keys) await desk.keyboard.press(key);
    },
    type: (text) => desk.keyboard.type(text),
    phase: (phase) => has(`[data-testid=call-bar][data-phase=${phase}]`),
    ready: () => has('[data-testid=seat-state][data-state=available]'),
    saved: () => has('[data-testid=save-state][data-saved=yes]'),
    ring: async (script) => {
      await askHost(desk, 'practice.ring', { script, partner: 'seat' });
      await has('[data-testid=call-bar][data-phase=ringing]');
    },
    /** Saved and wrapped up, whatever became of the call. */
    finish: async () => {
      const phase = await desk.getAttribute('[data-testid=call-bar]', 'data-phase');
      if (phase !== 'ended' && phase !== 'interrupted') await hangUp(desk);
      await desk.keyboard.press('Control+Enter');
      await has(':is([data-testid=next][data-say=wrapUp], [data-testid=next][data-say=atOnce])');
      await desk.keyboard.press('Control+Enter');
      await has('[data-testid=call-bar][data-phase=idle]');
    },
  };
}

export async function hangUp(desk) {
  await desk.keyboard.press('F12');
  await desk.keyboard.press('F12');
  await desk.waitForSelector('[data-testid=call-bar][data-phase=ended]', FOUND);
}
