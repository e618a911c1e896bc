// Makes the pictures of the README and docs/ from the built program: `npm run build`, then
//   node_modules/.bin/node scripts/screenshots.mjs [--out docs/pictures] [--all] [--board] [--width 1366] [--height 768]
// A real host, two seats, real calls. Without --all the pictures of the docs; with it every main state in the
// given size, in Chinese and English, light and dark, to be looked at.
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../tests/e2e/startBrowser.ts';
import { startHost } from '../tests/e2e/startHost.ts';
import { palettePng } from './palettePng.mjs';
import { FOUND, hangUp, openSeat } from './pictureSeat.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/pictures' },
    all: { type: 'boolean', default: false },
    board: { type: 'boolean', default: false },
    width: { type: 'string', default: '1366' },
    height: { type: 'string', default: '768' },
  },
});
const size = { width: Number(values.width), height: Number(values.height) };
const out = resolve(values.out);

/** A host with seats that `part` walks through; what the screens showed when it did not go on is kept as a picture. */
async function onHost(look, part, seats = undefined, settings = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'linkseat-pictures-'));
  for (const [seat, own] of Object.entries(settings))
    await writeFile(join(dataDir, `settings-${seat}.json`), JSON.stringify(own));
  let host = await startHost({ dataDir, seats });
  const browsers = [];
  const open = async (seat, options = {}) => {
    const browser = await startBrowser({ ...size, colorScheme: look.theme });
    browsers.push(browser);
    const pages = await openSeat(browser, host.url(seat));
    if (!options.busy) await pages.ready();
    if (look.language === 'en' && options.busy !== true) {
      await pages.desk.click('[data-testid=language]');
      await pages.has('html[lang=en]');
    }
    return pages;
  };
  const crash = async () => {
    await host.kill();
    await Promise.all(browsers.splice(0).map((browser) => browser.close()));
    host = await startHost({ dataDir });
  };
  try {
    await part(open, crash);
  } catch (error) {
    const pages = browsers.flatMap((browser) => browser.pages());
    await Promise.all(pages.map((page, at) => page.screenshot({ path: join(out, `stuck-${at}.png`) })));
    throw error;
  } finally {
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    await host.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One walk through the calls. `shot(name, page)` is called in every main state. */
const walk = (look, shot) =>
  onHost(look, async (open, crash) => {
    const agent = await open('12345-001');
    await agent.has('[data-testid=welcome]');
    await shot('first', agent.desk);
    await agent.ring('lamp-at-12345');
    await shot('ringing', agent.desk);
    await agent.press('F2');
    await agent.phase('talking');
    await agent.type('人民南路二段的路灯坏了三天，晚上一片黑，希望尽快修好。');
    await agent.press('Alt+p');
    await agent.type('人民南路二段与文武路口');
    await agent.saved();
    await agent.press('Alt+l');
    await agent.type('ld');
    await agent.has('[role=option][data-code="12345-01.08"], [role=option] mark');
    await agent.press('Enter');
    await agent.has('[data-testid=owner]');
    await shot('call', agent.desk);
    await agent.press('Shift+F8');
    await agent.finish();

    await agent.press('Alt+o');
    await agent.has('[data-focus=orders]:focus');
    await agent.press('ArrowDown', 'Enter');
    await agent.has('.timeline [data-say=orderCreated]');
    await shot('order', agent.desk);
    await agent.press('Escape', 'Control+o', 'Alt+9');
    await agent.has('[data-testid=book] [data-order]');
    await agent.press('Enter');
    await agent.has('[data-testid=order-work]');
    await shot('book', agent.desk);
    await agent.press('Escape', 'Control+o', 'Alt+Comma');
    await agent.has('[data-testid=settings]');
    await shot('settings', agent.desk);
    // A slow machine that draws four large pages needs longer than a partner may ring.
    if (values.all) {
      await agent.desk.fill('#no-answer', '120');
      await agent.press('Enter');
    }
    await agent.press('Escape');

    const police = await open('110-001');
    await agent.desk.bringToFront();
    await agent.ring('roof-at-12345');
    await agent.press('F2');
    await agent.phase('talking');
    await agent.type('男子坐在锦华小区3栋楼顶边沿，情绪激动，说要跳。');
    await agent.press('F10');
    await agent.has('[data-testid=danger][data-danger=now]');
    await agent.saved();
    await shot('danger', agent.desk);
    await agent.press('F6');
    await agent.phase('climbing');
    await police.phase('ringing');
    await police.has('[data-testid=handover]');
    await shot('transfer', agent.desk);
    await shot('handover', police.desk);
    await agent.press('F3');
    await agent.phase('talking');
    await police.phase('idle');
    await police.press('Alt+a');
    await police.ready();
    await agent.press('F7');
    await police.phase('ringing');
    await police.press('F2');
    await agent.phase('threeParty');
    await shot('threeParty', agent.desk);
    await agent.press('Alt+2', 'Shift+F7');
    await agent.phase('ended');
    await agent.finish();
    await hangUp(police.desk);

    // A crash in mid-call, with the phone page gone too: what is written is there again.
    await agent.ring('gas-smell-at-12345');
    await agent.press('F2');
    await agent.phase('talking');
    await agent.type('建设巷12号楼道里有煤气味，住户闻到头晕。');
    await agent.saved();
    await crash();
    const again = await open('12345-001', { busy: true });
    await again.phase('interrupted');
    await shot('resumed', again.desk);
  });

/** What stands beside the one call: a second caller, who must be told at once, the book, the panels. */
const walkBeside = (look, shot) =>
  onHost(look, async (open) => {
    const police = await open('110-001');
    const agent = await open('12345-001');
    await agent.ring('lamp-at-12345');
    await agent.press('F2');
    await agent.phase('talking');
    await agent.type('人民南路二段的路灯坏了三天，晚上一片黑。');
    await agent.saved();
    await police.press('Alt+.');
    await police.type('12345-001');
    await police.press('Enter');
    await agent.has('[data-testid=other-calls] [data-phase=ringing]');
    await shot('secondCall', agent.desk);
    await police.press('F12', 'F12');
    await agent.has('[data-testid=other-calls] [data-phase=untaken]');
    await agent.press('Shift+F8');
    await agent.finish();

    await agent.ring('power-cut-at-12345');
    await agent.press('F2');
    await agent.phase('talking');
    await agent.type('东湖路四五个小区大面积停电两个多小时');
    await agent.press('Alt+l');
    await agent.type('12345-15.04');
    await agent.press('Enter');
    await agent.has('[data-testid=overlap]');
    await agent.press('2');
    await agent.has('[data-testid=owner]');
    await agent.press('Shift+F8', '2', 'Control+Enter');
    await agent.has('[data-testid=at-once][data-left="2"]');
    await agent.press('Alt+m');
    await agent.has('[data-testid=duty-call][data-phase=talking]');
    await shot('atOnce', agent.desk);
    await agent.press('F12', 'F12');
    await agent.has('[data-party=government][data-state=told]');
    await hangUp(agent.desk);
    await agent.press('Alt+h');
    await agent.has('[data-testid=told]');
    await agent.type('供电应急群里已回复收到');
    await agent.press('Enter');
    await agent.desk.waitForSelector('[data-testid=at-once]', { state: 'detached' });
    await agent.press('Control+Enter');
    await agent.phase('idle');

    await agent.press('Alt+;');
    await agent.has('[data-testid=link-panel]');
    await shot('platform', agent.desk);
    await agent.press('Escape', 'Alt+s');
    await agent.has('[data-testid=sign-in]');
    await shot('signIn', agent.desk);
    await agent.press('Escape', 'Alt+Comma');
    await agent.has('[data-testid=settings]');
    await agent.desk.locator('.settings .setting-group').nth(1).scrollIntoViewIfNeeded();
    await shot('devices', agent.desk);
    await agent.press('Escape');
  });

/** The lead's board over three seats at work: table, floor plan, indicators. */
const walkBoard = (look, shot) =>
  onHost(
    look,
    async (open) => {
      const lead = await open('12345-009');
      await lead.press('Alt+s');
      await lead.has('[data-testid=sign-in]');
      await lead.press('Alt+2');
      await lead.has('[data-role=lead]');
      const agent = await open('12345-001');
      const other = await open('12345-002');
      const police = await open('110-001');
      await agent.ring('lamp-at-12345');
      await agent.press('F2');
      await agent.phase('talking');
      await agent.finish();
      await agent.press('Alt+a');
      await agent.ready();
      await agent.ring('roof-at-12345');
      await agent.press('F2');
      await agent.phase('talking');
      await agent.type('男子坐在锦华小区3栋楼顶边沿，情绪激动，说要跳。');
      await agent.press('F10');
      await agent.saved();
      await agent.press('F6');
      await police.phase('ringing');
      await police.press('F2');
      await police.phase('talking');
      await other.press('Alt+b', 'Alt+2');
      await lead.desk.bringToFront();
      const [board] = await Promise.all([
        lead.desk.context().waitForEvent('page'),
        lead.desk.keyboard.press('Control+g'),
      ]);
      await board.waitForSelector('[data-alert=danger]', FOUND);
      await board.waitForSelector('[data-queue="110"] [data-figure=offered]', FOUND);
      await board.click('[data-testid=seat-table] [data-seat="12345-001"]');
      await shot('board', board);
      await board.keyboard.press('p');
      await board.waitForSelector('[data-testid=floor-plan] [data-seat]', FOUND);
      await shot('floorPlan', board);
      await board.keyboard.press('i');
      await board.waitForSelector('[data-testid=chart] canvas', FOUND);
      await board.waitForSelector('[data-testid=figures-table] tbody tr', FOUND);
      await shot('indicators', board);
      await board.click('[data-chart=timeline]');
      await shot('timeline', board);
      await board.keyboard.press('r');
      await board.waitForSelector('[data-testid=rules-form]', FOUND);
      await shot('rules', board);

      // Another city, short of seats in a storm.
      await agent.finish();
      await agent.press('Alt+a');
      await agent.ready();
      const elsewhere = await open('12345-100');
      await elsewhere.press('Alt+s');
      await elsewhere.has('[data-testid=sign-in]');
      await elsewhere.press('Alt+2');
      await elsewhere.has('[data-role=lead]');
      const [theirs] = await Promise.all([
        elsewhere.desk.context().waitForEvent('page'),
        elsewhere.desk.keyboard.press('Control+g'),
      ]);
      await theirs.waitForSelector('[data-testid=seat-table]', FOUND);
      await theirs.keyboard.press('d');
      for (const [count, reason] of [
        ['1', '暴雨，来电激增'],
        ['3', '停水，排队超过20人'],
      ]) {
        await theirs.waitForSelector('[data-testid=ask-seats][data-cities="1"]', FOUND);
        await theirs.keyboard.press('q');
        await theirs.keyboard.press('Control+a');
        await theirs.keyboard.type(count);
        await theirs.focus('.ask-reason input');
        await theirs.keyboard.type(reason);
        await theirs.keyboard.press('Enter');
        await board.waitForSelector('[data-testid=wishes][data-count="1"]', FOUND);
        await board.bringToFront();
        await board.keyboard.press('d');
        if (count === '3') await board.waitForSelector('[data-pick][aria-pressed=true]', FOUND);
        else {
          await board.waitForSelector('[data-pick][aria-pressed=true]', FOUND);
          await board.keyboard.press('Enter');
          await board.waitForSelector('[data-testid=lending-state][data-out="1"]', FOUND);
          await other.press('Alt+a');
          await other.ready();
          await theirs.bringToFront();
        }
      }
      await shot('lending', board);
      await board.keyboard.press('t');
      await shot('lent', board);
    },
    ['12345-001', '12345-002', '110-001', '12345-009', '12345-100'],
    {
      ...Object.fromEntries(
        ['12345-001', '12345-002', '110-001', '12345-009'].map((seat) => [
          seat,
          { platformRegion: '510100' },
        ]),
      ),
      '12345-100': { platformRegion: '510700', areaCode: '0816' },
    },
  );

const picture = (name) => async (page) => {
  await page.evaluate(() => document.fonts.ready);
  await writeFile(join(out, `${name}.png`), palettePng(await page.screenshot()));
  console.log(`${name}.png`);
};

await mkdir(out, { recursive: true });
const boards = async () => {
  await walkBoard({ theme: 'light', language: 'zh' }, (state, page) => picture(state)(page));
  await walkBoard({ theme: 'dark', language: 'zh' }, (state, page) => picture(`${state}Dark`)(page));
};

if (values.all) {
  for (const [theme, language] of [
    ['light', 'zh'],
    ['dark', 'en'],
    ['light', 'en'],
    ['dark', 'zh'],
  ]) {
    const name = (state) => `${state}-${theme}-${language}-${size.width}`;
    const keep = (state, page) => picture(name(state))(page);
    if (!values.board) {
      await walk({ theme, language }, keep);
      await walkBeside({ theme, language }, keep);
    }
    await walkBoard({ theme, language }, keep);
  }
} else if (values.board) await boards();
else {
  await walk({ theme: 'light', language: 'zh' }, (state, page) => picture(state)(page));
  await walkBeside({ theme: 'light', language: 'zh' }, (state, page) => picture(state)(page));
  await walk({ theme: 'dark', language: 'zh' }, async (state, page) => {
    if (state === 'call') await picture('dark')(page);
  });
  await walk({ theme: 'light', language: 'en' }, async (state, page) => {
    if (state === 'call') await picture('english')(page);
  });
  await boards();
}
