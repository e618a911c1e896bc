import { parseSeatId } from '../kernel/ids';

/**
 * A telephone or identity number for a list: the first three and the last four digits stay (138****0001).
 * Shorter than eight characters: the last two stay; public short numbers (five and fewer) and seats are nobody's secret.
 */
export function maskNumber(number: string): string {
  const chars = [...number];
  if (chars.length <= 5 || parseSeatId(number) !== undefined) return number;
  if (chars.length < 8) return `${'*'.repeat(chars.length - 2)}${chars.slice(-2).join('')}`;
  return `${chars.slice(0, 3).join('')}${'*'.repeat(chars.length - 7)}${chars.slice(-4).join('')}`;
}

/** A person's name for a page that did not ask for it: the first character stays (王**). */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name.trim()];
  return `${first}${'*'.repeat(Math.min(rest.length, 2))}`;
};

// Six digits and more, as people write them: 138 0000 0001, 028-8600 0000, 51…X.
const WRITTEN_NUMBER = /\+?\d(?:[ -]?\d){5,}[xX]?/g;

/** Free text with the numbers in it masked. */
export const maskNumbersIn = (text: string): string =>
  text.replace(WRITTEN_NUMBER, (found) => maskNumber(found.replace(/[ -]/g, '')));

/** First line of the narrative, for recognising an order on a list: numbers masked, at most `length` characters. */
export function excerptOf(narrative: string, length = 60): string {
  const line = narrative.trim().split(/\r?\n/, 1)[0] ?? '';
  const chars = [...maskNumbersIn(line)];
  return chars.length > length ? `${chars.slice(0, length - 1).join('')}…` : chars.join('');
}
