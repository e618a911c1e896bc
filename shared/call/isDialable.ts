import { parseSeatId } from '../kernel/ids';
import { normalNumber } from './normalNumber';

/** Emergency and service numbers: 110, 119, 12345, 95598, 96xxx. */
const SERVICE = /^1[12]\d$|^12\d{3}$|^9[56]\d{3,4}$/;
/** A local number, or a whole one; mobile and area code are in it. */
const WHOLE = /^\+?\d{7,15}$/;

/** Whether this could reach somebody: a telephone number as people write it, a public short number, or a seat. */
export function isDialable(written: string): boolean {
  const number = normalNumber(written);
  return SERVICE.test(number) || WHOLE.test(number) || parseSeatId(number) !== undefined;
}
