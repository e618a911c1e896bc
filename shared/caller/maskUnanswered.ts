import type { RecordedEvent } from '../events/RecordedEvent';
import { maskNumber } from '../order/maskNumber';

type Seen = Pick<RecordedEvent, 'stream' | 'body'>;

/**
 * Whether the desk may see who calls: the call was answered here, or it was lost in a crash and the caller has to
 * be rung back. `events`: the whole stream of the call.
 */
export const isRevealed = (events: readonly Pick<Seen, 'body'>[]): boolean => {
  const callers = new Set(
    events.flatMap(({ body }) =>
      (body.type === 'legOffered' || body.type === 'legDialled') && body.role !== 'partner' ? [body.leg] : [],
    ),
  );
  return events.some(
    ({ body }) =>
      body.type === 'callLost' ||
      body.type === 'legDialled' ||
      (body.type === 'legAnswered' && callers.has(body.leg)),
  );
};

/** The same event for a desk that may not see who calls: the number masked, the name left out. */
export function maskedOffer<T extends Seen>(event: T): T {
  const { body } = event;
  if (body.type !== 'legOffered') return event;
  return { ...event, body: { ...body, party: { number: maskNumber(body.party.number) } } };
}
