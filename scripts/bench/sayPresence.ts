// A program of its own for the rows about the presence of many: so many seats at a server, so many changes a second.
import { readFileSync } from 'node:fs';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { presenceText } from '../../shared/contract/platform/presenceWire';
import { presenceSubject } from '../../shared/contract/platform/subjects';
import { seatsSaying } from './load/seatsSaying';

const [port = '', seedFile = '', seats = '', changes = '0'] = process.argv.slice(2);
const nc = await connect({
  port: Number(port),
  authenticator: nkeyAuthenticator(new TextEncoder().encode(readFileSync(seedFile, 'utf8').trim())),
});
seatsSaying({
  seats: Number(seats),
  changesASecond: Number(changes),
  say: (card) => nc.publish(presenceSubject(card), presenceText(card, Date.now())),
});
