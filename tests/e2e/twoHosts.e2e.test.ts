// Two machines, one seat each side, a real platform server and a real SIP server between them, and a citizen who rings
// from a third: what the other side sees before it answers, a queue that drains, a record that is refused and mended.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { createAccount } from '@nats-io/nkeys';
import { referenceSubject } from '@shared/contract/platform/subjects';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signReference } from '../../main/cli/platform/signReference';
import { type Exchange, startExchange } from '../../main/exchange/startExchange';
import { noServer, REGION, startServer, type TestServer } from '../link/natsServer';
import { SeatPages } from './SeatPages';
import { startBrowser } from './startBrowser';
import { type Host, startHost } from './startHost';

const AGENT = '12345-001';
const POLICE = '110-001';
const CITIZEN = '12345-009';
const WITHIN = { timeout: 20_000 };
const NEXT: Readonly<Record<string, string>> = { '110': POLICE, '12345': AGENT };

describe.skipIf(noServer !== '')('two hosts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-two-hosts-'));
  const signer = createAccount();
  let server: TestServer;
  let exchange: Exchange;
  let hosts: readonly Host[] = [];
  let browsers: readonly BrowserContext[] = [];
  let agent: SeatPages;
  let police: SeatPages;
  let citizen: SeatPages;

  /** A machine whose seat registers at the SIP server and, where it has a secret there, at the platform. */
  async function startLinked(seat: string): Promise<Host> {
    const dataDir = mkdtempSync(join(folder, `${seat}-`));
    const platform = {
      platformServers: [server.url],
      platformCredentials: server.credentialsOf(seat),
      platformRegion: REGION,
      platformSigner: signer.getPublicKey(),
    };
    const sip = { sipServer: exchange.url, sipDomain: 'linkseat.invalid', sipUser: seat };
    writeFileSync(
      join(dataDir, `settings-${seat}.json`),
      JSON.stringify({ ...sip, welcomed: true, ...(seat === CITIZEN ? {} : platform) }),
    );
    return startHost({ seats: [seat], dataDir });
  }

  /** In real service nobody is rung before he says that he is there. */
  async function sitDown(seat: string, n: number): Promise<SeatPages> {
    const [browser, host] = [browsers[n], hosts[n]];
    if (browser === undefined || host === undefined) throw new Error(seat);
    const pages = await SeatPages.open(browser, host, seat, { until: 'busy' });
    await pages.sees('seat-state', 'state', 'offline');
    await pages.press('Alt+a');
    await pages.sees('seat-state', 'state', 'available');
    return pages;
  }

  beforeAll(async () => {
    server = await startServer({ seats: [AGENT, POLICE] });
    let made = 0;
    exchange = await startExchange({
      clock: () => Date.now(),
      ids: () => {
        made += 1;
        return `id-${made}`;
      },
      route: (user) => [NEXT[user] ?? user],
    });
    const names = [AGENT, POLICE, CITIZEN];
    [hosts, browsers] = await Promise.all([
      Promise.all(names.map(startLinked)),
      Promise.all(names.map(() => startBrowser())),
    ]);
    [agent, police, citizen] = (await Promise.all(names.map((seat, n) => sitDown(seat, n)))) as [
      SeatPages,
      SeatPages,
      SeatPages,
    ];
    for (const seat of [agent, police]) await seat.sees('link', 'state', 'connected');
  }, 90_000);
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all(hosts.map((host) => host.stop()));
    await exchange?.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const rings = async (number: string) => {
    await citizen.press('Alt+.');
    await citizen.desk.keyboard.type(number);
    await citizen.press('Enter');
  };
  const picture = async (seat: SeatPages, name: string) => {
    const dir = process.env.LINKSEAT_PICTURES;
    if (dir !== undefined) await seat.desk.screenshot({ path: join(dir, `${name}.png`) });
  };

  test('the hand-over record is on the other machine’s screen before the answer', async () => {
    await rings(AGENT);
    await agent.phase('ringing');
    await agent.press('F2');
    await agent.phase('talking');
    await agent.desk.keyboard.type('电瓶车在楼下被偷');
    await agent.sees('save-state', 'saved', 'yes');
    await agent.press('F6', 'Alt+1');
    await police.phase('ringing');
    await police.seesText('handover', '电瓶车在楼下被偷');
    await picture(police, 'two-hosts-handover');
    await police.press('F2');
    await agent.sees('ladder', 'result', 'handedOff');
    await police.phase('talking');
  });

  test('a record that the platform refuses is put aside, shown with its reason, and sent again once it is mended', async () => {
    const nc = await server.admin();
    const jsm = await jetstreamManager(nc);
    await jsm.streams.update('EVENTS', { max_msg_size: 4_000 });
    await police.desk.keyboard.insertText('，'.concat('楼下三轮车棚，'.repeat(400)));
    await expect.poll(() => police.text('link'), WITHIN).toContain('待处理');
    await police.press('Alt+;');
    await police.seesText('link-panel', '未被接收');
    await picture(police, 'link-panel-refused');
    await jsm.streams.update('EVENTS', { max_msg_size: -1 });
    await nc.close();
    await police.desk.locator('[data-testid=link-retry]').click();
    await police.seesText('link-panel', '没有被拒绝');
    await police.seesText('link-panel', AGENT);
    await picture(police, 'link-panel');
  });

  test('new official data are told in a quiet line; lists wait for the end of the call, a roster does not', async () => {
    const nc = await server.admin();
    const publish = (group: 'lists' | 'rosters', names: readonly string[], from: string, to: string) => {
      const files = Object.fromEntries(
        names.map((name) => [
          name,
          readFileSync(new URL(`../../resources/${group}/${name}`, import.meta.url), 'utf8').replace(
            from,
            to,
          ),
        ]),
      );
      const message = signReference(signer, { group, version: 7, files });
      return jetstream(nc).publish(referenceSubject('all', group), JSON.stringify(message));
    };
    const lists = ['diversion.json', 'departments.json', 'overlaps.json', 'emergency.json'];
    await publish('lists', lists, '公安部门', '公安机关');
    await publish('rosters', ['duty.json'], '02855509001', '02855509999');
    await police.seesText('reference-news', '值守表已更新到 2026-sample-1#7：修改1项（同级政府总值班室）');
    await police.seesText('link-reference', '分流清单 2022-2');
    await picture(police, 'official-data');
    expect(await police.text('reference-news')).not.toContain('分流清单');
    await nc.close();
  });

  test('offline the seat works on; the queue drains with its progress shown', async () => {
    await server.kill();
    await agent.sees('link', 'state', 'offline');
    // Each order that somebody looks for leaves a line in the log.
    await agent.desk.evaluate(
      (count) =>
        new Promise<void>((resolve) => {
          const url = new URL('../ws?page=desk', location.href);
          url.protocol = 'ws:';
          const socket = new WebSocket(url);
          // A few at a time: a desk that asks for more at once is held off.
          let asked = 0;
          let heard = 0;
          const ask = () => {
            asked += 1;
            const call = { v: 1, id: asked, name: 'order.showNumbers', arg: { order: 'o1' } };
            if (asked <= count) socket.send(JSON.stringify(call));
          };
          socket.onopen = () => {
            for (let n = 0; n < 50; n += 1) ask();
          };
          socket.onmessage = ({ data }) => {
            if (JSON.parse(String(data)).id === undefined) return;
            heard += 1;
            ask();
            if (heard < count) return;
            socket.close();
            resolve();
          };
        }),
      // So many that they take longer than the moment between two tellings.
      4_500,
    );
    await expect
      .poll(async () => Number((await agent.text('link')).replace(/\D/g, '')), WITHIN)
      .toBeGreaterThan(4_000);
    await picture(agent, 'two-hosts-offline');
    // Told in the page, where nothing that is shown for a moment is missed.
    const shown = agent.desk.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const look = () => {
            const bar = document.querySelector<HTMLProgressElement>('[data-testid=link-progress]');
            if (bar && bar.value > 0) resolve(true);
          };
          new MutationObserver(look).observe(document.body, {
            childList: true,
            subtree: true,
            attributes: true,
          });
        }),
    );
    await server.start();
    expect(await shown).toBe(true);
    await expect.poll(() => agent.text('link'), { timeout: 60_000 }).toBe('平台已连接，待传 0');
    expect([...agent.errors, ...police.errors]).toEqual([]);
  });
});
