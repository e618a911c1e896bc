// Three seats and a lead: what the seats do stands on the board, what needs somebody is told and acknowledged.
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OutsideCaller } from './OutsideCaller';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const LEAD = '12345-009';
const WAIT = { timeout: 20_000, interval: 50 };

interface Sounds {
  sounds: number;
}

/** Runs in the page, before it: what would be heard across the room is counted. */
function countSounds(): void {
  const here = window as unknown as Sounds;
  here.sounds = 0;
  HTMLMediaElement.prototype.play = () => {
    here.sounds += 1;
    return Promise.resolve();
  };
}

describe('the board', () => {
  let host: Host;
  const browsers: BrowserContext[] = [];
  let agent: SeatPages;
  let other: SeatPages;
  let police: SeatPages;
  let board: Page;
  const errors: string[] = [];

  const open = async (seat: string) => {
    const browser = await startBrowser();
    browsers.push(browser);
    return SeatPages.open(browser, host, seat);
  };
  const heard = (times: number) =>
    vi.waitFor(
      async () => expect(await board.evaluate(() => (window as unknown as Sounds).sounds)).toBe(times),
      WAIT,
    );
  const line = (seat: string) => `[data-testid=seat-table] [data-seat="${seat}"]`;
  const state = (seat: string, expected: string) =>
    vi.waitFor(async () => expect(await board.getAttribute(line(seat), 'data-state')).toBe(expected), WAIT);

  beforeAll(async () => {
    host = await startHost({ seats: ['12345-001', '12345-002', '110-001', LEAD] });
    const browser = await startBrowser();
    browsers.push(browser);
    await browser.addInitScript(countSounds);
    const desk = await browser.newPage();
    await desk.goto(host.url(LEAD));
    await desk.waitForSelector('[data-testid=seat-state]');
    await desk.keyboard.press('Alt+s');
    await desk.waitForSelector('[data-testid=sign-in]');
    await desk.keyboard.press('Alt+2');
    await desk.waitForSelector('[data-role=lead]');
    const [opened] = await Promise.all([browser.waitForEvent('page'), desk.keyboard.press('Control+g')]);
    board = opened;
    board.on('pageerror', (error) => errors.push(error.message));
    await board.waitForSelector('[data-testid=seat-table]');
    agent = await open('12345-001');
    other = await open('12345-002');
    police = await open('110-001');
  }, 90_000);
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await host.stop();
  });

  it('shows each seat as its facts have it: free, rung, talking, paused', async () => {
    await state('12345-001', 'available');
    await state('110-001', 'available');
    // Nobody answers this one: what becomes of it is looked at further below.
    await police.press('Control+k');
    await state('110-001', 'offered');
    await agent.press('Control+k');
    await state('12345-001', 'offered');
    await agent.press('F2');
    await state('12345-001', 'busy');
    await vi.waitFor(
      async () => expect(await board.textContent('[data-queue="12345"] [data-figure=answered] b')).toBe('1'),
      WAIT,
    );
    expect(errors).toEqual([]);
  });

  it('tells of danger, until somebody has seen to it, and keeps who did', async () => {
    await agent.press('F10');
    await board.waitForSelector('[data-alert=danger][data-acknowledged=no]');
    expect(await board.getAttribute(line('12345-001'), 'data-danger')).toBe('true');
    await heard(1);
    await board.keyboard.press('a');
    await board.waitForSelector('[data-alert=danger][data-acknowledged=yes]');
  });

  it('has rules that a lead sets by keys: a caller who waits longer is told, silently where muted; and takes them back', async () => {
    await other.press('Alt+b', 'Alt+1');
    await state('12345-002', 'pause');
    await board.keyboard.press('m');
    await board.keyboard.press('r');
    await board.keyboard.press('q');
    expect(await board.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('rule-team');
    await board.focus('[data-rule=longestWait]');
    await board.keyboard.press('Control+a');
    await board.keyboard.type('1');
    await board.keyboard.press('Enter');
    await board.waitForSelector('[data-testid=rules-said]:has-text("已保存")');
    expect(await board.inputValue('[data-rule=longestWait]')).toBe('1');

    const caller = await OutsideCaller.ring(agent.desk.context(), {
      beside: agent.desk,
      seat: '12345-001',
      number: '13900000001',
      dials: '12345',
      hertz: 610,
    });
    await agent.desk.bringToFront();
    await board.waitForSelector('[data-alert=queueWait][data-acknowledged=no]');
    await heard(1);
    await caller.hangUp();
    await board.waitForSelector('[data-alert=queueWait]', { state: 'detached' });

    await board.keyboard.press('z');
    await vi.waitFor(async () => expect(await board.inputValue('[data-rule=longestWait]')).toBe('30'), WAIT);
    await board.keyboard.press('t');
    await board.waitForSelector('[data-testid=seat-table]');
  });

  it('shows the caller masked, and in full only when asked', async () => {
    await board.click(line('12345-001'));
    await vi.waitFor(async () => expect(await board.textContent('[data-testid=caller]')).toMatch(/\*/), WAIT);
    await board.keyboard.press('v');
    await vi.waitFor(
      async () => expect(await board.textContent('[data-testid=caller]')).not.toMatch(/\*/),
      WAIT,
    );
  });

  it('finds, narrows and groups by keys, and keeps where a seat was put on the plan', async () => {
    await board.keyboard.press('/');
    await board.keyboard.type('110-001');
    await vi.waitFor(
      async () => expect(await board.getAttribute('[data-testid=seat-table]', 'data-lines')).toBe('1'),
      WAIT,
    );
    await board.keyboard.press('Escape');
    await board.keyboard.press('Escape');
    await board.click(line('110-001'));
    await board.keyboard.press('p');
    await board.waitForSelector('[data-testid=floor-plan]');
    const tile = '[data-testid=floor-plan] [data-seat="110-001"]';
    const before = await board.getAttribute(tile, 'style');
    await board.focus('[data-testid=floor-plan]');
    await board.keyboard.press('Alt+ArrowDown');
    const lower = await board.getAttribute(tile, 'style');
    expect(lower).not.toBe(before);
    // Dragged two places to the right: it falls into the nearest cell.
    const box = await board.locator(tile).boundingBox();
    if (box === null) throw new Error('no tile');
    await board.mouse.move(box.x + 20, box.y + 20);
    await board.mouse.down();
    await board.mouse.move(box.x + 20 + 250, box.y + 25, { steps: 4 });
    await board.mouse.up();
    const moved = await board.getAttribute(tile, 'style');
    expect(moved).not.toBe(lower);
    expect(moved).toMatch(/translate\(\d+px, 78px\)/);
    await board.reload();
    await board.waitForSelector('[data-testid=seat-table]');
    await board.keyboard.press('p');
    await vi.waitFor(async () => expect(await board.getAttribute(tile, 'style')).toBe(moved), WAIT);
    await board.keyboard.press('t');
  });

  it('counts the day, draws it, and gives it away as a file that is recorded', async () => {
    await board.keyboard.press('i');
    await board.waitForSelector('[data-testid=chart] canvas');
    await vi.waitFor(
      async () =>
        expect(await board.textContent('[data-testid=figures-table] tbody tr:last-child')).toMatch(/^123451/),
      WAIT,
    );
    // Narrowed by keys; it is kept while another view is looked at, and stands above the file.
    await board.keyboard.press('1');
    await board.keyboard.press('q');
    await board.keyboard.press('Tab');
    await board.keyboard.press('Enter');
    await board.focus('[data-narrow=city]');
    await board.keyboard.press('ArrowDown');
    await board.keyboard.press('Escape');
    await board.keyboard.press('t');
    await board.keyboard.press('i');
    await board.waitForSelector('[data-narrow=side][aria-pressed=true]');
    expect(await board.inputValue('[data-narrow=city]')).toBe('510000');
    for (const chart of ['timeline', 'heat', 'wrong', 'funnel']) {
      await board.click(`[data-chart=${chart}]`);
      await board.waitForSelector('[data-testid=chart-table] th');
    }
    const [file] = await Promise.all([
      board.waitForEvent('download'),
      board.click('[data-file="indicators.csv"]'),
    ]);
    expect(file.suggestedFilename()).toMatch(/^indicators-\d{4}-\d\d-\d\d\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/指标 · \S+ 至 \S+ · 12345 · 四川省\r\n受理方,/);
    // The report for paper: all charts, and each indicator with its formula.
    await board.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await board.keyboard.press('Control+p');
    await board.waitForSelector('body[data-printed]');
    await board.emulateMedia({ media: 'print' });
    // biome-ignore lint/performance/useDomNodeTextContent: what the print style hides must not be in it
    const paper = await board.evaluate(() => document.body.innerText);
    expect(paper).toMatch(/联动指标报告\s+\S+ 至 \S+ · 12345 · 四川省 · \S+生成/);
    for (const words of [
      '振铃15秒内接听 ÷ 呈送到座席',
      '座席状态',
      '时段热力',
      '误分流',
      '移交漏斗',
      '本周热点',
    ])
      expect(paper).toContain(words);
    expect(paper, 'no buttons').not.toContain('Excel');
    expect((await board.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
    await board.emulateMedia({ media: 'screen' });
    await board.keyboard.press('x');
    await board.waitForSelector('[data-testid=narrow-off]:disabled');
    // Each figure's formula is reached by keys.
    await board.keyboard.press('?');
    expect(await board.evaluate(() => document.activeElement?.getAttribute('data-formula'))).toMatch(
      /没有接听的来电数/,
    );
    await board.keyboard.press('Escape');
    const [picture] = await Promise.all([
      board.waitForEvent('download'),
      board.click('[data-file="funnel.png"]'),
    ]);
    expect(picture.suggestedFilename()).toBe('funnel.png');
    await board.keyboard.press('t');
    expect(errors).toEqual([]);
  });

  it('tells of a call that was not answered in 20 s, until its person confirms it by a key', async () => {
    await state('110-001', 'missed');
    expect(await board.textContent(`${line('110-001')} .number:nth-last-of-type(2)`)).toBe('1');
    await police.desk.bringToFront();
    await police.press('Alt+a');
    await state('110-001', 'available');
  });

  it('has right durations with a lead’s clock that is wrong by an hour', async () => {
    await board.clock.install({ time: Date.now() + 3_600_000 });
    await board.reload();
    await board.waitForSelector(line('12345-001'));
    const text = (await board.textContent(`${line('12345-001')} .elapsed`)) ?? '';
    expect(text).toMatch(/^\d:\d\d$/);
    // Ten minutes later the pause is over its limit, and the filter finds that seat alone.
    expect(await board.locator('.elapsed.over').count()).toBe(0);
    await board.clock.fastForward('11:00');
    await board.waitForSelector(`${line('12345-002')} .elapsed.over`);
    await board.click('[data-filter=over]');
    await vi.waitFor(
      async () => expect(await board.getAttribute('[data-testid=seat-table]', 'data-lines')).toBe('1'),
      WAIT,
    );
  });

  it('shows others nothing but their own figures', async () => {
    const own = await browsers[1]?.newPage();
    await own?.goto(new URL('../board/', agent.desk.url()).href);
    await own?.waitForSelector('[data-testid=own-figures]');
    expect(await own?.locator('[data-testid=seat-table]').count()).toBe(0);
    expect([...errors, ...agent.errors, ...other.errors, ...police.errors]).toEqual([]);
  });
});
