// A tool: writes a small database of the newest schema, to be kept when that schema is released.
//   node --import ./scripts/typescriptLoader.mjs main/store/testing/makeSchemaFixture.ts tests/fixtures/schema/0001.db
import { rmSync } from 'node:fs';
import type { EventId } from '@shared/kernel/ids';
import Database from 'better-sqlite3';
import { createCore } from '../createCore';
import { migrate } from '../migrate';
import { fields, newEvent, ORDER, OTHER_SEAT, offered, orderCreated } from './sampleEvents';

const [target = ''] = process.argv.slice(2);
const db = new Database(':memory:');
// Small pages: every table and index takes one at least.
db.pragma('page_size = 512');
migrate(db);
const core = createCore(db);
const events = [
  offered(),
  fields('call:c1', '路灯不亮'),
  orderCreated(ORDER, '路灯不亮'),
  newEvent('order:o1', { type: 'orderDispatched', to: '110', reason: '示例' }),
  newEvent('seat:110-001', { type: 'seatSignedIn' }, { seat: OTHER_SEAT }),
];
core.append(
  events.map((event, i) => ({ ...event, id: `fixture-${i + 1}` as EventId, at: i + 1 })),
  undefined,
  10,
);
while (core.feedSearch());
core.writeCursor('platform', 2);
rmSync(target, { force: true });
db.prepare('VACUUM INTO ?').run(target);
core.close();
