import { fail, ok, type Result } from '../kernel/result';
import type { DomainEvent } from './RecordedEvent';

/** Schema that is written now. Raised by one whenever an existing event changes its shape, with a step below. */
export const EVENT_SCHEMA = 1;

/** An event's body as it lies in the log, of whatever schema. */
export type StoredBody = Readonly<Record<string, unknown>> & { readonly type: string };

/** Steps by the schema that they start from: `STEPS[1]` makes a body of schema 1 one of schema 2. */
export type UpcastSteps = Readonly<Record<number, (body: StoredBody) => StoredBody>>;

const STEPS: UpcastSteps = {};

/**
 * A stored body in the newest shape. The log is never rewritten: old events are read through this. Adding a type
 * or an optional field needs no step. Refused: `schemaNewer`, written by a newer program than this one, because
 * guessing would fold a wrong state; the event stays where it is.
 */
export function upcast(
  body: StoredBody,
  schema: number,
  newest: number = EVENT_SCHEMA,
  steps: UpcastSteps = STEPS,
): Result<DomainEvent> {
  if (schema > newest)
    return fail({
      code: 'schemaNewer',
      message: `记录由更新版本的程序写入（格式${schema}，本程序认识到${newest}）。`,
      hint: '请升级程序；记录没有改动。',
    });
  let current = body;
  for (let at = schema; at < newest; at += 1) current = steps[at]?.(current) ?? current;
  return ok(current as unknown as DomainEvent);
}
