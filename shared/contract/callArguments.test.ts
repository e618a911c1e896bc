import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { ARGUMENTS } from './callArguments';
import type { CallName, Calls } from './calls';
import type { Settings } from './Settings';
import { DEFAULT_SETTINGS } from './Settings';
import { settingsSchema } from './schema/settings';

// Compile-time: each schema lets through exactly what the type map names, no member more and none less.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Agreement = { [K in CallName]: Same<z.output<(typeof ARGUMENTS)[K]>, Calls[K]['arg']> };
type Disagreeing = { [K in CallName]: Agreement[K] extends true ? never : K }[CallName];

const parse = (name: CallName, arg: unknown) => ARGUMENTS[name].safeParse(arg).success;
const record = (event: unknown) => parse('intake.record', { call: 'c1', event });

describe('the schemas and the type maps', () => {
  it('agree on every call', () => {
    expectTypeOf<Disagreeing>().toBeNever();
    expectTypeOf<Same<z.output<typeof settingsSchema>, Settings>>().toEqualTypeOf<true>();
  });

  it('take the default settings', () => {
    expect(settingsSchema.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('an argument', () => {
  it.each<[string, CallName, unknown]>([
    ['has one field too many', 'session.open', { more: 1 }],
    ['is not an object', 'session.open', null],
    ['lacks its field', 'phone.command', {}],
    ['names an unknown command', 'phone.command', { command: { type: 'explode', call: 'c1' } }],
    ['has a tone of two keys', 'phone.command', { command: { type: 'sendDtmf', call: 'c1', tone: '12' } }],
    ['has an id with a slash', 'call.read', { call: '../c1' }],
    ['asks for too much', 'order.list', { query: '', limit: 501 }],
    ['asks for half an order', 'order.list', { query: '', limit: 1.5 }],
    ['is longer than a query', 'order.list', { query: 'x'.repeat(201), limit: 1 }],
    ['is undefined where it may only be missing', 'settings.write', { settings: { theme: undefined } }],
    ['sends SIP over an open wire', 'settings.write', { settings: { sipServer: 'ws://pbx.invalid/' } }],
  ])('is refused when it %s', (_, name, arg) => {
    expect(parse(name, arg)).toBe(false);
  });

  it('may be a draft of 20,000 characters and not one more', () => {
    const draft = (length: number) => ({ type: 'fieldsWritten', fields: { narrative: '字'.repeat(length) } });
    expect(record(draft(20_000))).toBe(true);
    expect(record(draft(20_001))).toBe(false);
  });

  it('may not carry a NUL, which SQLite and logs cut at', () => {
    expect(record({ type: 'dangerLowered', reason: 'a\u0000b' })).toBe(false);
  });

  it('may be a batch of 1,000 facts and not one more', () => {
    const facts = (count: number) => ({
      facts: Array.from({ length: count }, (_, i) => ({
        id: `e${i}`,
        at: i,
        call: 'c1',
        fact: { type: 'legRung', leg: 'l1' },
      })),
    });
    expect(parse('phone.facts', facts(1_000))).toBe(true);
    expect(parse('phone.facts', facts(1_001))).toBe(false);
  });
});
