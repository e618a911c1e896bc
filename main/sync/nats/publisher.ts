// Runs in the host. One event on its way: its subject, its headers, and what the platform's answer means.

import { JetStreamApiError, type JetStreamClient } from '@nats-io/jetstream';
import {
  InvalidArgumentError,
  type NatsConnection,
  headers as newHeaders,
  PermissionViolationError,
} from '@nats-io/transport-node';
import { HEADERS } from '@shared/contract/platform/headers';
import { eventSubject, type Station, sharedSubject } from '@shared/contract/platform/subjects';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { type EventContext, eventToMessage } from '../eventToMessage';
import type { LinkedEvent } from '../sharing';

/**
 * `refused`: this event, for good, until something is mended; the others go on. `trouble`: nothing can be said of
 * the event; it is sent again. `forbidden`: whatever this seat sends.
 */
export interface PublishFailure extends Failure {
  readonly kind: 'refused' | 'trouble' | 'forbidden';
}

export interface Publisher {
  /** `fill`: the platform had it and lost it; within the duplicate window it would take the plain id for a repetition. */
  event(event: LinkedEvent, previous: string, fill?: string): Promise<Result<null, PublishFailure>>;
  shared(event: LinkedEvent, fill?: string): Promise<Result<null, PublishFailure>>;
  raw(subject: string, text: string): Promise<Result<null, PublishFailure>>;
}

const ACK_TIMEOUT = 5_000;

export function createPublisher(
  nc: NatsConnection,
  js: JetStreamClient,
  who: Station,
  chain: string,
): Publisher {
  const publish = async (
    subject: string,
    text: string,
    options = {},
  ): Promise<Result<null, PublishFailure>> => {
    try {
      await js.publish(subject, text, { timeout: ACK_TIMEOUT, ...options });
      return ok(null);
    } catch (error) {
      return fail(failureOf(error, nc.info?.max_payload ?? 0, text.length));
    }
  };

  const send = (event: RecordedEvent, context: EventContext, subject: string, id: string) => {
    const headers = newHeaders();
    headers.set(HEADERS.version, '1');
    headers.set(HEADERS.seatNo, String(event.seatNo));
    headers.set(HEADERS.chain, chain);
    headers.set(HEADERS.hash, event.hash);
    headers.set(HEADERS.previous, context.previous);
    headers.set(HEADERS.stream, event.stream);
    return publish(subject, JSON.stringify(eventToMessage(event, context)), { msgID: id, headers });
  };

  return {
    event: ({ event, after }, previous, fill = '') =>
      send(
        event,
        { who, chain, previous, after: after?.id },
        eventSubject(who, chain, event.seatNo),
        `${event.id}${fill}`,
      ),
    shared: ({ event, after }, fill = '') =>
      send(
        event,
        { who, chain, previous: '', after: after?.id },
        sharedSubject(who, event.stream, event.id),
        `shared/${event.id}${fill}`,
      ),
    raw: publish,
  };
}

function failureOf(error: unknown, most: number, size: number): PublishFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof InvalidArgumentError)
    return { code: 'eventRefused', kind: 'refused', message: `超过服务器上限（${size} > ${most}）` };
  if (error instanceof JetStreamApiError && error.status === 400)
    return { code: 'eventRefused', kind: 'refused', message };
  const cause = error instanceof Error ? error.cause : undefined;
  if (error instanceof PermissionViolationError || cause instanceof PermissionViolationError)
    return {
      code: 'linkForbidden',
      kind: 'forbidden',
      message: '平台不允许这个座席发送记录。',
      hint: '记录都在本机，照常工作；请管理员核对权限。',
    };
  return {
    code: 'linkSlow',
    kind: 'trouble',
    message: '平台没有及时确认，稍后自动再发。',
    hint: '记录都在本机，照常工作。',
  };
}
