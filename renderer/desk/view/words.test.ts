import diversion from '@resources/lists/diversion.json';
import { PHONE_ABSENT } from '@shared/call/PhoneStatus';
import { buildSearchIndex } from '@shared/diversion/searchIndex';
import type { Lists } from '@shared/diversion/types';
import { maskNumber } from '@shared/order/maskNumber';
import { describe, expect, it } from 'vitest';
import { onScreen } from '../state/DeskState';
import { stateWith } from './callFixture';
import { commandsFor } from './commandsFor';
import { duration } from './duration';
import { cutName, listEntries } from './listEntries';
import { phoneWord } from './phoneWord';
import { troubleText } from './troubleText';

describe('@shared/order/maskNumber', () => {
  it('hides the middle of a person’s number and leaves public ones', () => {
    expect(maskNumber('13812340001')).toBe('138****0001');
    expect(maskNumber('12345')).toBe('12345');
    expect(maskNumber('')).toBe('');
  });
});

describe('duration', () => {
  it('reads as a clock and never runs backwards', () => {
    expect([duration(247_999), duration(3_729_000), duration(-5)]).toEqual(['4:07', '1:02:09', '0:00']);
  });
});

describe('cutName', () => {
  it('cuts at what matched and loses nothing', () => {
    const parts = cutName('路灯井盖', [[2, 4]]);
    expect(parts.map(({ text, hit }) => [text, hit])).toEqual([
      ['路灯', false],
      ['井盖', true],
    ]);
    expect(cutName('路灯', []).map(({ text }) => text)).toEqual(['路灯']);
  });
});

describe('phoneWord', () => {
  it('names what hinders most', () => {
    const ready = { registration: 'registered', microphone: 'ready', audible: true } as const;
    expect(phoneWord(PHONE_ABSENT).word).toBe('absent');
    expect(phoneWord({ ...ready, microphone: 'noDevice', audible: false }).word).toBe('noDevice');
    expect(phoneWord({ ...ready, audible: false }).word).toBe('silent');
    expect(phoneWord(ready)).toEqual({ word: 'registered', good: true });
  });
});

describe('troubleText', () => {
  it.each([
    ['noPermission', 'microphoneForbidden'],
    ['noDevice', 'microphoneMissing'],
    ['failed', 'microphoneFailed'],
    ['ready', undefined],
    ['unknown', undefined],
  ] as const)('of a phone whose microphone is %s: %s', (microphone, code) => {
    const phone = { registration: 'registered', microphone, audible: true } as const;
    const state = { ...stateWith(undefined), phone };
    expect(troubleText(state, (key) => key)?.message).toBe(code && `errors.${code}.message`);
  });

  const base = stateWith(undefined);
  const none = () => undefined;

  it('puts the lost host before everything', () => {
    const state = { ...base, online: 'lost', trouble: { code: 'x', message: 'y' } } as const;
    expect(troubleText(state, (key) => key)?.message).toBe('errors.lost.message');
  });

  it('takes the host’s own sentence where the locale files have none', () => {
    const state = { ...base, trouble: { code: 'x', message: 'y', hint: 'z' } };
    expect(troubleText(state, none)).toEqual({ message: 'y', hint: 'z' });
    expect(troubleText(base, none)).toBeUndefined();
  });
});

describe('lists and commands', () => {
  const lists = {
    rows: diversion.rows,
    overlaps: [],
    departments: [],
    emergency: [],
    connectives: [],
  } as unknown as Lists;
  const base = { ...stateWith(undefined), lists, index: buildSearchIndex(lists) };

  it('shows this side’s rows first, a row’s items when it is open, and hits when something is typed', () => {
    expect(listEntries({ ...base, identity: stateWith(undefined, '110').identity })[0]?.row.list).toBe('110');
    expect(listEntries(onScreen(base, { openRow: '110-01' }))[0]?.item?.code).toBe('110-01.01');
    expect(listEntries(onScreen(base, { listQuery: 'tfsjl' }))[0]?.row.code).toBe('12345-15');
  });

  it('reads a row, a telephone number and a language from one line', () => {
    const say = (key: string) => key;
    expect(commandsFor(base, '12345-14', say)[0]).toMatchObject({ type: 'row', value: '12345-14' });
    expect(commandsFor(base, '13812340001', say)[0]).toMatchObject({ type: 'dial', value: '13812340001' });
    expect(commandsFor(base, '119', say)[0]).toMatchObject({ type: 'dial', value: '119' });
    expect(commandsFor(base, 'en', say)[0]?.type).toBe('language');
  });
});
