import { describe, expect, it } from 'vitest';
import { EVENT_SCHEMA, type UpcastSteps, upcast } from './upcast';

const steps: UpcastSteps = {
  1: (body) => (body.type === 'greeted' ? { ...body, second: true } : body),
  2: (body) => ({ ...body, third: true }),
};

describe('a body of an older schema', () => {
  it('goes through every step between its schema and the newest', () => {
    expect(upcast({ type: 'greeted' }, 1, 3, steps)).toEqual({
      ok: true,
      value: { type: 'greeted', second: true, third: true },
    });
    expect(upcast({ type: 'greeted' }, 2, 3, steps)).toEqual({
      ok: true,
      value: { type: 'greeted', third: true },
    });
  });

  it('stays as it is where it is the newest, or where no step is named', () => {
    const body = { type: 'greeted' };
    expect(upcast(body, EVENT_SCHEMA)).toEqual({ ok: true, value: body });
    expect(upcast(body, 3, 4, steps)).toEqual({ ok: true, value: body });
  });

  it('is refused where a newer program wrote it', () => {
    expect(upcast({ type: 'greeted' }, EVENT_SCHEMA + 1)).toMatchObject({
      ok: false,
      error: { code: 'schemaNewer' },
    });
  });
});
