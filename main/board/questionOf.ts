// Runs in the host. A wish of the board as a question to the tables: which seats are of a city or a team is known by
// their cards.
import type { FiguresWish } from '@shared/contract/board/BoardCalls';
import type { Question } from '@shared/indicators/Question';
import type { SeatCard } from '@shared/seat/SeatCard';

export function questionOf(wish: FiguresWish, cards: readonly SeatCard[], asOf: number): Question {
  const { by, city, team, ...rest } = wish;
  const meant = cards.filter(
    (card) => (city === undefined || card.region === city) && (team === undefined || card.team === team),
  );
  return {
    ...rest,
    asOf,
    ...(city === undefined && team === undefined ? {} : { seats: meant.map(({ seat }) => seat) }),
    ...(by === 'city' || by === 'team'
      ? {
          by: 'place',
          places: Object.fromEntries(
            cards.map((card) => [card.seat, by === 'city' ? card.region : card.team]),
          ),
        }
      : { by }),
  };
}
