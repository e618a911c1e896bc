import { describe, expect, it } from 'vitest';
import { HEARERS, isCallName, isPushName, mayCall, mayHear } from './channels';

describe('who may', () => {
  it('record facts: the phone alone', () => {
    expect(mayCall('phone', 'phone.facts')).toBe(true);
    expect(mayCall('desk', 'phone.facts')).toBe(false);
  });

  it('write settings or record the intake: the desk alone', () => {
    expect(mayCall('phone', 'settings.write')).toBe(false);
    expect(mayCall('phone', 'intake.record')).toBe(false);
  });

  it('hear a command: the phone alone', () => {
    expect(mayHear('phone', 'phone.command')).toBe(true);
    expect(mayHear('desk', 'phone.command')).toBe(false);
  });

  it('be named: only what the contract names, not what objects inherit', () => {
    expect(isCallName('session.open')).toBe(true);
    expect(['toString', '__proto__', 'constructor', '', 7, undefined].some(isCallName)).toBe(false);
    expect(['toString', 'session.open', undefined].some(isPushName)).toBe(false);
    expect(Object.keys(HEARERS).every(isPushName)).toBe(true);
  });
});
