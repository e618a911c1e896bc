// Runs in the host. The board: its feed, and what its page asks.
import type { BoardCalls } from '@shared/contract/board/BoardCalls';
import type { SeatId } from '@shared/kernel/ids';
import type { Side } from '@shared/kernel/side';
import { may } from '@shared/person/may';
import type { People } from '../people/People';
import type { ActorHandlers, PushListener } from '../ServicesPort';
import type { SeatDirectory } from '../seats/SeatDirectory';
import { type BoardFeedDeps, createBoardFeed } from './boardFeed';
import { type BoardHandlerDeps, boardHandlers } from './boardHandlers';

export interface BoardParts
  extends Omit<BoardFeedDeps, 'watched' | 'tell'>,
    Omit<BoardHandlerDeps, 'feed' | 'link'> {
  readonly directory: SeatDirectory;
  readonly people: People;
  readonly push: PushListener;
  waiting(side: Side): readonly number[];
}

export interface Board {
  readonly handlers: Pick<ActorHandlers, keyof BoardCalls>;
  close(): void;
}

export function openBoard(parts: BoardParts): Board {
  const { directory, people, push, seats } = parts;
  // Asked again at every push: who was signed out sees no more of it.
  const watchers = (): readonly SeatId[] =>
    seats.filter((seat) => {
      const person = people.at(seat);
      return directory.isOpen(seat, 'board') && person !== undefined && may(person.role, 'seeBoard');
    });
  const feed = createBoardFeed({
    ...parts,
    watched: () => watchers().length > 0,
    tell: (change) => {
      for (const seat of watchers()) push({ seat, page: 'board' }, 'board.changed', change);
    },
  });
  parts.teamRules.onChange(feed.renew);
  return { handlers: boardHandlers({ ...parts, feed }), close: feed.close };
}
