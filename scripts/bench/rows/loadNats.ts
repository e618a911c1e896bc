// 2,000 and 20,000 seats at a real server on the board of one host.
import { openLinkWorld } from '../linkWorld';
import { measureFeed, seatLead } from '../load/feedLoad';
import { CHANGES_A_SECOND, loadRow, SECONDS } from '../load/loadRow';
import { saidElsewhere } from '../load/saidElsewhere';

const READER = '12345-001';

export const row = loadRow('load-nats', 'at a nats-server', async (seats) => {
  const world = await openLinkWorld([READER]);
  try {
    const seat = await world.seat(READER);
    seatLead(seat);
    return await measureFeed({
      seat,
      seats,
      seconds: SECONDS,
      say: () => saidElsewhere(world.server, seats, CHANGES_A_SECOND),
      listen: async (hear) => {
        const nc = await world.server.admin();
        nc.subscribe('$KV.presence.>', { callback: (_, message) => hear(message.json()) });
        await nc.flush();
        return () => nc.close();
      },
    });
  } finally {
    await world.close();
  }
});
