import type { DomainEvent, RecordedEvent } from '@shared/events/RecordedEvent';

/** What a projection does for each kind of event; kinds that are not there do not touch it. */
export type Handlers = {
  readonly [K in DomainEvent['type']]?: (
    body: Extract<DomainEvent, { type: K }>,
    event: RecordedEvent,
  ) => void;
};

/** Runs the handler of every projection that has one for this event. */
export function apply(projections: readonly Handlers[], event: RecordedEvent): void {
  for (const handlers of projections) {
    // The compiler cannot see that the key and the body are of the same member.
    const handler = handlers[event.body.type] as
      | ((body: DomainEvent, event: RecordedEvent) => void)
      | undefined;
    handler?.(event.body, event);
  }
}

const CALL = 'call:';

/** Id of the call whose stream this is; empty in other streams. */
export const callOf = (event: RecordedEvent): string =>
  event.stream.startsWith(CALL) ? event.stream.slice(CALL.length) : '';
