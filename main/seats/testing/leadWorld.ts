// Services over a real log for tests of seats and leads: several seats of one host, each with its phone there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, Calls } from '@shared/contract/calls';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import type { SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import type { SettingsStore } from '../../settings/SettingsStore';
import { testServices } from '../../testing/testServices';

export interface LeadWorld {
  ask<K extends CallName>(seat: SeatId, name: K, arg: Calls[K]['arg']): Promise<Calls[K]['answer']>;
  /** What its pages were told. */
  told(seat: SeatId, name: string): readonly unknown[];
  close(): Promise<void>;
}

/** `seats` with what is special in their settings; `leads` are signed in as such. */
export async function openLeadWorld(
  seats: ReadonlyMap<SeatId, Partial<Settings>>,
  leads: readonly SeatId[],
): Promise<LeadWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linkseat-lead-'));
  const shelves = new Map<SeatId, SettingsStore>();
  const services = await testServices({
    dataDir,
    seats: [...seats.keys()],
    clock: () => Date.now(),
    settings: (seat) => {
      const known = shelves.get(seat);
      if (known !== undefined) return known;
      let settings: Settings = { ...DEFAULT_SETTINGS, ...seats.get(seat) };
      const shelf: SettingsStore = {
        read: () => settings,
        write: (change) => {
          settings = { ...settings, ...change };
          return ok(settings);
        },
      };
      shelves.set(seat, shelf);
      return shelf;
    },
  });
  const pushes: { readonly seat: SeatId; readonly name: string; readonly data: unknown }[] = [];
  services.push(({ seat }, name, data) => pushes.push({ seat, name, data }));
  const ask: LeadWorld['ask'] = async (seat, name, arg) => {
    const answer = await services.handlers[name]({ seat, page: 'desk' }, arg);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  for (const seat of seats.keys()) {
    services.pageAttached({ seat, page: 'phone' });
    await ask(seat, 'session.open', {});
    await ask(seat, 'phone.report', {
      status: { registration: 'registered', microphone: 'ready', audible: true },
    });
  }
  for (const lead of leads) await ask(lead, 'session.signIn', { person: 'unnamed-lead', pin: '' });
  return {
    ask,
    told: (seat, name) =>
      pushes.filter((one) => one.seat === seat && one.name === name).map(({ data }) => data),
    close: async () => {
      await services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
