// Runs in the host. 移交单 over the platform: written under the sender's own subject, found by the id alone.
import type { NatsConnection } from '@nats-io/transport-node';
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import { handoverMessage } from '@shared/contract/platform/messages';
import { readMessage } from '@shared/contract/platform/readMessage';
import {
  API_PREFIX,
  anyHandover,
  handoverSubject,
  STREAMS,
  type Station,
  stationOf,
  WIRE_VERSION,
} from '@shared/contract/platform/subjects';
import type { HandoverId } from '@shared/kernel/ids';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import type { AckedWire } from './ackedWire';

export async function publishHandover(
  wire: AckedWire,
  who: Station,
  record: HandoverRecord,
): Promise<Result<null>> {
  const text = JSON.stringify({ v: WIRE_VERSION, record });
  const sent = await wire.publish(handoverSubject(who, record.id), text);
  return sent.ok ? sent : fail(HANDOVER_UNSENT);
}

/** Undefined where the platform has none, or none that its sender could have written. */
export async function fetchHandover(
  nc: NatsConnection,
  id: HandoverId,
  timeout: number,
): Promise<HandoverRecord | undefined> {
  const ask = JSON.stringify({ last_by_subj: anyHandover(id) });
  const answer = await nc.request(`${API_PREFIX}.DIRECT.GET.${STREAMS.handovers}`, ask, { timeout });
  if (answer.headers?.code) return undefined;
  const read = readMessage(handoverMessage, answer.string());
  const by = stationOf(answer.headers?.get('Nats-Subject') ?? '');
  if (!read.ok || read.value.record.id !== id || read.value.record.from !== by?.seat) return undefined;
  return read.value.record as unknown as HandoverRecord;
}

/** The call is dialled all the same. */
export const HANDOVER_UNSENT: Failure = {
  code: 'handoverUnsent',
  message: '移交单没有送到平台，电话照常接通。',
  hint: '请在电话里把诉求口头说明；连上后自动补送。',
};
