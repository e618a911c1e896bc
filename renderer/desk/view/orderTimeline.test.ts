import en from '@resources/locales/en.json';
import { answered, rang } from '@shared/intake/intakeFixtures';
import type { OrderId } from '@shared/kernel/ids';
import { describe, expect, it } from 'vitest';
import { recordedAs } from './callFixture';
import { orderTimeline } from './orderTimeline';

const order = 'order-1' as OrderId;
const returned = { type: 'orderReturned', by: '110', reason: '不属警情' } as const;
const dispatched = { type: 'orderDispatched', to: '110', reason: '涉嫌盗窃' } as const;
const onOrder = recordedAs([dispatched, returned], 20).map((event) => ({
  ...event,
  stream: `order:${order}` as const,
}));

describe('orderTimeline', () => {
  it('tells call and order as one history, oldest first, without drafts', () => {
    const draft = { type: 'fieldsWritten', fields: { place: 'x' } } as const;
    const lines = orderTimeline([...onOrder, ...recordedAs([rang, answered, draft])]);
    expect(lines.map(({ say }) => say)).toEqual(['offered', 'answered', 'orderDispatched', 'orderReturned']);
    expect(lines.at(-1)).toMatchObject({ text: { reason: '不属警情' }, keys: { side: 'side.110' } });
  });

  it('has words for each line that it can tell', () => {
    const lines = orderTimeline([...onOrder, ...recordedAs([rang, answered])]);
    for (const { say } of lines) expect(Object.hasOwn(en.timeline, say), say).toBe(true);
  });
});
