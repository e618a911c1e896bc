// Browser-seat host: what an address asks for.

import { isPage } from '@shared/contract/channels';
import type { Page } from '@shared/contract/Session';
import { parseSeatId, type SeatId } from '@shared/kernel/ids';

export type SeatPath =
  | {
      readonly kind: 'entry';
      readonly seat: SeatId;
      readonly token: string | null;
      /** Where the signed-in person goes; the desk where the address says nothing. */
      readonly page: Page;
    }
  | { readonly kind: 'alive'; readonly seat: SeatId }
  | { readonly kind: 'audio'; readonly seat: SeatId; readonly file: string }
  | { readonly kind: 'file'; readonly seat: SeatId; readonly file: string }
  | { readonly kind: 'pageSocket'; readonly seat: SeatId; readonly page: Page }
  | { readonly kind: 'sipSocket'; readonly seat: SeatId };

/** @param url of the request: path and query; `seats` those that this host serves */
export function readSeatPath(url: string, seats: readonly SeatId[]): SeatPath | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  const match = /^\/s\/([^/]+)\/(.*)$/.exec(path);
  const seat = parseSeatId(match?.[1] ?? '');
  const rest = match?.[2] ?? '';
  if (!seat || !seats.includes(seat)) return undefined;
  const words = new URLSearchParams(query);
  const page = words.get('page');
  if (rest === '') {
    return { kind: 'entry', seat, token: words.get('token'), page: isPage(page) ? page : 'desk' };
  }
  if (rest === 'alive') return { kind: 'alive', seat };
  if (rest === 'sip') return { kind: 'sipSocket', seat };
  if (rest === 'ws') return isPage(page) ? { kind: 'pageSocket', seat, page } : undefined;
  return rest.startsWith('audio/')
    ? { kind: 'audio', seat, file: rest.slice('audio/'.length) }
    : { kind: 'file', seat, file: rest };
}
