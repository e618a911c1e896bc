// Runs in the host. Messages to JetStream and its acknowledgements over one inbox of the connection. The library's own
// `publish` makes a request, a timer and two errors with their stacks of each message, also of those that arrive: at
// some thousand a second that is most of the work.
import {
  createInbox,
  InvalidArgumentError,
  type Msg,
  type MsgHdrs,
  type NatsConnection,
  PermissionViolationError,
} from '@nats-io/transport-node';
import { inboxOf, type Station } from '@shared/contract/platform/subjects';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';

/**
 * `refused`: this message, for good, until something is mended; the others go on. `trouble`: nothing can be said of
 * it; it is sent again. `forbidden`: whatever this seat sends.
 */
export interface PublishFailure extends Failure {
  readonly kind: 'refused' | 'trouble' | 'forbidden';
}

export type Published = Result<null, PublishFailure>;

export interface AckedWire {
  /** Given to the wire before this returns; settles with the server's answer, or when none came in time. */
  publish(subject: string, text: string, headers?: MsgHdrs): Promise<Published>;
}

interface Refusal {
  readonly code?: number;
  readonly err_code?: number;
  readonly description?: string;
}

interface Flying {
  readonly subject: string;
  readonly since: number;
  readonly settle: (outcome: Published) => void;
}

/** Milliseconds for an answer, and between two looks at what got none. */
const ACK_TIMEOUT = 5_000;
const LOOK_EVERY = 500;

export function openAckedWire(nc: NatsConnection, who: Station): AckedWire {
  const inbox = createInbox(inboxOf(who));
  const flying = new Map<string, Flying>();
  let last = 0;
  const settle = (token: string, outcome: Published) => {
    const one = flying.get(token);
    flying.delete(token);
    one?.settle(outcome);
  };
  nc.subscribe(`${inbox}.*`, {
    callback: (error, message) => {
      if (error === null) settle(message.subject.slice(inbox.length + 1), answerOf(message));
    },
  });
  // A refused permission comes as a word about its subject, to nobody's inbox.
  const forbid = (subject: string) => {
    for (const [token, one] of [...flying]) if (one.subject === subject) settle(token, fail(FORBIDDEN));
  };
  void (async () => {
    for await (const status of nc.status()) {
      const error = status.type === 'error' ? status.error : undefined;
      if (error instanceof PermissionViolationError) forbid(error.subject);
    }
  })();
  const looking = setInterval(() => {
    for (const [token, { since }] of flying) {
      // In the order in which they went.
      if (performance.now() - since < ACK_TIMEOUT) return;
      settle(token, fail(SLOW));
    }
  }, LOOK_EVERY);
  void nc.closed().then(() => {
    clearInterval(looking);
    for (const token of [...flying.keys()]) settle(token, fail(SLOW));
  });

  return {
    publish: (subject, text, headers) =>
      new Promise((resolve) => {
        last += 1;
        const token = last.toString(36);
        flying.set(token, { subject, since: performance.now(), settle: resolve });
        try {
          nc.publish(subject, text, { reply: `${inbox}.${token}`, ...(headers ? { headers } : {}) });
        } catch (error) {
          settle(token, fail(unsendable(error, text.length, nc.info?.max_payload ?? 0)));
        }
      }),
  };
}

/** Nobody there answers with an empty message; a stream with its name, or an error in JSON. */
function answerOf(message: Msg): Published {
  if (message.data.length === 0) return fail(SLOW);
  try {
    const { error, stream } = message.json<{
      error?: Refusal;
      stream?: string;
    }>();
    if (error?.code === 400) return fail({ code: 'eventRefused', kind: 'refused', message: reasonOf(error) });
    return error === undefined && stream ? ok(null) : fail(SLOW);
  } catch {
    return fail(SLOW);
  }
}

/** JetStream's own number for a message that is larger than its stream takes. */
const TOO_LARGE = 10_054;
const reasonOf = ({ err_code: code, description = '' }: Refusal): string =>
  code === TOO_LARGE ? `超过平台单条上限（${description}）` : description;

const unsendable = (error: unknown, size: number, most: number): PublishFailure =>
  error instanceof InvalidArgumentError
    ? { code: 'eventRefused', kind: 'refused', message: `超过服务器上限（${size} > ${most}）` }
    : SLOW;

const FORBIDDEN: PublishFailure = {
  code: 'linkForbidden',
  kind: 'forbidden',
  message: '平台不允许这个座席发送记录。',
  hint: '记录都在本机，照常工作；请管理员核对权限。',
};
const SLOW: PublishFailure = {
  code: 'linkSlow',
  kind: 'trouble',
  message: '平台没有及时确认，稍后自动再发。',
  hint: '记录都在本机，照常工作。',
};
