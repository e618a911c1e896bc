import { assertNever } from '../kernel/assertNever';
import type { SeatState } from './SeatState';

/**
 * What a phone answers when its server rings it for a public number although the seat is not available: 480
 * (`away`) or 486 (`busy`), so that the server rings the next. Undefined: let it ring. A call beside a running one is
 * shown, never turned down unasked.
 */
export function ringRefusal({ at }: SeatState): 'away' | 'busy' | undefined {
  switch (at) {
    case 'available':
    case 'disconnected':
    case 'offered':
    case 'busy':
      return undefined;
    case 'wrapUp':
      return 'busy';
    case 'offline':
    case 'pause':
    case 'training':
    case 'missed':
      return 'away';
    default:
      return assertNever(at);
  }
}
