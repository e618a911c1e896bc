// A program of its own for the row link-presence: so many seats that give a sign of life every 5 s, spread evenly.
import { readFileSync } from 'node:fs';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { presenceSubject } from '../../shared/contract/platform/subjects';
import type { SeatId } from '../../shared/kernel/ids';

const [port = '', seedFile = '', region = '', count = ''] = process.argv.slice(2);
const nc = await connect({
  port: Number(port),
  authenticator: nkeyAuthenticator(new TextEncoder().encode(readFileSync(seedFile, 'utf8').trim())),
});
const seats = Number(count);
let next = 0;
setInterval(() => {
  for (let n = 0; n < seats / 50; n += 1) {
    const seat = `12345-${String(1_000 + next).padStart(4, '0')}` as SeatId;
    next = (next + 1) % seats;
    nc.publish(
      presenceSubject({ region, seat }),
      JSON.stringify({ v: 1, seat, region, state: 'available', forSeconds: 5 }),
    );
  }
}, 100);
