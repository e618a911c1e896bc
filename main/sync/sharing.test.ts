import type { NewEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import type { SeatId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { content, newEvent, ORDER, offered, orderCreated } from '../store/testing/sampleEvents';
import { outgoingOf } from './sharing';

const dispatched = newEvent('order:o1', { type: 'orderDispatched', to: '110', reason: '属于110' });
const accepted = newEvent('order:o1', { type: 'orderAccepted', by: '110' });
const edited = newEvent('order:o1', { type: 'orderEdited', content: content('井盖') });
const created = orderCreated(ORDER, '井盖');

const recordedAs = (...events: readonly NewEvent[]): readonly RecordedEvent[] =>
  events.map((event, place) => ({ ...event, version: place + 1, seatNo: place + 1 }) as RecordedEvent);

/** Ids that must be shared because of the last of these events. */
async function sharedWith(...events: readonly NewEvent[]): Promise<readonly string[]> {
  const history = recordedAs(...events);
  const last = history.at(-1) as RecordedEvent;
  const { shared } = await outgoingOf({ readStream: async () => history }, last);
  return shared.map(({ event }) => event.id);
}
const fromPlatform = (event: NewEvent): NewEvent => ({ ...event, origin: 'platform' });

describe('what both sides may know', () => {
  it('is nothing of an order that stays here, and nothing of a call', async () => {
    expect(await sharedWith(created, edited)).toEqual([]);
    expect(await sharedWith(offered())).toEqual([]);
  });

  it('is the whole past of an order with its dispatch, and then each step', async () => {
    expect(await sharedWith(created, edited, dispatched)).toEqual([created.id, edited.id, dispatched.id]);
    expect(await sharedWith(created, dispatched, accepted)).toEqual([accepted.id]);
  });

  it('is a step on an order that came from there, though its dispatch has not come yet', async () => {
    expect(await sharedWith(fromPlatform(created), accepted)).toEqual([accepted.id]);
    expect(await sharedWith(fromPlatform(created), fromPlatform(dispatched), accepted)).toEqual([
      accepted.id,
    ]);
  });

  it('follows the last step of every seat, as the one before it may have known none of them', async () => {
    const police = '110-001' as SeatId;
    const foreign = {
      ...fromPlatform(newEvent('order:o1', { type: 'orderAccepted', by: '110' })),
      seat: police,
    };
    const returned = newEvent('order:o1', { type: 'orderReturned', by: '12345', reason: '不属于' });
    const history = recordedAs(created, dispatched, foreign, returned);
    const { own } = await outgoingOf({ readStream: async () => history }, history[3] as RecordedEvent);
    expect(own.after?.id).toBe(foreign.id);
    expect(own.afterAlso.map(({ id }) => id)).toEqual([dispatched.id]);
  });
});
