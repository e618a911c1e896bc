const NUMERALS = '〇一二三四五六七八九';
/** A Chinese number is folded where it counts something in an address, and nowhere else (万一, 三圣乡). */
const COUNTED =
  /([〇零一二两三四五六七八九十百]+)(?=段|号|環|环|路|巷|街|栋|幢|单元|楼|层|组|村|社|期|区|线|站|道|院)/g;

/**
 * One text for one place, however it was typed: width, case, blanks and signs don't count, 二段 is 2段. For
 * comparing only, never for showing.
 */
export const placeKey = (place: string): string =>
  place
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(COUNTED, (number) => figures(number));

/** Up to 999; where the text is no number that people write, it stays. */
function figures(number: string): string {
  const text = number.replace(/零/g, '〇').replace(/两/g, '二');
  if (!/[十百]/.test(text)) return [...text].map((char) => NUMERALS.indexOf(char)).join('');
  const parts =
    /^(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (parts === null) return number;
  const [, hundreds, tens, ten, ones] = parts;
  const of = (char: string | undefined, none: number) => (char === undefined ? none : NUMERALS.indexOf(char));
  return String(of(hundreds, 0) * 100 + (ten === undefined ? 0 : of(tens, 1) * 10) + of(ones, 0));
}
