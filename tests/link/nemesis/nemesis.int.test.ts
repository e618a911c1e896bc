// The short form; `npm run test:link` runs the long one. A seed that failed becomes a test with its name below.
import { expect, it } from 'vitest';
import { noServer } from '../natsServer';
import { runNemesis } from './runNemesis';

/** 103: a seat's step came before its earlier one, as the event between them, of another seat, knew of neither. */
const ONCE_FAILED = '103';
const SEEDS = (process.env.LINKSEAT_LINK_SEEDS?.concat(',', ONCE_FAILED) ?? '1').split(',').map(Number);
const FAULTS = Number(process.env.LINKSEAT_LINK_FAULTS ?? 8);
const CALM = Number(process.env.LINKSEAT_LINK_CALM ?? 600);
const SEATS = ['12345-001', '12345-002', '110-001', '110-002'];

it.skipIf(noServer !== '').each(SEEDS)(
  'seed %i: what was called safe is on the platform once, in order, and all seats agree',
  { timeout: 60_000 + FAULTS * (CALM * 4 + 4_000) },
  async (seed) => {
    const told: string[] = [];
    const tell = (text: string) => told.push(text);
    const outcome = await runNemesis({ seed, seats: SEATS, faults: FAULTS, calm: CALM, tell });
    expect({ seed, told, ...outcome }).toMatchObject({ problems: [] });
    expect(outcome.saved).toBeGreaterThan(100);
    expect(outcome.orders).toBeGreaterThan(5);
  },
);
