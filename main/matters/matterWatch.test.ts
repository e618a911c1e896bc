import type { DomainEvent, RecordedEvent } from '@shared/events/RecordedEvent';
import type { IncidentView } from '@shared/incident/IncidentView';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { createMatterWatch } from './matterWatch';

const SEAT = '12345-001' as SeatId;
const CALL = 'c1' as CallId;
const event = (body: DomainEvent) => ({ stream: `call:${CALL}`, body }) as RecordedEvent;
const rowChosen = event({ type: 'rowChosen', row: '12345-01' });
const placed = (place: string) => event({ type: 'fieldsWritten', fields: { place } });
const said = event({ type: 'fieldsWritten', fields: { narrative: '停电' } });

/** What the host knows is set by the test; what the desk is told is kept. */
function watching(desks: readonly SeatId[] = [SEAT]) {
  const known = { incident: null as IncidentView | null, looked: 0, fails: false };
  const told: string[] = [];
  const watch = createMatterWatch({
    desks: () => desks,
    openCalls: async () => [CALL],
    incident: async () => {
      known.looked += 1;
      if (known.fails) throw new Error('the log is closed');
      return known.incident;
    },
    precedents: async () => [],
    tell: (_seat, name, data) => {
      told.push(`${name} ${'incident' in data ? (data.incident?.callers ?? 'none') : data.hits.length}`);
    },
  });
  const hear = async (...events: readonly RecordedEvent[]) => {
    watch.heard(events);
    await watch.settled();
  };
  return { known, told, hear };
}
const of = (callers: number) => ({ callers }) as IncidentView;

describe('a desk', () => {
  it('is told of an event when it comes up, when it changes and when it is gone, each once', async () => {
    const { known, told, hear } = watching();
    await hear(rowChosen);
    expect(told, 'nothing is alike, and nothing was').toEqual([]);
    known.incident = of(1);
    await hear(placed('丽都路'));
    await hear(placed('丽都路'));
    known.incident = of(2);
    await hear(event({ type: 'incidentJoined', call: 'c2' as CallId }));
    known.incident = null;
    await hear(event({ type: 'incidentLeft', call: CALL }));
    expect(told).toEqual(['incident.changed 1', 'incident.changed 2', 'incident.changed none']);
  });

  it('costs nothing where what was written touches no event', async () => {
    const { known, hear } = watching();
    await hear(said, event({ type: 'greeted' }));
    expect(known.looked).toBe(0);
  });

  it('that is closed is not looked for', async () => {
    const { known, hear } = watching([]);
    await hear(rowChosen);
    expect(known.looked).toBe(0);
  });

  it('hears on after a look that failed', async () => {
    const { known, told, hear } = watching();
    known.fails = true;
    await hear(rowChosen);
    known.fails = false;
    known.incident = of(3);
    await hear(rowChosen);
    expect(told).toEqual(['incident.changed 3']);
  });

  it('is told anew about a call with the same id after its wrap-up', async () => {
    const { known, told, hear } = watching();
    known.incident = of(1);
    await hear(rowChosen);
    await hear(event({ type: 'wrapUpDone' }));
    await hear(rowChosen);
    expect(told).toEqual(['incident.changed 1', 'incident.changed 1']);
  });
});
