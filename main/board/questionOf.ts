// Runs in the host. A wish of the board as a question to the tables: which seats are of a city or a team is known by
// their cards, and the queues of this host are of the city of its seats.
import type { FiguresWish } from '@shared/contract/board/BoardCalls';
import { queueOf } from '@shared/indicators/facts/foldContacts';
import type { Question } from '@shared/indicators/Question';
import { seatAbroad } from '@shared/kernel/ids';
import { SIDES } from '@shared/kernel/side';
import type { SeatCard } from '@shared/seat/SeatCard';

export function questionOf(
  wish: FiguresWish,
  cards: readonly SeatCard[],
  cities: ReadonlySet<string>,
  asOf: number,
): Question {
  const { by, city, team, ...rest } = wish;
  const [own] = cities;
  const queues =
    own === undefined ? [] : SIDES.map((side) => ({ seat: queueOf(side), region: own, team: undefined }));
  // A number may be given in two cities: what was done at another one's seat is kept under its name with the city.
  const named = ({ seat, region, team }: SeatCard) => ({
    seat: cities.has(region) ? seat : seatAbroad(seat, region),
    region,
    team,
  });
  const places = [...cards.map(named), ...queues];
  const meant = places.filter(
    (one) => (city === undefined || one.region === city) && (team === undefined || one.team === team),
  );
  return {
    ...rest,
    asOf,
    ...(city === undefined && team === undefined ? {} : { seats: meant.map(({ seat }) => seat) }),
    ...(city !== undefined && team === undefined ? { lentTo: city } : {}),
    ...(by === 'city' || by === 'team'
      ? {
          by: 'place',
          bothCities: by === 'city',
          places: Object.fromEntries(
            places.flatMap(({ seat, region, team: of }) => {
              const place = by === 'city' ? region : of;
              return place === undefined ? [] : [[seat, place]];
            }),
          ),
        }
      : { by }),
  };
}
