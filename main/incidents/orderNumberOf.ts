// Runs in the host.

import { orderStream } from '@shared/events/StreamId';
import type { CallId, OrderId } from '@shared/kernel/ids';
import type { Store } from '../store/Store';

/** Number of the first order of a call (it bears the call's id), undefined where none was saved. */
export async function orderNumberOf(store: Store, call: CallId): Promise<string | undefined> {
  const [first] = await store.readStream(orderStream(call as string as OrderId));
  return first?.body.type === 'orderCreated' ? first.body.number : undefined;
}
