import { parseSeatId } from '../kernel/ids';

const MOBILE = /^1[3-9]\d{9}$/;
/** Area codes without their 0: 10 and 2x with eight digits behind them, all others with seven or eight. */
const LANDLINE = /^(10|2\d)(\d{8})$|^([3-9]\d{2})(\d{7,8})$/;
/** 400 and 800 are numbers of their own, not area codes. */
const SERVICE = /^[48]00\d{7}$/;

/**
 * One text for one telephone number, however signalling or a person wrote it: `+86 138-0000-0001`,
 * `0086 13800000001` and `013800000001` are `13800000001`; `028 8600 0001` and `+86 28 86000001` are `02886000001`.
 * A local number without its area code stays as it is (see `sameNumbers`). Numbers of other countries keep their
 * `+`; what is no telephone number (a seat, a hidden caller) stays, in small letters. Idempotent.
 */
export function normalNumber(written: string): string {
  const text = written.normalize('NFKC').trim().toLowerCase();
  if (parseSeatId(text) !== undefined) return text;
  const bare = text.replace(/[\s()\-–—.·/]/g, '');
  if (!/^\+?\d+$/.test(bare)) return bare;
  const international = /^(?:\+|00)(\d+)$/.exec(bare)?.[1];
  if (international === undefined) return domestic(bare);
  if (!international.startsWith('86')) return `+${international}`;
  // +86 (0)28 …: the trunk's 0 is written there too.
  return domestic(international.slice(2));
}

function domestic(digits: string): string {
  const known = mobileOrLandline(digits);
  if (known !== undefined) return known;
  // 86 without a plus is a country code only where a whole number stands behind it.
  const behind = digits.startsWith('86') ? mobileOrLandline(digits.slice(2)) : undefined;
  return behind ?? digits;
}

function mobileOrLandline(digits: string): string | undefined {
  if (SERVICE.test(digits)) return digits;
  const national = digits.replace(/^0/, '');
  if (MOBILE.test(national)) return national;
  return LANDLINE.test(national) ? `0${national}` : undefined;
}

/** A local number as it is dialled within its area: seven or eight digits that don't begin like a service. */
const isLocal = (normal: string): boolean => /^[2-8]\d{6,7}$/.test(normal);

/**
 * All normal forms that mean the same telephone as `written` at a place with this area code (`028`): a local
 * number stands for the one with the area code, and the other way round. Two numbers of different areas are never
 * the same. Empty where the caller is hidden or the number is nobody's (110, 12345).
 */
export function sameNumbers(written: string, areaCode: string): readonly string[] {
  const normal = normalNumber(written);
  if (!/^\+?\d{7,}$/.test(normal)) return [];
  if (areaCode === '') return [normal];
  if (isLocal(normal)) return [normal, normalNumber(`${areaCode}${normal}`)];
  const local = normal.startsWith(areaCode) ? normal.slice(areaCode.length) : '';
  return isLocal(local) ? [normal, local] : [normal];
}
