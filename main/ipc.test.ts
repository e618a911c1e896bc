import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { describe, expect, it } from 'vitest';
import { createDispatch } from './ipc';
import type { LogData } from './log/Log';
import type { Handlers, Who } from './ServicesPort';

const SEAT = '12345-001' as SeatId;
const desk: Who = { seat: SEAT, page: 'desk' };
const phone: Who = { seat: SEAT, page: 'phone' };

function setUp(over: Partial<Handlers> = {}) {
  const lines: { event: string; data: LogData | undefined }[] = [];
  const asked: unknown[] = [];
  const answering = async (who: Who, arg: unknown) => {
    asked.push({ who, arg });
    return ok(null);
  };
  const handlers = new Proxy(over, {
    get: (target, name) => Reflect.get(target, name) ?? answering,
  }) as Handlers;
  const dispatch = createDispatch(handlers, (_level, event, data) => lines.push({ event, data }));
  return { dispatch, lines, asked };
}

const codeOf = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) =>
  (await answer).error?.code;

describe('dispatch', () => {
  it('gives a handler who asks and the checked argument, and the page its answer', async () => {
    const { dispatch, asked } = setUp();
    const arg = { script: 'clear-110' };
    expect(await dispatch(desk, 'practice.ring', arg)).toEqual({ ok: true, value: null });
    expect(asked).toEqual([{ who: desk, arg }]);
  });

  it.each(['toString', '__proto__', 'constructor', '', undefined, 7, {}])(
    'does not know the channel %s',
    async (name) => {
      const { dispatch, asked } = setUp();
      expect(await codeOf(dispatch(desk, name, {}))).toBe('unknownCall');
      expect(asked).toEqual([]);
    },
  );

  it('refuses a page that may not ask', async () => {
    const { dispatch, asked, lines } = setUp();
    expect(await codeOf(dispatch(desk, 'phone.facts', { facts: [] }))).toBe('forbidden');
    expect(await codeOf(dispatch(phone, 'settings.write', { settings: {} }))).toBe('forbidden');
    expect(asked).toEqual([]);
    expect(lines.map((line) => line.event)).toEqual(['callForbidden', 'callForbidden']);
  });

  it('refuses a malformed argument, and neither answer nor log quotes it', async () => {
    const { dispatch, asked, lines } = setUp();
    const fields = { narrative: 13_800_000_001 };
    const answer = await dispatch(desk, 'intake.record', {
      call: 'c1',
      event: { type: 'fieldsWritten', fields },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'malformed' } });
    expect(asked).toEqual([]);
    expect(JSON.stringify([answer, lines])).not.toContain('13800000001');
    expect(JSON.stringify(lines)).toContain('event.fields.narrative');
  });

  it('answers a bug as a value, and logs its kind and place without its words', async () => {
    const { dispatch, lines } = setUp({
      'practice.ring': () => {
        throw new TypeError('张某某 13800000001');
      },
      'practice.scripts': async () => Promise.reject(new RangeError('13800000001')),
    });
    expect(await codeOf(dispatch(desk, 'practice.ring', { script: 'x' }))).toBe('bug');
    expect(await codeOf(dispatch(desk, 'practice.scripts', {}))).toBe('bug');
    expect(lines.map((line) => line.data?.kind)).toEqual(['TypeError', 'RangeError']);
    expect(lines[0]?.data?.at).toMatch(/ipc\.test\.ts:\d+/);
    expect(JSON.stringify(lines)).not.toMatch(/13800000001|张某某|file:|\/main\//);
  });
});
