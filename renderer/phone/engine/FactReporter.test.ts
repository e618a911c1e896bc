import type { CallId, EventId } from '@shared/kernel/ids';
import { expect, test } from 'vitest';
import type { Bridge, BridgeState } from '../../ui/bridge/Bridge';
import { FactReporter } from './FactReporter';
import type { ReportedFact } from './PhoneEngine';

const fact = (id: string): ReportedFact => ({
  id: id as EventId,
  at: 1,
  call: 'call' as CallId,
  fact: { type: 'microphoneMuted' },
});

/** A host that can be away; `settle` lets everything under way come to rest. */
function bench() {
  const recorded: string[] = [];
  const host = {
    there: true,
    tell: (_state: BridgeState): void => {},
    /** The code by which this batch is refused. */
    refuses: (_ids: readonly string[]): string | undefined => undefined,
  };
  let retry = (): void => {};
  const bridge = {
    call: (_name: string, arg: { facts: readonly ReportedFact[] }) => {
      if (!host.there) return Promise.resolve({ ok: false, error: { code: 'offline', message: '' } });
      const refusal = host.refuses(arg.facts.map(({ id }) => id));
      if (refusal !== undefined) return Promise.resolve({ ok: false, error: { code: refusal, message: '' } });
      recorded.push(...arg.facts.map(({ id }) => id));
      return Promise.resolve({ ok: true, value: { recorded: arg.facts.length } });
    },
    onState: (fn: (state: BridgeState) => void) => {
      host.tell = fn;
      return () => {};
    },
  };
  const after = (_ms: number, fn: () => void): (() => void) => {
    retry = fn;
    return () => {};
  };
  const parked: string[] = [];
  const reporter = new FactReporter(bridge as unknown as Bridge, {
    after,
    changed: () => {},
    parked: ({ id }, { code }) => parked.push(`${id} ${code}`),
  });
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return { recorded, parked, host, reporter, settle, retry: () => retry() };
}

test('facts arrive in their order, each once', async () => {
  const { recorded, reporter, settle } = bench();
  for (const id of ['a', 'b', 'c']) reporter.report(fact(id));
  await settle();
  expect(recorded).toEqual(['a', 'b', 'c']);
  expect(reporter.waiting).toBe(0);
});

test('what a host that is away did not get is kept, and sent when it is back', async () => {
  const { recorded, host, reporter, settle, retry } = bench();
  host.there = false;
  for (const id of ['a', 'b']) reporter.report(fact(id));
  await settle();
  retry();
  await settle();
  expect(reporter.waiting).toBe(2);
  host.there = true;
  host.tell('open');
  await settle();
  reporter.report(fact('c'));
  await settle();
  expect(recorded).toEqual(['a', 'b', 'c']);
});

test('a long absence is made up in pieces, in order', async () => {
  const { recorded, host, reporter, settle, retry } = bench();
  host.there = false;
  const ids = Array.from({ length: 450 }, (_none, index) => `id-${index}`);
  for (const id of ids) reporter.report(fact(id));
  await settle();
  host.there = true;
  retry();
  await settle();
  expect(recorded).toEqual(ids);
});

test('a fact that is refused for good is parked with its reason, and those around it are recorded', async () => {
  const { recorded, parked, host, reporter, settle, retry } = bench();
  host.there = false;
  for (const id of ['a', 'b', 'bad', 'c', 'd']) reporter.report(fact(id));
  await settle();
  host.there = true;
  host.refuses = (ids) => (ids.includes('bad') ? 'malformed' : undefined);
  retry();
  await settle();
  expect(recorded).toEqual(['a', 'b', 'c', 'd']);
  expect(parked).toEqual(['bad malformed']);
  expect(reporter.waiting).toBe(0);
});

test('a full disk parks nothing, and a bug of the host is believed after five tries', async () => {
  const { recorded, parked, host, reporter, settle, retry } = bench();
  host.refuses = () => 'diskFull';
  reporter.report(fact('a'));
  for (let tries = 0; tries < 20; tries += 1) {
    await settle();
    retry();
  }
  expect([parked, reporter.waiting]).toEqual([[], 1]);
  host.refuses = () => 'bug';
  for (let tries = 0; tries < 8; tries += 1) {
    retry();
    await settle();
  }
  expect(parked).toEqual(['a bug']);
  host.refuses = () => undefined;
  reporter.report(fact('b'));
  await settle();
  expect(recorded).toEqual(['b']);
});
