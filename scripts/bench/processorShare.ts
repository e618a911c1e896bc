// What a seat's browser needs of the processor. The far ends live in the same browser, so that every figure holds them too.
import type { Browser } from 'playwright-core';

const WINDOW_MS = 5_000;

/** Share of one core that all processes of the browser took, in percent. */
export async function processorShare(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const used = async (): Promise<number> => {
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = await used();
  await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
  const after = await used();
  await cdp.detach();
  return ((after - before) * 100_000) / WINDOW_MS;
}
