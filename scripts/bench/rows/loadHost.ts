// 2,000 and 20,000 seats of one host, without a platform, on its board.
import { openSeat } from '../../../tests/link/testSeat';
import { measureFeed } from '../load/feedLoad';
import { CHANGES_A_SECOND, loadRow, SECONDS } from '../load/loadRow';
import { seatName, seatsSaying } from '../load/seatsSaying';

export const row = loadRow('load-host', 'of one host', async (seats) => {
  const names = Array.from({ length: seats }, (_, n) => seatName(n));
  const host = await openSeat({ seats: names, settings: {}, worker: true });
  try {
    return await measureFeed({
      seat: host,
      seats,
      seconds: SECONDS,
      say: () =>
        seatsSaying({
          seats,
          changesASecond: CHANGES_A_SECOND,
          changesOnly: true,
          say: (card) => host.link.setPresence(card.seat, card),
        }),
    });
  } finally {
    await host.close();
  }
});
