// What every link must do, whatever is behind it: seats of one host that share its log, or hosts of their own with a
// platform between them.
import { linkStream, orderStream } from '@shared/events/StreamId';
import type { EventId, HandoverId, LetterId, OrderId, SeatId } from '@shared/kernel/ids';
import { unnamedPerson } from '@shared/person/Person';
import type { Letter } from '@shared/seat/letter/Letter';
import { sampleCard } from '@shared/seat/sampleCard';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REGION } from '../../../tests/link/natsServer';
import { openSeat, type TestSeat, whenLogged, whenStatus } from '../../../tests/link/testSeat';
import { newEvent, orderCreated } from '../../store/testing/sampleEvents';
import { PRESENCE_GONE } from '../PlatformLink';
import { sampleHandover } from './sampleHandover';

export interface LinkWorld {
  /** Settings by which a host of its own finds the platform; undefined: all seats are of one host. */
  settingsOf(seat: string): Parameters<typeof openSeat>[0]['settings'] | undefined;
}

const AGENT = '12345-001' as SeatId;
const POLICE = '110-001' as SeatId;
const ORDER = 'o1' as OrderId;

export function linkContract(name: string, world: () => LinkWorld): void {
  describe(`link contract, ${name}`, () => {
    let now = 1_800_000_000_000;
    let agent: TestSeat;
    let police: TestSeat;

    beforeEach(async () => {
      const clock = () => now;
      const own = world().settingsOf(AGENT);
      if (own === undefined) {
        agent = await openSeat({ seats: [AGENT, POLICE], settings: { platformRegion: REGION }, clock });
        police = { ...agent, seats: [POLICE] };
      } else {
        agent = await openSeat({ seats: [AGENT], settings: own, clock });
        police = await openSeat({ seats: [POLICE], settings: world().settingsOf(POLICE) ?? {}, clock });
        await Promise.all(
          [agent, police].map((seat) => whenStatus(seat, ({ state }) => state === 'connected')),
        );
      }
    });
    afterEach(async () => {
      await agent.close();
      if (police.store !== agent.store) await police.close();
    });

    const ordersAt = async ({ store }: TestSeat) =>
      (await store.readStream(orderStream(ORDER))).map(({ body }) => body.type);

    it('brings a dispatched order with all its past to the other side, once and in its order', async () => {
      await agent.store.append([
        orderCreated(ORDER, '电瓶车被偷'),
        newEvent('order:o1', { type: 'orderDispatched', to: '110', reason: '属于110' }),
      ]);
      const seen = await whenLogged(police, async () => {
        const types = await ordersAt(police);
        return types.length >= 2 ? types : undefined;
      });
      expect(seen).toEqual(['orderCreated', 'orderDispatched']);
      await police.store.append([
        newEvent('order:o1', { type: 'orderAccepted', by: '110' }, { seat: POLICE }),
      ]);
      await whenLogged(agent, async () => ((await ordersAt(agent)).length >= 3 ? true : undefined));
      expect(await ordersAt(agent)).toEqual(['orderCreated', 'orderDispatched', 'orderAccepted']);
    });

    it('has a hand-over record for who knows its id, and for nobody else', async () => {
      const record = sampleHandover('h1');
      await agent.store.append([newEvent('call:c1', { type: 'handoverSent', record })]);
      expect(await agent.link.sendHandover(record)).toEqual({ ok: true, value: null });
      expect(await police.link.handover(POLICE, record.id)).toEqual(record);
      expect(await police.link.handover(POLICE, 'h2' as HandoverId)).toBeUndefined();
    });

    it('tells of a hand-over record that comes after its call', async () => {
      const record = sampleHandover('h3');
      expect(await police.link.handover(POLICE, record.id)).toBeUndefined();
      const told = new Promise((resolve) => police.link.awaitHandover(POLICE, record.id, resolve));
      await agent.store.append([newEvent('call:c1', { type: 'handoverSent', record })]);
      await agent.link.sendHandover(record);
      expect(await told).toEqual(record);
    });

    it('shows who is there at once on a change, and who is silent as gone by the reader’s clock', async () => {
      const seen = (state: string) =>
        new Promise<void>((resolve) => {
          const look = () => {
            const found = police.link.presence().some((one) => one.seat === AGENT && one.state.at === state);
            if (!found) return;
            off();
            resolve();
          };
          const off = police.link.onPresence(look);
          look();
        });
      // Whoever looks is told from then on.
      await police.link.details(POLICE);
      agent.link.setPresence(AGENT, sampleCard({ at: 'available', since: now - 60_000 }));
      await seen('available');
      expect(police.link.presence()).toMatchObject([{ seat: AGENT, state: { since: now - 60_000 } }]);
      agent.link.setPresence(AGENT, sampleCard({ at: 'pause', since: now, reason: 'meal' }));
      await seen('pause');
      agent.link.setPresence(AGENT, undefined);
      now += PRESENCE_GONE - 1;
      expect(police.link.presence()).toHaveLength(1);
      now += 1;
      expect(police.link.presence()).toEqual([]);
    });

    it('brings a letter to the seat that it is for, also one that was not there, and to nobody else', async () => {
      const letter = (id: string): Letter => ({
        id: id as LetterId,
        from: { region: REGION, seat: AGENT },
        by: unnamedPerson('lead'),
        at: now,
        body: { type: 'said', text: '交班前请完成整理' },
      });
      const heard = new Map<string, string[]>();
      const listen = ({ link }: TestSeat) =>
        link.onLetter(async (to, { id }) => {
          heard.set(to, [...(heard.get(to) ?? []), id]);
        });
      const to = { region: REGION, seat: POLICE };
      const early = agent.link.sendLetter(to, letter('l1'));
      listen(agent);
      if (police.link !== agent.link) listen(police);
      expect(await early).toEqual({ ok: true, value: null });
      expect(await agent.link.sendLetter(to, letter('l2'))).toEqual({ ok: true, value: null });
      await vi.waitFor(() => expect(heard.get(POLICE)).toEqual(['l1', 'l2']), { timeout: 10_000 });
      expect([...heard.keys()]).toEqual([POLICE]);
      const nowhere = { region: '513200', seat: '12345-404' as SeatId };
      const lost = await agent.link.sendLetter(nowhere, letter('l3'));
      // The platform keeps it for a day; without one there is nobody to keep it.
      expect(lost.ok).toBe(world().settingsOf(AGENT) !== undefined);
    });

    it('says what is put aside, and nothing where nothing is', async () => {
      expect(await agent.link.details(AGENT)).toMatchObject({ refused: [], messages: [] });
      expect(await agent.link.retry(AGENT)).toEqual({ ok: true, value: { left: 0 } });
      expect(await agent.store.readStream(linkStream(AGENT))).toEqual([]);
    });

    it('counts what waits, and ends without losing it', async () => {
      const { waiting } = agent.link.status(AGENT);
      await agent.store.append([newEvent('call:c9', { type: 'greeted' }, { id: 'own' as EventId })]);
      const settled = ({ state, waiting: open }: { state: string; waiting: number }) =>
        state === 'notConfigured' ? open === waiting + 1 : open === 0;
      await whenStatus(agent, settled);
      expect(await agent.store.readAfter(0, 10)).toHaveLength(1);
    });
  });
}
